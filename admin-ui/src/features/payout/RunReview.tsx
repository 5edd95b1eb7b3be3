import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { MoneySums } from '../../components/MoneySums';
import { MoneyText } from '../../components/MoneyText';
import { ErrorNote, Loading } from '../../components/Notes';
import { payoutState } from '../../components/records/states';
import { get, inProgram, type Page, type PayoutRow, type PayoutRun, type Program, type Totals } from '../../lib/api';
import { countText, sumsOf } from '../../lib/money';
import { place } from '../../lib/places';
import classes from './Payout.module.css';
import { RunPapers } from './RunPapers';
import { useRun } from './useRun';
import { methodText, partOf, payoutsText, reasonText, REASONS, untied } from './words';

const LARGEST = 10;

/** The run on one page: the largest payouts, totals that tie, who is left out. */
export function RunReview() {
    const { program, run } = useRun();
    if (run.data === undefined) {
        return null;
    }
    return (
        <div className={classes.two}>
            <div className={classes.column}>
                <Largest program={program} run={run.data} />
                <RunPapers program={program} run={run.data} />
            </div>
            <div className={classes.column}>
                <Ties program={program} run={run.data} />
                <LeftOut program={program.code} run={run.data} />
            </div>
        </div>
    );
}

const LIVING = ['open', 'frozen', 'approved', 'scheduled', 'processing', 'paid', 'failed', 'returned'] as const;

function Largest({ program, run }: { program: Program; run: PayoutRun }) {
    const path = inProgram(program.code, 'payouts');
    const query = { run: run.id, sort: '-amount', limit: LARGEST };
    const largest = useQuery({
        queryKey: [path, 'largest', query, run.state],
        queryFn: ({ signal }) => get<Page<PayoutRow>>(path, query, signal),
        enabled: run.state !== 'making',
    });
    const all = partOf(run, [...LIVING]);
    const total = partOf(run, [...LIVING, 'void']).payouts;
    const to = (...rest: (string | number)[]) => place(program.code, 'payouts', 'runs', run.id, 'payouts', ...rest);
    return (
        <section className={`surface ${classes.box}`} aria-label="Who is paid">
            <h2>Who is paid</h2>
            <div style={{ margin: '0.35rem 0 0.6rem' }}>
                {all.sums.length === 0 ? (
                    <span className="quiet">Nobody.</span>
                ) : (
                    <MoneySums sums={all.sums} show={(sum) => <MoneyText money={sum} large />} />
                )}{' '}
                {all.payouts > 0 && <span className="quiet">in {payoutsText(all.payouts)}</span>}
            </div>
            {largest.isPending && run.state !== 'making' && <Loading label="Loading the payouts" lines={4} />}
            {largest.isError && <ErrorNote error={largest.error} onRetry={() => void largest.refetch()} />}
            {largest.data && largest.data.items.length > 0 && (
                <>
                    <table className={classes.table}>
                        <thead>
                            <tr>
                                <th scope="col">Partner</th>
                                <th scope="col">Invoice</th>
                                <th scope="col">Made of</th>
                                <th scope="col">Method</th>
                                <th scope="col" className={classes.right}>
                                    Amount
                                </th>
                            </tr>
                        </thead>
                        <tbody>
                            {largest.data.items.map((one) => (
                                <tr key={one.id}>
                                    <th scope="row">
                                        <Link className="link" to={to(one.id)}>
                                            {one.partner}
                                        </Link>
                                        {one.state === 'void' && <> {payoutState(one.state)}</>}
                                        {one.fault !== null && <> {payoutState(one.state)} stuck</>}
                                    </th>
                                    <td className="figures">{one.invoice}</td>
                                    <td className="figures">{linesText(one.entries)}</td>
                                    <td>{methodText(one.method)}</td>
                                    <td className={classes.right}>
                                        <MoneyText money={one.amount} />
                                    </td>
                                </tr>
                            ))}
                        </tbody>
                    </table>
                    {total > largest.data.items.length && (
                        <p>
                            The {LARGEST} largest.{' '}
                            <Link className="link" to={to()}>
                                All {payoutsText(total)}
                            </Link>
                        </p>
                    )}
                </>
            )}
        </section>
    );
}

const linesText = (count: number) => `${countText(count)} ${count === 1 ? 'line' : 'lines'}`;

/** The states of all payouts, which make up the whole. */
function Ties({ program, run }: { program: Program; run: PayoutRun }) {
    const path = `${inProgram(program.code, 'payouts')}/totals`;
    const totals = useQuery({
        queryKey: [path, { run: run.id }, run.sums],
        queryFn: ({ signal }) => get<Totals>(path, { run: run.id }, signal),
        enabled: run.state !== 'making',
    });
    const parts = run.sums.map((sum) => sum.amount);
    if (run.sums.length === 0) {
        return null;
    }
    const wrong = totals.data === undefined ? null : untied(parts, totals.data.sums);
    const count = run.sums.reduce((all, sum) => all + sum.payouts, 0);
    return (
        <section className={`surface ${classes.box}`} aria-label="Totals">
            <h2>Totals</h2>
            <table className={classes.table}>
                <thead>
                    <tr>
                        <th scope="col">State</th>
                        <th scope="col" className={classes.count}>
                            Payouts
                        </th>
                        <th scope="col" className={classes.right}>
                            Amount
                        </th>
                    </tr>
                </thead>
                <tbody>
                    {run.sums.map((sum) => (
                        <tr key={sum.state + sum.amount.currency}>
                            <th scope="row">{payoutState(sum.state)}</th>
                            <td className={`figures ${classes.count}`}>{countText(sum.payouts)}</td>
                            <td className={classes.right}>
                                <MoneyText money={sum.amount} />
                            </td>
                        </tr>
                    ))}
                </tbody>
                <tfoot>
                    {sumsOf(parts).map((sum, i) => (
                        <tr key={sum.currency}>
                            <th scope="row">{i === 0 ? 'Together' : ''}</th>
                            <td className={`figures ${classes.count}`}>{i === 0 ? countText(count) : ''}</td>
                            <td className={classes.right}>
                                <MoneyText money={sum} />
                            </td>
                        </tr>
                    ))}
                </tfoot>
            </table>
            {totals.data !== undefined &&
                (wrong === null && totals.data.count === count ? (
                    <p className="quiet">
                        The totals tie: the states together are all {payoutsText(count)} of the run.
                    </p>
                ) : (
                    <p role="alert" className={classes.warn}>
                        The totals do not tie:{' '}
                        {wrong ?? `${countText(count)} by state, ${countText(totals.data.count)} in all`}. Load the page
                        again; if it stays, run the audit.
                    </p>
                ))}
            {run.inPayouts > 0 && (
                <p className="quiet">
                    {linesText(run.inPayouts)} {run.inPayouts === 1 ? 'was' : 'were'} in other payouts already and{' '}
                    {run.inPayouts === 1 ? 'was' : 'were'} skipped: nothing is paid twice.
                </p>
            )}
        </section>
    );
}

/** Grouped by reason, with sums. */
function LeftOut({ program, run }: { program: string; run: PayoutRun }) {
    const to = place(program, 'payouts', 'runs', run.id, 'left-out');
    return (
        <section className={`surface ${classes.box}`} aria-label="Who is left out">
            <h2>Who is left out</h2>
            {run.leftOut.length === 0 ? (
                <p className="quiet">{run.state === 'making' ? 'Not known yet.' : 'Nobody.'}</p>
            ) : (
                <>
                    <table className={classes.table}>
                        <thead>
                            <tr>
                                <th scope="col">Reason</th>
                                <th scope="col" className={classes.count}>
                                    Partners
                                </th>
                                <th scope="col" className={classes.right}>
                                    Amount
                                </th>
                            </tr>
                        </thead>
                        <tbody>
                            {run.leftOut.map((sum) => (
                                <tr key={sum.reason + sum.amount.currency}>
                                    <th scope="row">
                                        <Link className="link" to={to} search={{ reason: sum.reason } as never}>
                                            {reasonText(sum.reason)}
                                        </Link>
                                        <div className="quiet">{REASONS[sum.reason]?.mend}</div>
                                    </th>
                                    <td className={`figures ${classes.count}`}>{countText(sum.partners)}</td>
                                    <td className={classes.right}>
                                        <MoneyText money={sum.amount} word="taken back" />
                                    </td>
                                </tr>
                            ))}
                        </tbody>
                    </table>
                    <p className="quiet">A partner stands under each reason that holds.</p>
                </>
            )}
        </section>
    );
}
