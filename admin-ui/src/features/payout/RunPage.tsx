import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { BackLink } from '../../components/BackLink';
import { useAddress } from '../../components/DataTable/useAddress';
import { DateText } from '../../components/DateText';
import { ErrorNote, Loading } from '../../components/Notes';
import { Screen } from '../../components/Screen';
import { TabLinks } from '../../components/TabLinks';
import type { PayoutRun } from '../../lib/api';
import { isUnfinished, useJob } from '../../lib/jobs';
import { place } from '../../lib/places';
import { useSession } from '../../lib/session';
import classes from './Payout.module.css';
import { RunActions } from './RunActions';
import { RunJobNote } from './RunJobNote';
import { nextText, runState, RunSteps } from './RunSteps';
import { useRun } from './useRun';
import { groupText, partnersText, rangeText } from './words';

/** A run, reviewed like a bank transfer: who, how much, of what, who is left out, what comes next. */
export function RunPage() {
    const { program, id, run } = useRun();
    const { pathname } = useLocation();
    const { search, change } = useAddress();
    const name = useSession()?.person.name;
    const to = (...rest: string[]) => place(program.code, 'payouts', 'runs', id, ...rest);
    const above = <BackLink to={place(program.code, 'payouts', 'runs')}>Payout runs</BackLink>;
    if (run.data === undefined) {
        return (
            <Screen title="Payout run" above={above}>
                {run.isError ? (
                    <ErrorNote
                        error={run.error}
                        what="This payout run could not be loaded"
                        onRetry={() => void run.refetch()}
                    />
                ) : (
                    <Loading label="Loading the payout run" />
                )}
            </Screen>
        );
    }
    const one = run.data;
    // A run of a report goes on by itself, from one job to the next.
    const making = (one.state === 'making' || one.report !== null) && one.job !== null ? String(one.job) : undefined;
    // What followed by itself is later than what a person began.
    const job = Number(making ?? 0) > Number(search.job ?? 0) ? making : search.job;
    return (
        <Screen
            fill={pathname !== to()}
            title={one.batch}
            says={
                <>
                    {runState(one)}{' '}
                    {one.report === null ? (
                        `Earned ${rangeText(one)}, `
                    ) : (
                        <>
                            {groupText(one)}{' '}
                            <Link className="link" to={place(program.code, 'reports', one.report)}>
                                Ledger report
                            </Link>
                        </>
                    )}
                    {one.report === null && whomText(one)}; to be paid on <DateText at={one.payOn} />.
                </>
            }
            above={above}
            actions={<Actions job={job} onStarted={(started) => change({ job: started }, true)} />}
            tabs={
                <>
                    <p className={classes.next}>{nextText(one, name)}</p>
                    {pathname === to() && <RunSteps run={one} zone={program.zone} />}
                    {job !== undefined && <RunJobNote program={program.code} id={job} />}
                    <TabLinks
                        label="Payout run"
                        links={[
                            { to: to(), title: 'Review', exact: true },
                            { to: to('payouts'), title: 'Payouts' },
                            { to: to('left-out'), title: 'Left out' },
                        ]}
                    />
                </>
            }
        >
            <Outlet />
        </Screen>
    );
}

const whomText = (run: PayoutRun): string =>
    `${run.partners === null ? 'all partners' : `${partnersText(run.partners)} chosen`}${run.noMinimum ? ', below the minimum too' : ''}`;

/** While a job is at the run, nothing else is begun. */
function Actions({ job, onStarted }: { job: string | undefined; onStarted: (job: string) => void }) {
    return job === undefined ? (
        <Ready busy={false} onStarted={onStarted} />
    ) : (
        <Following job={job} onStarted={onStarted} />
    );
}

function Following({ job, onStarted }: { job: string; onStarted: (job: string) => void }) {
    const { data } = useJob(job);
    return <Ready busy={data === undefined || isUnfinished(data)} onStarted={onStarted} />;
}

function Ready({ busy, onStarted }: { busy: boolean; onStarted: (job: string) => void }) {
    const { program, run } = useRun();
    return run.data === undefined ? null : (
        <RunActions program={program} run={run.data} busy={busy} onStarted={onStarted} />
    );
}
