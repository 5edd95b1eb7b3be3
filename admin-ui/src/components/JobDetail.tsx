import { Button, Group } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { address, get, type Job, type JobProblem, type Money, type Page, post } from '../lib/api';
import { durationText } from '../lib/dates';
import { isUnfinished, stateOfJob, tookNothing, useJob } from '../lib/jobs';
import { countText } from '../lib/money';
import { place } from '../lib/places';
import { useProgram } from '../lib/session';
import { DateText } from './DateText';
import { Facts } from './Facts';
import { FailedJob } from './FailedJob';
import { Icon } from './Icon';
import classes from './JobDetail.module.css';
import { JobProgress } from './JobProgress';
import { MoneySums } from './MoneySums';
import { MoneyText } from './MoneyText';
import { ErrorNote, Loading } from './Notes';
import { Part } from './Part';
import { StateLabel } from './StateLabel';

/** One job: how far it is, what came of it, which lines it could not take. */
export function JobDetail({ id }: { id: number | string }) {
    const program = useProgram();
    const job = useJob(id);
    const queries = useQueryClient();
    const cancel = useMutation({
        mutationFn: () => post(`/jobs/${encodeURIComponent(String(id))}/cancel`),
        onSuccess: () => queries.invalidateQueries({ queryKey: ['/jobs'] }),
    });
    if (job.isPending) {
        return <Loading label="Loading the job" />;
    }
    if (job.isError) {
        return <ErrorNote error={job.error} what="This job could not be loaded" onRetry={() => void job.refetch()} />;
    }
    const one = job.data;
    const preview = one.result?.preview;
    return (
        <div className={classes.job}>
            <div className={`surface ${classes.state}`} aria-live="polite">
                <Group justify="space-between">
                    <StateLabel tone={stateOfJob(one).tone}>{stateOfJob(one).text}</StateLabel>
                    {one.cancellable && (
                        <Button variant="default" size="xs" loading={cancel.isPending} onClick={() => cancel.mutate()}>
                            Cancel
                        </Button>
                    )}
                </Group>
                <JobProgress job={one} />
                {one.failure && <p>{one.failure}</p>}
                <FailedJob job={one} />
                {isUnfinished(one) && (
                    <p className="quiet">You can leave this page: it goes on, and the ring at the top follows it.</p>
                )}
                {one.cancellable && one.kind === 'sales-import' && (
                    <p className="quiet">
                        Cancelled, it keeps the sales that are recorded by then; send the file again for the rest.
                    </p>
                )}
                {tookNothing(one) && (
                    <p>Nothing of this file was taken. What is wrong with it stands below; mended, send it again.</p>
                )}
                {one.state === 'done' && !tookNothing(one) && one.kind.includes('sale') && (
                    <Link className="link" to={place(program.code, 'sales')}>
                        See the sales
                    </Link>
                )}
                {one.state === 'done' && (typeof preview === 'number' || typeof preview === 'string') && (
                    <Link className="link" to={place(program.code, 'previews', preview)}>
                        See the preview
                    </Link>
                )}
                {cancel.isError && <ErrorNote error={cancel.error} what="The job is not cancelled" />}
            </div>
            <Facts
                facts={[
                    ['Asked for', <DateText key="c" at={one.createdAt} zone={program.zone} time age />],
                    ['By', one.startedBy],
                    [
                        'Begun again',
                        one.begunAgain && (
                            <span key="again">
                                <DateText at={one.begunAgain.at} zone={program.zone} time age /> by {one.begunAgain.by}
                            </span>
                        ),
                    ],
                    ['Took', one.startedAt && one.finishedAt && durationText(one.startedAt, one.finishedAt)],
                    ...Object.entries({ ...one.result, ...recordedOf(one) })
                        .filter(([name, value]) => typeof value !== 'object' && name !== 'preview')
                        .map(([name, value]): [string, string] => [
                            words(name),
                            typeof value === 'number' ? countText(value) : String(value),
                        ]),
                    [one.kind === 'settle' ? 'Changes what is earned by' : 'Earned', earnedBy(one)],
                ]}
            />
            {one.problemCount > 0 && <Problems job={one} />}
        </div>
    );
}

function Problems({ job }: { job: Job }) {
    const path = `/jobs/${job.id}/problems`;
    const { data, isPending, isError, error } = useQuery({
        queryKey: [path, job.problemCount],
        queryFn: ({ signal }) =>
            get<Page<JobProblem> | JobProblem[]>(path, { limit: 200 }, signal).then((all) =>
                Array.isArray(all) ? all : all.items,
            ),
    });
    return (
        <Part
            title={`${countText(job.problemCount)} ${job.problemCount === 1 ? 'problem' : 'problems'}`}
            aside={
                <a className="link" href={address(`${path}.csv`)} download>
                    <Icon name="download" size={14} /> CSV
                </a>
            }
        >
            {isPending && <Loading lines={3} label="Loading problems" />}
            {isError && <ErrorNote error={error} what="The problems could not be loaded" />}
            {data && (
                <div className={`surface ${classes.scroll}`} tabIndex={0} role="region" aria-label="Problems">
                    <table className={classes.problems}>
                        <thead>
                            <tr>
                                <th scope="col">Line</th>
                                <th scope="col">Column</th>
                                <th scope="col">Found</th>
                                <th scope="col">Expected</th>
                                <th scope="col">What is wrong</th>
                            </tr>
                        </thead>
                        <tbody>
                            {data.map((problem, i) => (
                                <tr key={i}>
                                    <td className="figures">{problem.line ?? '–'}</td>
                                    <td>{problem.column ?? ''}</td>
                                    <td>{problem.found ?? ''}</td>
                                    <td>{problem.expected ?? ''}</td>
                                    <td>{problem.text}</td>
                                </tr>
                            ))}
                        </tbody>
                    </table>
                </div>
            )}
            {data && data.length < job.problemCount && (
                <p className="quiet">The first {countText(data.length)}; all are in the CSV.</p>
            )}
        </Part>
    );
}

/** How many lines were recorded, by what came of them, as further figures. */
function recordedOf(job: Job): Record<string, number> {
    const recorded = job.result?.recorded;
    return typeof recorded !== 'object' || recorded === null
        ? {}
        : Object.fromEntries(
              Object.entries(recorded as Record<string, number>).map(([state, lines]) => [
                  `recorded, ${state === 'none' ? 'earning nothing' : state}`,
                  lines,
              ]),
          );
}

/** The sums of what was booked, each currency for itself. */
function earnedBy(job: Job): ReactNode {
    const earned = job.result?.earned;
    if (!Array.isArray(earned) || earned.length === 0) {
        return null;
    }
    return <MoneySums sums={earned as Money[]} show={(sum) => <MoneyText money={sum} />} />;
}

/** `linesRead` as `Lines read`. */
function words(name: string): string {
    const text = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
    return text.charAt(0).toUpperCase() + text.slice(1);
}
