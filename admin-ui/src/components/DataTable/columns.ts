import type { ReactNode } from 'react';
import type { Money } from '../../lib/api';

export interface Column<Row> {
    key: string;
    title: string;
    /** Stands at the head instead of the title. */
    head?: ReactNode;
    /** The name the service sorts by; without it the column cannot be sorted. */
    sort?: string;
    /** CSS of a grid track: `7rem`, `minmax(8rem, 1.5fr)`. */
    width?: string;
    align?: 'right';
    /** Shown only when chosen. */
    optional?: boolean;
    /** Where it stands on a card: before all, the first line's left and right, the lines below, or nowhere. */
    card?: 'lead' | 'title' | 'aside' | 'line' | 'none';
    /** A column of money: where all rows agree on the currency, it stands in the title alone. */
    money?: (row: Row) => Money[];
    /** Beside a negative amount: `clawback`. */
    negative?: string | ((row: Row) => string);
    /** The currency is null where the rows do not share one, and then it has to be said. */
    cell?: (row: Row, currency: string | null) => ReactNode;
}

export interface Filter {
    name: string;
    title: string;
    kind: 'text' | 'day' | 'choice';
    choices?: { value: string; title: string }[];
    /** Holds where the address says nothing; where somebody took it away, the address says `all`. */
    preset?: string;
    /** What the service is asked for, where it is not what stands in the address. */
    toQuery?: (value: string) => string;
}

const ALL = 'all';

/** What filters are set to, presets included. */
export function valuesOf(
    filters: Filter[],
    search: Record<string, string | undefined>,
): Record<string, string | undefined> {
    const values = { ...search };
    for (const { name, preset } of filters) {
        if (preset !== undefined) {
            values[name] = search[name] === ALL ? undefined : (search[name] ?? preset);
        }
    }
    return values;
}

/** What the address is to say where filters are set so. */
export function toAddress(
    filters: Filter[],
    part: Record<string, string | undefined>,
): Record<string, string | undefined> {
    return Object.fromEntries(
        Object.entries(part).map(([name, value]) => {
            const preset = filters.find((filter) => filter.name === name)?.preset;
            return [name, preset === undefined ? value : value === preset ? undefined : (value ?? ALL)];
        }),
    );
}

/** A filter and sort with a name. */
export interface View {
    title: string;
    search: Record<string, string>;
}

/** The currency all loaded rows share in a column, null where they do not. */
export function sharedCurrency<Row>(column: Column<Row>, rows: Row[]): string | null {
    if (column.money === undefined) {
        return null;
    }
    let shared: string | null = null;
    for (const row of rows) {
        for (const money of column.money(row)) {
            if (shared !== null && shared !== money.currency) {
                return null;
            }
            shared = money.currency;
        }
    }
    return shared;
}

/** What the columns need at least, so that head and rows are laid out alike where there is less room. */
export function leastWidth<Row>(columns: Column<Row>[]): string {
    const rems = columns.map((column) => Number(/[\d.]+(?=rem)/.exec(column.width ?? '7rem')?.[0] ?? 7));
    return `${rems.reduce((sum, one) => sum + one, 0)}rem`;
}

export type Direction = 'ascending' | 'descending' | 'none';

export function direction(sort: string | undefined, name: string | undefined): Direction {
    if (name === undefined || sort === undefined) {
        return 'none';
    }
    return sort === name ? 'ascending' : sort === `-${name}` ? 'descending' : 'none';
}

/** A click sorts falling first where it is a time or an amount, else rising; the next click turns it round. */
export function nextSort(sort: string | undefined, column: { sort?: string; align?: 'right' }): string | undefined {
    const name = column.sort;
    if (name === undefined) {
        return sort;
    }
    const now = direction(sort, name);
    if (now === 'none') {
        return column.align === 'right' || /At$|From$/.test(name) ? `-${name}` : name;
    }
    return now === 'ascending' ? `-${name}` : name;
}
