import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { MoneySums } from '../../components/MoneySums';
import { MoneyText } from '../../components/MoneyText';
import { Loading } from '../../components/Notes';
import { Part } from '../../components/Part';
import { get, inProgram, type OwedWithoutDetails, type PaidMonth, type Program, type Totals } from '../../lib/api';
import { monthText } from '../../lib/dates';
import { countText } from '../../lib/money';
import { place } from '../../lib/places';
import classes from './Today.module.css';

const MonthBars = lazy(() => import('../../components/plots/MonthBars'));

const STUCK = { stuck: true, state: 'open,frozen,approved,scheduled,processing' };

/** What keeps payments from being made, each with the place where it is mended. */
export function StuckPayments({ program }: { program: string }) {
    const totalsPath = inProgram(program, 'payouts', 'totals');
    const faults = useQuery({
        queryKey: [totalsPath, STUCK],
        queryFn: ({ signal }) => get<Totals>(totalsPath, STUCK, signal),
    });
    const path = inProgram(program, 'pending-payments', 'without-details');
    const without = useQuery({
        queryKey: [path],
        queryFn: ({ signal }) => get<OwedWithoutDetails[]>(path, {}, signal),
    });
    const stuck = faults.data?.count ?? 0;
    const owed = without.data ?? [];
    return (
        <>
            {stuck > 0 && (
                <span>
                    <Link className="link" to={place(program, 'payouts', 'open')} search={{ stuck: 'true' } as never}>
                        {countText(stuck)} {stuck === 1 ? 'payout' : 'payouts'} stuck
                    </Link>{' '}
                    <span className="quiet">of</span>{' '}
                    <MoneySums sums={faults.data?.sums ?? []} show={(sum) => <MoneyText money={sum} />} />
                </span>
            )}
            {owed.map((one) => (
                <span key={one.owed.currency}>
                    <Link className="link" to={place(program, 'partners')} search={{ payment: 'none' } as never}>
                        {countText(one.partners)} {one.partners === 1 ? 'partner' : 'partners'} without payment details
                    </Link>{' '}
                    <span className="quiet">owed</span> <MoneyText money={one.owed} />
                </span>
            ))}
        </>
    );
}

/** What left, month by month. */
export function PaidByMonth({ program }: { program: Program }) {
    const path = inProgram(program.code, 'payouts', 'by-month');
    const months = useQuery({ queryKey: [path], queryFn: ({ signal }) => get<PaidMonth[]>(path, {}, signal) });
    const rows = (months.data ?? []).map((one) => ({ month: one.month, money: one.paid }));
    const currencies = new Set(rows.map((row) => row.money.currency));
    if (months.data === undefined) {
        return null;
    }
    return (
        <Part title={currencies.size === 1 ? `Paid by month, ${[...currencies].join('')}` : 'Paid by month'}>
            {rows.length === 0 ? (
                <span className="quiet">
                    Nothing was paid yet.{' '}
                    <Link className="link" to={place(program.code, 'payouts')} search={{ what: 'all' } as never}>
                        See what is pending
                    </Link>
                </span>
            ) : (
                <>
                    <Suspense fallback={<Loading lines={3} label="Drawing" />}>
                        <MonthBars rows={rows} label={`Paid by month in ${program.name}`} />
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
            )}
        </Part>
    );
}
