import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { FailedJob } from '../../components/FailedJob';
import { JobProgress } from '../../components/JobProgress';
import { ErrorNote, Loading } from '../../components/Notes';
import { StateLabel } from '../../components/StateLabel';
import type { Job, Money } from '../../lib/api';
import { isUnfinished, JOB_STATES, useJob } from '../../lib/jobs';
import { countText } from '../../lib/money';
import { place } from '../../lib/places';
import classes from './Payout.module.css';
import { partnersText, payoutsText, sumsText } from './words';

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
            <FailedJob job={one} />
            {one.state === 'done' && <WhatNext program={program} job={one} />}
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
    const { paid, amounts, approved, blocked, hash, handedOver, leftOut, goal, written, files } = job.result ?? {};
    if (job.state !== 'done') {
        return null;
    }
    if (typeof goal === 'string') {
        return single(job.result ?? {});
    }
    if (typeof written === 'number') {
        return `Written: ${countText(written)} ${written === 1 ? 'mail' : 'mails'}`;
    }
    if (Array.isArray(files)) {
        return files.length === 0
            ? 'No PayPal file was made: see why'
            : `Made ${countText(files.length)} PayPal ${files.length === 1 ? 'file' : 'files'}`;
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

/** What came of paying chosen lines in one step. */
function single({ payouts, paidPayouts, processing, amounts, state }: Record<string, unknown>): string {
    const of = Array.isArray(amounts) && amounts.length > 0 ? `, ${sumsText(amounts as Money[])}` : '';
    const many = payoutsText(Number(payouts));
    if (state === 'void') {
        return 'Nothing was paid: none of the lines is what it showed any more';
    }
    if (state === 'frozen') {
        return `Frozen, and not paid yet: ${many}${of}`;
    }
    return Number(processing) > 0
        ? `Written to a file for PayPal: ${payoutsText(Number(processing))}${of}`
        : Number(paidPayouts) === Number(payouts)
          ? `Recorded as paid: ${many}${of}`
          : `Recorded as paid: ${countText(Number(paidPayouts))} of ${many}${of}`;
}

/** Who must do what, and where. */
function WhatNext({ program, job }: { program: string; job: Job }) {
    const { run, goal, state, leftOut, written } = job.result ?? {};
    if (typeof written === 'number' && written > 0) {
        return (
            <Link className="link" to={place(program, 'settings', 'mails')} search={{ kind: 'payment' } as never}>
                See the mails
            </Link>
        );
    }
    if (typeof goal !== 'string' || typeof run !== 'number') {
        return null;
    }
    return (
        <p>
            {state === 'frozen' && 'It is over the limit: somebody else with the right to finance has to approve it. '}
            {typeof leftOut === 'number' && leftOut > 0 && `${partnersText(leftOut)} left out. `}
            <Link className="link" to={place(program, 'payouts', 'runs', run)}>
                {state === 'frozen'
                    ? 'Open the run to approve it'
                    : goal === 'file'
                      ? 'Download the file from its run'
                      : 'See the run'}
            </Link>
        </p>
    );
}
