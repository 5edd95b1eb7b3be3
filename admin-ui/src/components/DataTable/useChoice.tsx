import { Checkbox } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Column } from './columns';

/** What can be done to several rows at once. */
export interface Choice<Row> {
    /** `sale`, `sales` */
    noun: [string, string];
    nameOf: (row: Row) => string;
    /** What the bar offers for the chosen rows; `clear` chooses none again. */
    bar: (chosen: Row[], clear: () => void) => ReactNode;
}

export const CHOICE_COLUMN = 'chosen';

/** Which rows are chosen, of those that are loaded; another list begins with none. */
export function useChoice<Row>(
    choice: Choice<Row> | undefined,
    list: string,
    rows: Row[],
    rowId: (row: Row) => string | number,
) {
    const [state, setState] = useState<{ list: string; ids: Set<string | number> }>({ list, ids: new Set() });
    const ids = state.list === list ? state.ids : new Set<string | number>();
    const set = (next: Iterable<string | number>) => setState({ list, ids: new Set(next) });
    const chosen = rows.filter((row) => ids.has(rowId(row)));
    const toggle = (row: Row) => {
        const id = rowId(row);
        set(ids.has(id) ? [...ids].filter((one) => one !== id) : [...ids, id]);
    };
    const isAll = rows.length > 0 && chosen.length === rows.length;
    const column: Column<Row> = {
        key: CHOICE_COLUMN,
        title: 'Chosen',
        width: '2.75rem',
        card: 'lead',
        head: (
            <Checkbox
                size="xs"
                aria-label={`Choose all ${rows.length} that are loaded`}
                checked={isAll}
                indeterminate={chosen.length > 0 && !isAll}
                onChange={() => set(isAll ? [] : rows.map(rowId))}
            />
        ),
        cell: (row) => (
            <Checkbox
                size="xs"
                aria-label={`Choose ${choice?.nameOf(row) ?? ''}`}
                checked={ids.has(rowId(row))}
                onChange={() => toggle(row)}
            />
        ),
    };
    return { chosen, toggle, clear: () => set([]), column };
}
