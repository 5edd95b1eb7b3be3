import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { address, type Query } from '../../lib/api';
import { useKeys } from '../useKeys';
import { ErrorNote, Loading } from '../Notes';
import { Icon } from '../Icon';
import { CardRow } from './CardRow';
import { ChoiceBar } from './ChoiceBar';
import {
    type Column,
    direction,
    type Filter,
    leastWidth,
    nextSort,
    sharedCurrency,
    toAddress,
    valuesOf,
    type View,
} from './columns';
import classes from './DataTable.module.css';
import { FilterBar } from './FilterBar';
import { HeadCell } from './HeadCell';
import { SavedViews } from './SavedViews';
import { TableRow } from './TableRow';
import { TotalsLine } from './TotalsLine';
import { type Search, useAddress } from './useAddress';
import { type Choice, useChoice } from './useChoice';
import { useColumns } from './useColumns';
import { useRows, useTotals } from './useRows';

export interface DataTableProps<Row> {
    /** Names the table where its columns are remembered. */
    name: string;
    /** What readers of the page hear: `Sales`. */
    label: string;
    /** The list in the API: `/programs/shop/sales`; its `/totals` and `.csv` belong to it. */
    path: string;
    columns: Column<Row>[];
    filters?: Filter[];
    views?: View[];
    /** A person can keep filters under a name; beside filters and order, what else of the address belongs to them. */
    saved?: string[];
    /** Filters that this screen sets and nobody changes. */
    fixed?: Query;
    /** Used where the address names no sort. */
    defaultSort?: string;
    rowId: (row: Row) => string | number;
    /** The address of a row's drawer or page, if it has one; the filters stay behind it if `keepSearch`. */
    rowTo?: (row: Row) => string | undefined;
    keepSearch?: boolean;
    /** What stands behind the question mark where a row leads; instead of keepSearch. */
    rowSearch?: (row: Row, now: Search) => Search;
    /** The row whose drawer is open. */
    openId?: string | number | undefined;
    /** Whether a row is the open one, where several rows open the same. */
    isRowOpen?: (row: Row) => boolean;
    totals?: { noun: [string, string]; names?: Record<string, string> };
    csv?: boolean;
    /** Rows can be chosen, with space too. */
    choice?: Choice<Row> | undefined;
    empty: ReactNode;
    /** Height in itself: the table does not scroll, the page does. For short lists inside other things. */
    short?: boolean;
}

const ROW_PX = 38;
const CARD_PX = 92;

/** A list of the service: sorted, filtered and paged there; all of that stands in the address. */
export function DataTable<Row>(props: DataTableProps<Row>) {
    const { path, columns, filters = [], fixed, defaultSort, rowTo, rowSearch, rowId, keepSearch = true } = props;
    const { search, change } = useAddress();
    const navigate = useNavigate();
    const cards = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false }) ?? false;
    const { shown: ordinary, isChosen, toggle, reset } = useColumns(props.name, columns);

    const wanted = useMemo(() => {
        const named = Object.fromEntries(
            filters.map((filter) => [filter.name, queryValue(filter, valuesOf(filters, search)[filter.name])]),
        );
        return { ...named, ...fixed };
    }, [filters, search, fixed]);
    const sort = search.sort ?? defaultSort;
    const list = useRows<Row>(path, { ...wanted, sort });
    const totals = useTotals(path, wanted, props.totals !== undefined);
    const { rows } = list;
    const matching = totals.isPlaceholderData ? undefined : totals.data?.count;
    const choice = useChoice(props.choice, { path, wanted, sort, rows, rowId, matching, large: cards });
    const shown = props.choice === undefined ? ordinary : [choice.column, ...ordinary];
    const values = valuesOf(filters, search);
    const set = (part: Search, replace?: boolean) => change(toAddress(filters, part), replace);
    const isFiltered = filters.some(({ name }) => search[name] !== undefined && values[name] !== undefined);

    const frame = useRef<HTMLDivElement>(null);
    const virtual = useVirtualizer({
        count: rows.length,
        getScrollElement: () => frame.current,
        estimateSize: () => (cards ? CARD_PX : ROW_PX),
        overscan: 12,
        getItemKey: (index) => rowId(rows[index] as Row),
    });
    const items = virtual.getVirtualItems();
    const last = items.at(-1)?.index ?? 0;
    const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
    useEffect(() => {
        if (hasNextPage && !isFetchingNextPage && last >= rows.length - 25) {
            void fetchNextPage();
        }
    }, [last, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

    const [active, setActive] = useState(-1);
    const isOpen = props.openId !== undefined;
    const isRowOpen = props.isRowOpen ?? ((row: Row) => String(rowId(row)) === String(props.openId));
    const activeRow = rows[active];
    const current = !isOpen || (activeRow !== undefined && isRowOpen(activeRow)) ? active : rows.findIndex(isRowOpen);
    const open = (index: number) => {
        const row = rows[index];
        const to = row === undefined ? undefined : rowTo?.(row);
        if (row !== undefined && to !== undefined) {
            const search = (
                rowSearch === undefined
                    ? keepSearch
                        ? (now: object) => now
                        : {}
                    : (now: Search) => rowSearch(row, now)
            ) as never;
            // From one drawer to the next is one step back to the list.
            void navigate({ to, search, replace: isOpen });
        }
    };
    const move = (step: number) => {
        // Keys that come before the rows do must not put the cursor on a row that is not there.
        if (rows.length === 0) {
            return;
        }
        const next = Math.max(0, Math.min(rows.length - 1, current + step));
        setActive(next);
        if (document.activeElement instanceof HTMLInputElement) {
            // The next space is for the row that the cursor is on, not for the box that was clicked.
            frame.current?.focus({ preventScroll: true });
        }
        virtual.scrollToIndex(next, { align: 'auto' });
        if (isOpen) {
            open(next);
        }
    };
    useKeys({
        j: () => move(1),
        k: () => move(-1),
        Enter: rowTo === undefined || active < 0 ? undefined : () => open(active),
        ' ':
            props.choice === undefined || active < 0 || isOpen
                ? undefined
                : (event) => rows[active] !== undefined && choice.toggle(rows[active], event.shiftKey),
        '/': () => frame.current?.closest('section')?.querySelector<HTMLInputElement>('input[type=search]')?.focus(),
    });

    const currencies = useMemo(
        () => new Map(columns.map((column) => [column.key, sharedCurrency(column, rows)])),
        [columns, rows],
    );
    const template = shown.map((column) => column.width ?? 'minmax(7rem, 1fr)').join(' ');
    const least = leastWidth(shown);
    const csvAddress = address(`${path}.csv`, { ...wanted, sort });

    return (
        <section className={props.short ? classes.short : classes.box} aria-label={props.label}>
            <div className={classes.bar}>
                <div className={classes.barLeft}>
                    {props.saved !== undefined && (
                        <SavedViews
                            list={`${path.split('/')[2] ?? ''}.${props.name}`}
                            names={[...filters.map((filter) => filter.name), 'sort', ...props.saved]}
                            search={search}
                            onChange={change}
                        />
                    )}
                    {props.views && <Views views={props.views} search={search} filters={filters} onChange={change} />}
                    {filters.length > 0 && <FilterBar filters={filters} values={values} onChange={set} />}
                </div>
                <div className={classes.tools}>
                    {cards && props.choice !== undefined && rows.length > 0 && choice.page}
                    {cards && columns.some((column) => column.sort) && (
                        <SortChoice columns={columns} sort={sort} onSort={(next) => change({ sort: next })} />
                    )}
                    {props.csv !== false && (
                        <Tooltip label="All that match, as CSV">
                            <Button
                                component="a"
                                href={csvAddress}
                                download
                                variant="subtle"
                                size="compact-sm"
                                color="gray"
                                c="var(--quiet)"
                                leftSection={<Icon name="download" size={15} />}
                            >
                                CSV
                            </Button>
                        </Tooltip>
                    )}
                    {!cards && (
                        <Menu
                            closeOnItemClick={false}
                            position="bottom-end"
                            withinPortal={false}
                            withInitialFocusPlaceholder={false}
                        >
                            <Menu.Target>
                                <ActionIcon variant="subtle" color="gray" c="var(--quiet)" aria-label="Choose columns">
                                    <Icon name="columns" />
                                </ActionIcon>
                            </Menu.Target>
                            <Menu.Dropdown>
                                {columns.map((column) => (
                                    <Menu.CheckboxItem
                                        key={column.key}
                                        checked={isChosen(column.key)}
                                        onChange={() => toggle(column.key)}
                                    >
                                        {column.title}
                                    </Menu.CheckboxItem>
                                ))}
                                <Menu.Divider role="separator" />
                                <Menu.Item onClick={reset}>As usual</Menu.Item>
                            </Menu.Dropdown>
                        </Menu>
                    )}
                </div>
            </div>
            {props.totals && (
                <TotalsLine totals={totals.data} noun={props.totals.noun} names={props.totals.names ?? {}} />
            )}
            {props.choice !== undefined && (
                <ChoiceBar
                    count={choice.chosen.count}
                    noun={choice.noun}
                    isAll={choice.chosen.all !== null}
                    matching={matching}
                    onAll={choice.chooseAll}
                    onNone={choice.chosen.clear}
                >
                    {props.choice.bar(choice.chosen)}
                </ChoiceBar>
            )}
            {list.isError && rows.length === 0 ? (
                <ErrorNote
                    error={list.error}
                    what={`${props.label} could not be loaded`}
                    onRetry={() => void list.refetch()}
                />
            ) : (
                <div
                    className={cards ? classes.cards : classes.frame}
                    ref={frame}
                    role="table"
                    aria-label={props.label}
                    aria-rowcount={totals.data?.count ?? -1}
                    aria-busy={list.isFetching}
                    // A part of the page that scrolls must be reachable without a mouse.
                    tabIndex={0}
                >
                    <div
                        role="rowgroup"
                        className={cards ? 'visually-hidden' : classes.head}
                        style={cards ? undefined : { gridTemplateColumns: template, minWidth: least }}
                    >
                        <div role="row" className={classes.headRow}>
                            {shown.map((column) => (
                                <HeadCell
                                    key={column.key}
                                    // On cards it stands above the list, in sight.
                                    column={cards ? { ...column, head: undefined } : column}
                                    currency={currencies.get(column.key) ?? null}
                                    direction={direction(sort, column.sort)}
                                    onSort={() => change({ sort: nextSort(sort, column) })}
                                />
                            ))}
                        </div>
                    </div>
                    {list.isPending ? (
                        <div role="rowgroup">
                            <div role="row">
                                <div role="cell">
                                    <Loading label={`Loading ${props.label}`} lines={9} />
                                </div>
                            </div>
                        </div>
                    ) : rows.length === 0 ? (
                        <div role="rowgroup">
                            <div role="row">
                                <div role="cell">
                                    {isFiltered ? (
                                        <NothingMatches
                                            onClear={() =>
                                                set(Object.fromEntries(filters.map((f) => [f.name, undefined])))
                                            }
                                        />
                                    ) : (
                                        props.empty
                                    )}
                                </div>
                            </div>
                        </div>
                    ) : (
                        <div
                            role="rowgroup"
                            className={classes.rows}
                            style={{ height: virtual.getTotalSize(), minWidth: cards ? 0 : least }}
                            data-stale={list.isPlaceholderData}
                        >
                            {items.map((item) => {
                                const row = rows[item.index] as Row;
                                const shared = {
                                    columns: shown,
                                    row,
                                    currencies,
                                    index: item.index,
                                    start: item.start,
                                    to: rowTo?.(row),
                                    search:
                                        rowSearch === undefined
                                            ? keepSearch || {}
                                            : (now: Search) => rowSearch(row, now),
                                    active: item.index === current,
                                    chosen: props.choice !== undefined && choice.isChosen(row),
                                    onOpen: () => {
                                        setActive(item.index);
                                        open(item.index);
                                    },
                                };
                                return cards ? (
                                    <CardRow key={item.key} {...shared} measure={virtual.measureElement} />
                                ) : (
                                    <TableRow key={item.key} {...shared} template={template} />
                                );
                            })}
                        </div>
                    )}
                </div>
            )}
        </section>
    );
}

function queryValue(filter: Filter, value: string | undefined): string | undefined {
    return value === undefined || filter.toQuery === undefined ? value : filter.toQuery(value);
}

function NothingMatches({ onClear }: { onClear: () => void }) {
    return (
        <div className={classes.nothing}>
            <p>Nothing matches these filters.</p>
            <Button variant="default" size="xs" onClick={onClear}>
                Clear the filters
            </Button>
        </div>
    );
}

interface ViewsProps {
    views: View[];
    search: Record<string, string | undefined>;
    filters: Filter[];
    onChange: (part: Record<string, string | undefined>) => void;
}

/** Filters one needs every day, by name. */
function Views({ views, search, filters, onChange }: ViewsProps) {
    const names = filters.map((filter) => filter.name).filter((name) => name !== 'q');
    return (
        <div className={classes.views} role="group" aria-label="Views">
            {views.map((view) => {
                const on = names.every((name) => (search[name] ?? '') === (view.search[name] ?? ''));
                return (
                    <button
                        key={view.title}
                        type="button"
                        aria-pressed={on}
                        onClick={() =>
                            onChange({ ...Object.fromEntries(names.map((name) => [name, undefined])), ...view.search })
                        }
                    >
                        {view.title}
                    </button>
                );
            })}
        </div>
    );
}

function SortChoice<Row>({
    columns,
    sort,
    onSort,
}: {
    columns: Column<Row>[];
    sort: string | undefined;
    onSort: (sort: string) => void;
}) {
    const choices = columns.filter((column) => column.sort !== undefined);
    return (
        <label className={classes.sortChoice}>
            <span className="quiet">Sorted by</span>
            <select value={sort ?? ''} onChange={(event) => onSort(event.currentTarget.value)}>
                {sort === undefined && <option value="">as it comes</option>}
                {choices.flatMap((column) => [
                    <option key={column.key} value={column.sort}>{`${column.title}, rising`}</option>,
                    <option key={`-${column.key}`} value={`-${column.sort}`}>{`${column.title}, falling`}</option>,
                ])}
            </select>
        </label>
    );
}
