/** A cell by numbers: column from 0, row from 1. */
export interface Spot {
    column: number;
    row: number;
}

const LETTERS = 26;
const FIRST = 'A'.charCodeAt(0);

/** `A`, `Z`, `AA` of 0, 25, 26. */
export function columnName(column: number): string {
    const last = String.fromCharCode(FIRST + (column % LETTERS));
    return column < LETTERS ? last : columnName(Math.floor(column / LETTERS) - 1) + last;
}

/** `G12`, as spreadsheet programs call it. */
export const cellName = ({ column, row }: Spot): string => `${columnName(column)}${row}`;

/** Null of what is no cell. */
export function spotOf(cell: string | null | undefined): Spot | null {
    const parts = /^([A-Z]{1,3})([1-9]\d*)$/.exec(cell ?? '');
    if (parts === null) {
        return null;
    }
    const letters = parts[1] ?? '';
    const column = [...letters].reduce((sum, letter) => sum * LETTERS + letter.charCodeAt(0) - FIRST + 1, 0) - 1;
    return { column, row: Number(parts[2]) };
}
