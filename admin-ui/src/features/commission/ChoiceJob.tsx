import { ActionIcon } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Icon } from '../../components/Icon';
import { FailedJob } from '../../components/FailedJob';
import { JobProgress } from '../../components/JobProgress';
import { MoneySums } from '../../components/MoneySums';
import { MoneyText } from '../../components/MoneyText';
import { ErrorNote, Loading } from '../../components/Notes';
import { StateLabel } from '../../components/StateLabel';
import type { Job, Money } from '../../lib/api';
import { isUnfinished, JOB_STATES, useJob } from '../../lib/jobs';
import { countText } from '../../lib/money';
import { place } from '../../lib/places';
import { commissionsText } from './choice';
import classes from './Bulk.module.css';

/** How many were asked for, by job, as long as the page is not loaded anew. */
const asked = new Map<string, number>();

export const rememberAsked = (job: string, count: number) => asked.set(job, count);

interface Props {
    program: string;
    id: string;
    onClose?: () => void;
}

/** Approving or declining what was chosen: how far it is, then what came of it. */
export function ChoiceJob({ program, id, onClose }: Props) {
    const job = useJob(id);
    const queries = useQueryClient();
    const ended = job.data !== undefined && !isUnfinished(job.data);
    useEffect(() => {
        // The ring at the top learns of the job at once, and the lists of what it did.
        void queries.invalidateQueries({
            predicate: ({ queryKey }) =>
                ended ? queryKey[0] !== 'session' && queryKey[1] !== 'one' : queryKey[1] === 'newest',
        });
    }, [queries, ended, id]);
    if (job.isPending) {
        return <Loading label="Loading the job" lines={2} />;
    }
    if (job.isError) {
        return <ErrorNote error={job.error} what="This job could not be loaded" onRetry={() => void job.refetch()} />;
    }
    const one = job.data;
    return (
        <div className={`surface ${classes.job}`} role="status" aria-label="What was asked for">
            <div className={classes.head}>
                <span>
                    {one.state === 'done' ? (
                        <Outcome job={one} asked={asked.get(id)} />
                    ) : (
                        <>
                            <strong>{one.title}</strong>{' '}
                            <StateLabel tone={JOB_STATES[one.state].tone}>{JOB_STATES[one.state].text}</StateLabel>
                        </>
                    )}
                </span>
                {onClose !== undefined && !isUnfinished(one) && (
                    <ActionIcon
                        variant="subtle"
                        color="gray"
                        c="var(--quiet)"
                        size={26}
                        aria-label="Close this message"
                        onClick={onClose}
                    >
                        <Icon name="close" size={14} />
                    </ActionIcon>
                )}
            </div>
            <JobProgress job={one} />
            {isUnfinished(one) && (
                <p className="quiet">You can leave this page: it goes on, and the ring at the top follows it.</p>
            )}
            {one.failure && <p>{one.failure}</p>}
            <FailedJob job={one} />
            {(one.problemCount > 0 || one.state === 'failed') && (
                <Link className="link" to={place(program, 'jobs', one.id)}>
                    {one.problemCount > 0
                        ? `${countText(one.problemCount)} could not be declined: see which, and why`
                        : 'See the job'}
                </Link>
            )}
        </div>
    );
}

function Outcome({ job, asked }: { job: Job; asked: number | undefined }) {
    const { commissions, amounts, declined } = job.result ?? {};
    if (typeof declined === 'number') {
        return <strong>Declined {commissionsText(declined)}, each with what belongs to it</strong>;
    }
    if (typeof commissions !== 'number') {
        return <strong>{job.title}</strong>;
    }
    return (
        <>
            <strong>
                Approved {commissionsText(commissions)}
                {Array.isArray(amounts) && amounts.length > 0 && ': '}
            </strong>
            {Array.isArray(amounts) && (
                <MoneySums sums={amounts as Money[]} show={(sum) => <MoneyText money={sum} />} />
            )}
            {asked !== undefined && asked !== commissions && (
                <div className="quiet">{differenceText(asked, commissions)}</div>
            )}
        </>
    );
}

/** Why it is another number than was asked for. */
export function differenceText(asked: number, approved: number): string {
    const more = approved - asked;
    return more > 0
        ? `${countText(asked)} chosen and ${countText(more)} that ${more === 1 ? 'belongs' : 'belong'} to them: refunds and corrections of the same sales.`
        : `${countText(asked)} were chosen; ${countText(-more)} of them ${more === -1 ? 'was' : 'were'} not pending any more.`;
}
