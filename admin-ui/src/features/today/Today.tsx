import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { DateText } from '../../components/DateText';
import { JobProgress } from '../../components/JobProgress';
import { MoneyText } from '../../components/MoneyText';
import { EmptyState, ErrorNote, Loading } from '../../components/Notes';
import { Part } from '../../components/Part';
import { Screen } from '../../components/Screen';
import { StateLabel } from '../../components/StateLabel';
import { get, inProgram, type Money, type Program, type Today as Told } from '../../lib/api';
import { dayText, monthText } from '../../lib/dates';
import { stateOfJob } from '../../lib/jobs';
import { countText, toMoney } from '../../lib/money';
import { place } from '../../lib/places';
import { useProgram, useSession } from '../../lib/session';
import { Failures, NextPayouts } from './Due';
import { PaidByMonth, StuckPayments } from './Payments';
import { ByLevel, PayableByAge } from './Plots';
import { StuckBatches } from './StuckBatches';
import classes from './Today.module.css';

const MonthBars = lazy(() => import('../../components/plots/MonthBars'));

export function Today() {
    const program = useProgram();
    const session = useSession();
    const path = inProgram(program.code, 'today');
    const today = useQuery({ queryKey: [path], queryFn: ({ signal }) => get<Told>(path, {}, signal) });
    return (
        <Screen
            title="Today"
            says={`${program.name}${session ? `, ${session.person.displayName}` : ''}: what is owed, what waits, what was earned.`}
        >
            {today.isPending && <Loading label="Loading today" />}
            {today.isError && (
                <ErrorNote error={today.error} what="Today could not be loaded" onRetry={() => void today.refetch()} />
            )}
            {today.data && <Sums program={program} today={today.data} />}
        </Screen>
    );
}

function Sums({ program, today }: { program: Program; today: Told }) {
    const commissions = place(program.code, 'commissions');
    const release = today.onHold.find((one) => one.nextReleaseOn !== null)?.nextReleaseOn;
    if (today.lastImport === null && today.byMonth.length === 0 && today.parked.count === 0) {
        return <Beginning program={program.code} />;
    }
    return (
        <>
            <div className={classes.sums}>
                <Sum
                    title="Pending"
                    says="earned, not yet approved"
                    to={commissions}
                    search={{ state: 'pending' }}
                    amounts={today.pending}
                />
                <Sum
                    title="On hold"
                    says={release ? `next released on ${dayText(release)}` : 'nothing waits for its day'}
                    to={commissions}
                    search={{ standing: 'on-hold', sort: 'payableFrom' }}
                    amounts={today.onHold.map((one) => one.money)}
                />
                <Sum
                    title="Payable"
                    says="approved, past its hold, in no payout"
                    to={place(program.code, 'payouts')}
                    search={{ what: 'all' }}
                    amounts={today.payable}
                />
                <Sum
                    title="Being paid"
                    says="in a payout that is not paid yet"
                    to={place(program.code, 'payouts', 'open')}
                    search={{}}
                    amounts={today.beingPaid}
                />
            </div>
            <div className={classes.two}>
                <NextPayouts program={program} />
                <Part title="What is stuck">
                    <div className={classes.import}>
                        <Stuck program={program.code} today={today} />
                        <StuckPayments program={program.code} />
                        <StuckBatches program={program.code} count={today.stuckPayments?.batches ?? 0} />
                        <Failures program={program.code} />
                    </div>
                </Part>
                <Part title="Last import">
                    {today.lastImport === null ? (
                        <span className="quiet">
                            Nothing was imported yet.{' '}
                            <Link className="link" to={place(program.code, 'import')}>
                                Import sales
                            </Link>
                        </span>
                    ) : (
                        <div className={classes.import}>
                            <div>
                                <Link className="link" to={place(program.code, 'jobs', today.lastImport.id)}>
                                    {today.lastImport.title}
                                </Link>{' '}
                                <StateLabel tone={stateOfJob(today.lastImport).tone}>
                                    {stateOfJob(today.lastImport).text}
                                </StateLabel>
                            </div>
                            <DateText
                                at={today.lastImport.finishedAt ?? today.lastImport.createdAt}
                                zone={program.zone}
                                time
                                age
                            />
                            <JobProgress job={today.lastImport} />
                            {today.lastImport.problemCount > 0 && (
                                <Link className="link" to={place(program.code, 'jobs', today.lastImport.id)}>
                                    {countText(today.lastImport.problemCount)}{' '}
                                    {today.lastImport.problemCount === 1 ? 'problem' : 'problems'} in the file
                                </Link>
                            )}
                        </div>
                    )}
                    <Books checked={today.balanceChecked} zone={program.zone} />
                </Part>
            </div>
            <div className={classes.plots}>
                <PayableByAge program={program} />
                <ByLevel program={program} />
            </div>
            <Part title={earnedTitle(today)}>
                <ByMonth program={program} months={today.byMonth} />
            </Part>
            <PaidByMonth program={program} />
        </>
    );
}

/** With its currency where all months have the same. */
function earnedTitle(today: Told): string {
    const currencies = new Set(today.byMonth.map((one) => one.currency));
    return currencies.size === 1 ? `Earned by month, ${[...currencies].join('')}` : 'Earned by month';
}

function Sum({
    title,
    says,
    to,
    search,
    amounts,
}: {
    title: string;
    says: string;
    to: string;
    search: object;
    amounts: Money[];
}) {
    return (
        <Link to={to} search={search as never} className={`surface ${classes.sum}`}>
            <span className={classes.title}>{title}</span>
            <span className={classes.amounts}>
                {amounts.length === 0 && <span className="quiet">nothing</span>}
                {amounts.map((money) => (
                    <MoneyText key={money.currency} money={money} large />
                ))}
            </span>
            <span className="quiet">{says}</span>
        </Link>
    );
}

function Stuck({ program, today }: { program: string; today: Told }): ReactNode {
    if (today.parked.count === 0) {
        return <span className="quiet">Every sale has been decided.</span>;
    }
    return (
        <div className={classes.import}>
            <Link className="link" to={place(program, 'parked')}>
                {countText(today.parked.count)} parked {today.parked.count === 1 ? 'sale' : 'sales'}
            </Link>
            {today.parked.reasons.slice(0, 3).map((one) => {
                const text = typeof one === 'string' ? one : `${countText(one.count)} × ${one.reason}`;
                return (
                    <span key={text} className="quiet">
                        {text}
                    </span>
                );
            })}
        </div>
    );
}

function Books({ checked, zone }: { checked: Told['balanceChecked']; zone: string }) {
    if (checked === null) {
        return null;
    }
    const at = typeof checked === 'string' ? checked : checked.at;
    const ok = typeof checked === 'string' || checked.ok;
    return (
        <p style={{ marginBottom: 0 }}>
            <StateLabel tone={ok ? 'good' : 'bad'}>{ok ? 'the books balance' : 'the books do not balance'}</StateLabel>{' '}
            <span className="quiet">
                checked <DateText at={at} zone={zone} age />
            </span>
        </p>
    );
}

function ByMonth({ program, months }: { program: Program; months: Told['byMonth'] }) {
    if (months.length === 0) {
        return <span className="quiet">Nothing earned yet.</span>;
    }
    const rows = months.map((one) => ({ month: one.month, money: toMoney(one.earned, one.currency) }));
    return (
        <>
            <Suspense fallback={<Loading lines={3} label="Drawing" />}>
                <MonthBars rows={rows} label={`Earned by month in ${program.name}`} />
            </Suspense>
            <details>
                <summary className="quiet">As a table</summary>
                <table className={classes.table}>
                    <tbody>
                        {rows.map((row) => (
                            <tr key={row.month + row.money.currency}>
                                <th scope="row">{monthText(row.month)}</th>
                                <td>
                                    <MoneyText money={row.money} />
                                </td>
                            </tr>
                        ))}
                    </tbody>
                </table>
            </details>
        </>
    );
}

function Beginning({ program }: { program: string }) {
    return (
        <EmptyState
            icon="today"
            title="Nothing has happened yet"
            action={
                <Button component={Link} to={place(program, 'import')}>
                    Import sales
                </Button>
            }
        >
            Partners, a policy that is in force, and sales: then this page shows what is owed, what waits and what was
            earned.
        </EmptyState>
    );
}
