import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Filter } from '../../components/DataTable/columns';
import { DataTable } from '../../components/DataTable/DataTable';
import { useAddress } from '../../components/DataTable/useAddress';
import { MoneySums } from '../../components/MoneySums';
import { MoneyText } from '../../components/MoneyText';
import { EmptyState, ErrorNote, Loading } from '../../components/Notes';
import { Screen } from '../../components/Screen';
import { get, inProgram, type PayoutSchedule, type PendingPayment, type UpcomingPayments } from '../../lib/api';
import { dayText } from '../../lib/dates';
import { place } from '../../lib/places';
import { useMay, useProgram } from '../../lib/session';
import { paidPart } from './chosen';
import { GenerateDialog } from './GenerateDialog';
import { lineColumns } from './lineColumns';
import classes from './Payout.module.css';
import { PayoutTabs } from './PayoutTabs';
import { ScheduleDialog, scheduleText } from './ScheduleDialog';
import { partnersText, payoutsText, reasonText, WHAT_FILTER } from './words';

const FILTERS: Filter[] = [
    { name: 'q', title: 'Find a partner', kind: 'text' },
    { name: 'currency', title: 'Currency', kind: 'text', toQuery: (value) => value.toUpperCase() },
    WHAT_FILTER,
];
const TOTALS = {
    noun: ['line', 'lines'] as [string, string],
    names: { payable: 'Payable', onHold: 'On hold', notApproved: 'Not approved' },
};

/** What the next scheduled run would pay, whom, and who would be left out. */
export function Upcoming() {
    const program = useProgram();
    const may = useMay('finance');
    const [asked, setAsked] = useState<'generate' | 'schedule' | null>(null);
    const path = inProgram(program.code, 'upcoming-payments', 'summary');
    const summary = useQuery({
        queryKey: [path],
        queryFn: ({ signal }) => get<UpcomingPayments>(path, {}, signal),
    });
    const schedulePath = inProgram(program.code, 'payout-schedule');
    const schedule = useQuery({
        queryKey: [schedulePath],
        queryFn: ({ signal }) => get<PayoutSchedule>(schedulePath, {}, signal),
    });
    return (
        <Screen
            fill
            title="Payouts"
            says="What the next payouts would be, reckoned as a run does it, of what is approved by now."
            actions={
                may && (
                    <>
                        <Button variant="default" onClick={() => setAsked('schedule')}>
                            {schedule.data?.every == null ? 'Set a schedule' : 'Change the schedule'}
                        </Button>
                        <Button disabled={summary.data === undefined} onClick={() => setAsked('generate')}>
                            Generate payouts
                        </Button>
                    </>
                )
            }
            tabs={
                <>
                    <PayoutTabs program={program.code} />
                    {summary.isError && (
                        <ErrorNote
                            error={summary.error}
                            what="The next payouts could not be reckoned"
                            onRetry={() => void summary.refetch()}
                        />
                    )}
                    {summary.isPending && <Loading label="Reckoning the next payouts" lines={3} />}
                    {summary.data !== undefined && <Next next={summary.data} schedule={schedule.data} />}
                </>
            }
        >
            <DataTable<PendingPayment>
                name="upcoming-payments"
                label="Upcoming payments"
                path={inProgram(program.code, 'upcoming-payments')}
                columns={lineColumns(program, 'Then')}
                filters={FILTERS}
                saved={[]}
                rowId={(row) => `${row.partner} ${row.payable.currency}`}
                rowTo={(row) => place(program.code, 'partners', row.partner)}
                keepSearch={false}
                totals={TOTALS}
                empty={
                    <EmptyState icon="payouts" title="Nobody is owed anything">
                        A partner stands here from the first commission on.
                    </EmptyState>
                }
            />
            {asked === 'generate' && summary.data !== undefined && (
                <GenerateDialog program={program} upTo={summary.data.to} onClose={() => setAsked(null)} />
            )}
            {asked === 'schedule' && (
                <ScheduleDialog program={program} now={schedule.data ?? null} onClose={() => setAsked(null)} />
            )}
        </Screen>
    );
}

/** The next payouts as a whole. */
function Next({ next, schedule }: { next: UpcomingPayments; schedule: PayoutSchedule | undefined }) {
    const part = paidPart(next);
    return (
        <div className={classes.upcoming}>
            <section className={`surface ${classes.box}`} aria-label="Next payouts">
                <h2>{next.scheduled ? `On ${dayText(next.on)}` : 'If they were made now'}</h2>
                <div style={{ margin: '0.35rem 0 0' }}>
                    {part.payouts === 0 ? (
                        <strong>Nothing would be paid.</strong>
                    ) : (
                        <>
                            <MoneySums sums={part.sums} show={(sum) => <MoneyText money={sum} large />} />{' '}
                            <span className="quiet">by {payoutsText(part.payouts)}</span>
                        </>
                    )}
                </div>
                <p className="quiet">
                    Earned until {dayText(next.to)}, without a lower end.{' '}
                    {schedule === undefined
                        ? ''
                        : schedule.every === null
                          ? 'There is no schedule: payouts are made when somebody generates them.'
                          : `Made by themselves ${scheduleText(schedule)}, set by ${schedule.by}; then they wait to be reviewed.`}
                </p>
            </section>
            <WouldBeLeftOut next={next} />
        </div>
    );
}

/** By reason; where there is little room it opens when asked. */
function WouldBeLeftOut({ next }: { next: UpcomingPayments }) {
    const narrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false }) ?? false;
    const { change } = useAddress();
    const table = (
        <table className={classes.table}>
            <tbody>
                {next.leftOut.map((sum) => (
                    <tr key={sum.reason + sum.amount.currency}>
                        <th scope="row">
                            <button
                                type="button"
                                className={`link ${classes.asLink}`}
                                onClick={() => change({ what: sum.reason })}
                            >
                                {reasonText(sum.reason)}
                            </button>
                        </th>
                        <td className={`figures ${classes.count}`}>{partnersText(sum.partners)}</td>
                        <td className={classes.right}>
                            <MoneyText money={sum.amount} word="taken back" />
                        </td>
                    </tr>
                ))}
            </tbody>
        </table>
    );
    return (
        <section className={`surface ${classes.box}`} aria-label="Who would be left out">
            {next.leftOut.length === 0 ? (
                <>
                    <h2>Who would be left out</h2>
                    <p className="quiet">Nobody.</p>
                </>
            ) : narrow ? (
                <details>
                    <summary>Who would be left out</summary>
                    {table}
                </details>
            ) : (
                <>
                    <h2>Who would be left out</h2>
                    {table}
                </>
            )}
        </section>
    );
}
