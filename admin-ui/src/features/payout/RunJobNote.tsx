import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { JobProgress } from '../../components/JobProgress';
import { ErrorNote, Loading } from '../../components/Notes';
import { StateLabel } from '../../components/StateLabel';
import type { Job, Money } from '../../lib/api';
import { isUnfinished, JOB_STATES, useJob } from '../../lib/jobs';
import { countText } from '../../lib/money';
import { place } from '../../lib/places';
import classes from './Payout.module.css';
import { payoutsText, sumsText } from './words';

/** How far the job is that a step began, then what came of it. */
export function RunJobNote({ program, id }: { program: string; id: string }) {
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
        return <Loading label="Loading the job" lines={1} />;
    }
    if (job.isError) {
        return <ErrorNote error={job.error} what="This job could not be loaded" onRetry={() => void job.refetch()} />;
    }
    const one = job.data;
    return (
        <div className={`surface ${classes.note}`} role="status" aria-label="What was asked for">
            <span>
                <strong>{outcome(one) ?? one.title}</strong>{' '}
                {one.state !== 'done' && (
                    <StateLabel tone={JOB_STATES[one.state].tone}>{JOB_STATES[one.state].text}</StateLabel>
                )}
            </span>
            <JobProgress job={one} />
            {isUnfinished(one) && (
                <p className="quiet">You can leave this page: it goes on, and the ring at the top follows it.</p>
            )}
            {one.failure && <p>{one.failure}</p>}
            {(one.problemCount > 0 || one.state === 'failed') && (
                <Link className="link" to={place(program, 'jobs', one.id)}>
                    {one.problemCount > 0
                        ? `${countText(one.problemCount)} ${one.problemCount === 1 ? 'problem' : 'problems'}: see which`
                        : 'See the job'}
                </Link>
            )}
        </div>
    );
}

/** What a job came to, in a sentence; null where it is not over or says nothing. */
export function outcome(job: Job): string | null {
    const { paid, amounts, approved, blocked, hash, handedOver, leftOut } = job.result ?? {};
    if (job.state !== 'done') {
        return null;
    }
    if (typeof paid === 'number') {
        return `Recorded as paid: ${payoutsText(paid)}${Array.isArray(amounts) && amounts.length > 0 ? `, ${sumsText(amounts as Money[])}` : ''}`;
    }
    if (typeof handedOver === 'number') {
        return `Given to PayPal: ${payoutsText(handedOver)}${typeof leftOut === 'number' && leftOut > 0 ? `; ${countText(leftOut)} left out` : ''}`;
    }
    if (typeof approved === 'number') {
        return `Approved: ${payoutsText(approved)}${typeof blocked === 'number' && blocked > 0 ? `; ${countText(blocked)} stuck` : ''}`;
    }
    return typeof hash === 'string' ? 'Frozen' : null;
}
