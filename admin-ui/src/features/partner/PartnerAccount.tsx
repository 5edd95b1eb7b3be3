import { Button, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FilterBar } from '../../components/DataTable/FilterBar';
import type { Filter } from '../../components/DataTable/columns';
import { useAddress } from '../../components/DataTable/useAddress';
import { DateText } from '../../components/DateText';
import { MoneyText } from '../../components/MoneyText';
import { EmptyState, ErrorNote, Loading } from '../../components/Notes';
import { type AccountItem, type AccountPage, address, get, type Program } from '../../lib/api';
import { place } from '../../lib/places';
import classes from './PartnerAccount.module.css';
import { useBalances, usePartner } from './usePartner';

const FILTERS: Filter[] = [
    { name: 'from', title: 'From', kind: 'day' },
    { name: 'to', title: 'To', kind: 'day' },
];
const ROWS_A_PAGE = 100;

/** The account as a bank would state it: what was before, each entry with the balance after it, what is now. */
export function PartnerAccount() {
    const { program, path } = usePartner();
    const balances = useBalances(path);
    const { search, change } = useAddress();
    const currencies = balances.data?.map((one) => one.currency) ?? [];
    const currency = search.currency ?? currencies[0] ?? program.currency;
    const query = { currency, from: search.from, to: search.to };
    const account = useInfiniteQuery({
        queryKey: [`${path}/account`, query],
        queryFn: ({ pageParam, signal }) =>
            get<AccountPage>(`${path}/account`, { ...query, limit: ROWS_A_PAGE, cursor: pageParam }, signal),
        initialPageParam: null as string | null,
        getNextPageParam: (last) => last.next,
        enabled: !balances.isPending && currency !== '',
    });
    const pages = account.data?.pages ?? [];
    const items = pages.flatMap((page) => page.items);
    const first = pages[0];
    return (
        <section aria-label="Account">
            <div className={classes.bar}>
                {currencies.length > 1 && (
                    <SegmentedControl
                        size="xs"
                        data={currencies}
                        value={currency}
                        onChange={(chosen) => change({ currency: chosen })}
                        aria-label="Currency"
                    />
                )}
                <FilterBar filters={FILTERS} values={search} onChange={change} />
                <Button
                    component="a"
                    href={address(`${path}/account.csv`, query)}
                    download
                    variant="subtle"
                    size="compact-sm"
                    color="gray"
                    c="var(--quiet)"
                    ml="auto"
                >
                    CSV
                </Button>
            </div>
            {account.isPending && <Loading label="Loading the account" />}
            {account.isError && (
                <ErrorNote
                    error={account.error}
                    what="The account could not be loaded"
                    onRetry={() => void account.refetch()}
                />
            )}
            {first && items.length === 0 && (
                <EmptyState icon="commissions" title="No entries">
                    What this partner earns is booked here, each entry with its reason and the balance after it.
                </EmptyState>
            )}
            {first && items.length > 0 && (
                <div className={`surface ${classes.scroll}`}>
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
                            {items.map((item, i) => (
                                <Entry key={`${item.transaction}-${i}`} item={item} program={program} />
                            ))}
                            {!account.hasNextPage && <Edge title="Closing balance" money={first.closing} />}
                        </tbody>
                    </table>
                    {account.hasNextPage && (
                        <Button
                            variant="subtle"
                            fullWidth
                            loading={account.isFetchingNextPage}
                            onClick={() => void account.fetchNextPage()}
                        >
                            More entries
                        </Button>
                    )}
                </div>
            )}
        </section>
    );
}

function Edge({ title, money }: { title: string; money: AccountPage['opening'] }) {
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

function Entry({ item, program }: { item: AccountItem; program: Program }) {
    return (
        <tr role="row">
            <td role="cell">
                <DateText at={item.day} />
            </td>
            <td role="cell">
                {item.why}
                {item.sale && (
                    <>
                        {' '}
                        <Link to={place(program.code, 'sales', item.sale.id)} className="link">
                            {item.sale.reference}
                        </Link>
                    </>
                )}
                <span className={classes.note}>
                    {[
                        item.row && `${item.row} of ${item.sheet ?? ''}`,
                        item.version && `version ${item.version}`,
                        item.reason,
                    ]
                        .filter(Boolean)
                        .join(' · ')}
                </span>
            </td>
            <td role="cell" className={classes.right}>
                <MoneyText money={item.amount} bare />
            </td>
            <td role="cell" className={classes.right}>
                <MoneyText money={item.balance} bare />
            </td>
        </tr>
    );
}
