import { useMemo, useState } from 'react';
import { useAddress } from '../../../components/DataTable/useAddress';
import type { Sheet } from '../../../lib/api';
import { cellOfRow } from './layout';

/** A sheet, and a cell of it or none. */
export interface Place {
    sheet: string;
    cell: string | null;
}

/** The sheet, and cell or row, that the address names; a link to it goes there. */
export function usePlace(sheets: Sheet[] | undefined) {
    const { search, change } = useAddress();
    const { sheet, cell, row } = search;
    // Going to the same cell once more is a new call, though the address stays.
    const [again, setAgain] = useState<Place | null>(null);
    const named = useMemo((): Place | null => {
        if (sheet === undefined) {
            return null;
        }
        const found =
            row === undefined
                ? null
                : cellOfRow(
                      sheets?.find((one) => one.name === sheet),
                      row,
                  );
        return { sheet, cell: cell ?? found };
    }, [sheets, sheet, cell, row]);
    const isAgain = again !== null && again.sheet === named?.sheet && again.cell === named.cell;
    const go = (to: string, at: string | null) => {
        setAgain({ sheet: to, cell: at });
        change({ sheet: to, cell: at ?? undefined, row: undefined }, true);
    };
    return { place: isAgain ? again : named, go };
}
