import { Checkbox } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import type { Query } from '../../lib/api';
import { countText } from '../../lib/money';
import type { Column } from './columns';

/** What can be done to several rows at once. */
export interface Choice<Row> {
    /** `sale`, `sales` */
    noun: [string, string];
    nameOf: (row: Row) => string;
    /** All that match can be chosen as well, loaded or not; asks for the table's totals. */
    all?: boolean;
    /** What the bar offers for what is chosen. */
    bar: (chosen: Chosen<Row>) => ReactNode;
}

/** What a person chose of a list. */
export interface Chosen<Row> {
    /** Those chosen one by one, all of them in the list still; empty where all that match are meant. */
    rows: Row[];
    /** All that match: what the list is asked for, without an order. Null where rows were chosen. */
    all: Query | null;
    count: number;
    /** Chooses none. */
    clear: () => void;
}

export const CHOICE_COLUMN = 'chosen';

interface List<Row> {
    path: string;
    wanted: Query;
    sort: string | undefined;
    rows: Row[];
    rowId: (row: Row) => string | number;
    /** How many match; undefined until it is known of what is filtered now. */
    matching: number | undefined;
    /** Boxes for fingers. */
    large: boolean;
}

type Id = string | number;

/** Other filters begin with none; another order too, since what is chosen one by one is what one sees. */
export function useChoice<Row>(choice: Choice<Row> | undefined, list: List<Row>) {
    const { rows, rowId } = list;
    const filtered = `${list.path} ${JSON.stringify(list.wanted)}`;
    const ordered = `${filtered} ${list.sort ?? ''}`;
    const [state, setState] = useState<{ of: string; ids: Set<Id> | 'all' }>({ of: ordered, ids: new Set() });
    const last = useRef<Id | null>(null);
    const all = state.ids === 'all' && state.of === filtered;
    const ids = state.ids !== 'all' && state.of === ordered ? state.ids : new Set<Id>();
    const chosenRows = all ? [] : rows.filter((row) => ids.has(rowId(row)));
    const set = (next: Iterable<Id>) => setState({ of: ordered, ids: new Set(next) });
    const isChosen = (row: Row) => all || ids.has(rowId(row));

    /** With `through`, all from the row that was touched last to this one become what this one becomes. */
    const toggle = (row: Row, through = false) => {
        const to = rows.indexOf(row);
        const from = through ? rows.findIndex((one) => rowId(one) === last.current) : -1;
        const touched = new Set((from < 0 ? [row] : rows.slice(Math.min(from, to), Math.max(from, to) + 1)).map(rowId));
        const before = all ? rows.map(rowId) : [...ids];
        set(isChosen(row) ? before.filter((id) => !touched.has(id)) : [...before, ...touched]);
        last.current = rowId(row);
    };
    const clear = () => {
        last.current = null;
        set([]);
    };
    const hasAllLoaded = rows.length > 0 && (all || chosenRows.length === rows.length);
    const count = all ? (list.matching ?? 0) : chosenRows.length;
    const size = list.large ? 'md' : 'xs';
    const noun = choice?.noun ?? ['row', 'rows'];

    const page = (
        <Checkbox
            size={size}
            aria-label={`Choose the ${countText(rows.length)} that are loaded`}
            checked={hasAllLoaded}
            indeterminate={count > 0 && !hasAllLoaded}
            disabled={rows.length === 0}
            onChange={() => (hasAllLoaded ? clear() : set(rows.map(rowId)))}
        />
    );
    const column: Column<Row> = {
        key: CHOICE_COLUMN,
        title: 'Chosen',
        width: '2.75rem',
        card: 'lead',
        head: page,
        cell: (row) => (
            <Checkbox
                size={size}
                aria-label={`Choose ${choice?.nameOf(row) ?? ''}`}
                checked={isChosen(row)}
                onChange={(event) => toggle(row, (event.nativeEvent as MouseEvent).shiftKey)}
            />
        ),
    };
    const chosen: Chosen<Row> = { rows: chosenRows, all: all ? list.wanted : null, count, clear };
    return {
        chosen,
        isChosen,
        toggle,
        column,
        /** The box that chooses what is loaded, for where there is no head. */
        page,
        noun: count === 1 ? noun[0] : noun[1],
        /** Chooses all that match; undefined where that is not offered, or is the same. */
        chooseAll:
            choice?.all === true && !all && list.matching !== undefined && list.matching > chosenRows.length
                ? () => setState({ of: filtered, ids: 'all' as const })
                : undefined,
    };
}
