import { Button, Group } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useAddress } from '../../components/DataTable/useAddress';
import { DateText } from '../../components/DateText';
import { MoneyText } from '../../components/MoneyText';
import { ErrorNote, Loading } from '../../components/Notes';
import { RecordDrawer } from '../../components/RecordDrawer';
import {
    address,
    get,
    inProgram,
    type LedgerEntry,
    type LedgerPage,
    type LedgerReport,
    type Money,
} from '../../lib/api';
import { dayText } from '../../lib/dates';
import { place } from '../../lib/places';
import { useProgram } from '../../lib/session';
import classes from './LedgerDrawer.module.css';

const ROWS_A_PAGE = 100;

/** The entries behind a row of the report, as a bank would state them. */
export function LedgerDrawer() {
    const program = useProgram();
    const { report: id = '', partner = '' } = useParams({ strict: false }) as { report?: string; partner?: string };
    const { search } = useAddress();
    const navigate = useNavigate();
    const path = inProgram(program.code, 'reports', id);
    const report = useQuery({ queryKey: [path], queryFn: ({ signal }) => get<LedgerReport>(path, {}, signal) });
    const currency = search.currency ?? program.currency;
    const of = inProgram(program.code, 'partners', partner);
    const query = { currency, from: report.data?.from, to: report.data?.to };
    const ledger = useInfiniteQuery({
        queryKey: [`${of}/ledger`, query],
        queryFn: ({ pageParam, signal }) =>
            get<LedgerPage>(`${of}/ledger`, { ...query, limit: ROWS_A_PAGE, cursor: pageParam }, signal),
        initialPageParam: null as string | null,
        getNextPageParam: (last) => last.next,
        enabled: report.data !== undefined,
    });
    const first = ledger.data?.pages[0];
    const items = ledger.data?.pages.flatMap((page) => page.items) ?? [];
    return (
        <RecordDrawer
            wide
            title={`Ledger of ${partner}`}
            onClose={() => {
                const { currency: _, ...rest } = search;
                void navigate({ to: place(program.code, 'reports', id), search: rest as never });
            }}
        >
            {report.data && (
                <Group justify="space-between" mb="sm">
                    <span className="quiet">
                        {dayText(report.data.from)} to {dayText(report.data.to)}, in {currency}, as of now
                    </span>
                    <Group gap="xs">
                        <Button
                            component={Link}
                            to={place(program.code, 'partners', partner)}
                            variant="subtle"
                            size="compact-sm"
                        >
                            Partner
                        </Button>
                        <Button
                            component="a"
                            href={address(`${of}/ledger.csv`, query)}
                            download
                            variant="subtle"
                            size="compact-sm"
                        >
                            CSV
                        </Button>
                        <Button
                            component="a"
                            href={address(`${of}/statement`, { ...query, format: 'pdf' })}
                            target="_blank"
                            variant="default"
                            size="compact-sm"
                        >
                            Statement
                        </Button>
                    </Group>
                </Group>
            )}
            {(report.isPending || ledger.isPending) && !report.isError && <Loading label="Loading the ledger" />}
            {(report.isError || ledger.isError) && (
                <ErrorNote
                    error={report.error ?? ledger.error}
                    what="The ledger could not be loaded"
                    onRetry={() => void (report.isError ? report.refetch() : ledger.refetch())}
                />
            )}
            {first && (
                <table className={classes.statement} role="table">
                    <thead role="rowgroup">
                        <tr role="row">
                            <th scope="col" role="columnheader">
                                Day
                            </th>
                            <th scope="col" role="columnheader">
                                What
                            </th>
                            <th scope="col" role="columnheader" className={classes.right}>
                                Amount {currency}
                            </th>
                            <th scope="col" role="columnheader" className={classes.right}>
                                Balance {currency}
                            </th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">
                        <Edge title="Opening balance" money={first.opening} />
                        {items.map((item) => (
                            <Entry key={`${item.kind}-${item.id}`} item={item} program={program.code} />
                        ))}
                        {!ledger.hasNextPage && <Edge title="Closing balance" money={first.closing} />}
                    </tbody>
                </table>
            )}
            {ledger.hasNextPage && (
                <Button
                    variant="subtle"
                    fullWidth
                    loading={ledger.isFetchingNextPage}
                    onClick={() => void ledger.fetchNextPage()}
                >
                    More entries
                </Button>
            )}
        </RecordDrawer>
    );
}

function Edge({ title, money }: { title: string; money: Money }) {
    return (
        <tr role="row" className={classes.edge}>
            <td role="cell" />
            <td role="cell">{title}</td>
            <td role="cell" />
            <td role="cell" className={classes.right}>
                <MoneyText money={money} bare />
            </td>
        </tr>
    );
}

const WORDS: Record<string, string> = { reversal: 'taken back', payout: 'paid', adjustment: 'adjustment' };

function Entry({ item, program }: { item: LedgerEntry; program: string }) {
    const note = [
        item.row && `${item.row} of ${item.sheet ?? ''}`,
        item.version && `version ${item.version}`,
        item.reason,
        item.kind === 'payment' ? item.reference : null,
        item.kind === 'entry' ? item.document : null,
    ].filter(Boolean);
    return (
        <tr role="row">
            <td role="cell">
                <DateText at={item.day} />
            </td>
            <td role="cell">
                {item.what}
                {item.sale && (
                    <>
                        {' '}
                        <Link to={place(program, 'sales', item.sale.id)} className="link">
                            {item.sale.reference}
                        </Link>
                    </>
                )}
                <span className={classes.note}>{note.join(' · ')}</span>
            </td>
            <td role="cell" className={classes.right}>
                <MoneyText money={item.amount} bare word={WORDS[item.what]} />
            </td>
            <td role="cell" className={classes.right}>
                <MoneyText money={item.balance} bare />
            </td>
        </tr>
    );
}
