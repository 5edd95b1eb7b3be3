import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { MoneySums } from '../../components/MoneySums';
import { MoneyText } from '../../components/MoneyText';
import { Part } from '../../components/Part';
import { get, inProgram, type Job, type Page, type Program, type Totals, type UpcomingPayments } from '../../lib/api';
import { dayText } from '../../lib/dates';
import { countText, isZero, sumsOf } from '../../lib/money';
import { place } from '../../lib/places';
import { useMay } from '../../lib/session';
import classes from './Today.module.css';

/** What the next payouts come to, and when they are. */
export function NextPayouts({ program }: { program: Program }) {
    const path = inProgram(program.code, 'upcoming-payments', 'summary');
    const next = useQuery({
        queryKey: [path],
        queryFn: ({ signal }) => get<UpcomingPayments>(path, {}, signal),
    });
    const paid = next.data?.paid ?? [];
    const left = next.data?.unpaid.filter((one) => !isZero(one.amount.amount)) ?? [];
    const payouts = paid.reduce((all, one) => all + one.payouts, 0);
    const to = place(program.code, 'payouts', 'upcoming');
    return (
        <Part title="Next payouts">
            <div className={classes.import}>
                {next.isError && <span className="quiet">They could not be reckoned.</span>}
                {next.isPending && <span className="quiet">reckoning</span>}
                {next.data !== undefined && (
                    <>
                        <span>
                            <Link className="link" to={to} search={{ what: 'paid' } as never}>
                                {next.data.scheduled ? `On ${dayText(next.data.on)}` : 'If they were made now'}
                            </Link>
                            {payouts === 0 ? (
                                <span className="quiet">: nothing would be paid</span>
                            ) : (
                                <>
                                    {': '}
                                    <MoneySums
                                        sums={sumsOf(paid.map((one) => one.amount))}
                                        show={(sum) => <MoneyText money={sum} />}
                                    />{' '}
                                    <span className="quiet">
                                        by {countText(payouts)} {payouts === 1 ? 'payout' : 'payouts'}
                                    </span>
                                </>
                            )}
                        </span>
                        {!next.data.scheduled && (
                            <span className="quiet">There is no schedule: somebody has to generate payouts.</span>
                        )}
                        {left.length > 0 && (
                            <span>
                                <Link className="link" to={to} search={{ what: 'left-out' } as never}>
                                    Left out
                                </Link>{' '}
                                <span className="quiet">of what is payable</span>{' '}
                                <MoneySums
                                    sums={sumsOf(left.map((one) => one.amount))}
                                    show={(sum) => <MoneyText money={sum} word="taken back" />}
                                />
                            </span>
                        )}
                    </>
                )}
            </div>
        </Part>
    );
}

const JOBS_MAX = 50;

/** What others were not told, and work that broke off, each with its list. */
export function Failures({ program }: { program: string }) {
    const mayHooks = useMay('people');
    const mailsPath = `${inProgram(program, 'mails')}/totals`;
    const failed = { state: 'failed' };
    const mails = useQuery({
        queryKey: [mailsPath, failed],
        queryFn: ({ signal }) => get<Totals>(mailsPath, failed, signal),
    });
    const hooksPath = `${inProgram(program, 'webhook-deliveries')}/totals`;
    const hooks = useQuery({
        queryKey: [hooksPath, failed],
        queryFn: ({ signal }) => get<{ count: number }>(hooksPath, failed, signal),
        enabled: mayHooks,
    });
    // Those that a person put aside, or whose run was made void, are no failures any more.
    const counted = { ...failed, aside: 'false' };
    const asked = { program, ...counted, limit: JOBS_MAX };
    const jobs = useQuery({
        queryKey: ['/jobs', 'failed', asked],
        queryFn: ({ signal }) => get<Page<Job>>('/jobs', asked, signal),
    });
    const broken = jobs.data?.items.length ?? 0;
    return (
        <>
            <Failed
                count={mails.data?.count ?? 0}
                noun={['failed mail', 'failed mails']}
                to={place(program, 'settings', 'mails')}
            />
            <Failed
                count={hooks.data?.count ?? 0}
                noun={['failed delivery to a webhook', 'failed deliveries to webhooks']}
                to={place(program, 'settings', 'deliveries')}
            />
            <Failed
                count={broken}
                more={jobs.data?.next !== null}
                noun={['failed job', 'failed jobs']}
                to={place(program, 'jobs')}
                search={counted}
            />
        </>
    );
}

function Failed({
    count,
    more = false,
    noun,
    to,
    search = { state: 'failed' },
}: {
    count: number;
    more?: boolean;
    noun: [string, string];
    to: string;
    search?: object;
}) {
    return count === 0 ? null : (
        <Link className="link" to={to} search={search as never}>
            {countText(count)}
            {more && ' and more'} {count === 1 ? noun[0] : noun[1]}
        </Link>
    );
}
