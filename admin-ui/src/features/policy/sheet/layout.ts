import type { CellProblem, Sheet, SheetCell } from '../../../lib/api';
import { spotOf } from './address';

export const ROW_PX = 26;
export const HEAD_PX = 26;
export const NUMBERS_PX = 48;

const CHARACTER_PX = 7.2;
const PADDING_PX = 12;
const USUAL_PX = 96;
const LEAST_PX = 44;
const MOST_PX = 340;
/** Beyond what is filled, so that a sheet does not end at its last word. */
const SPARE_COLUMNS = 1;
const SPARE_ROWS = 3;

/** Which part of a table a column belongs to: what is asked, what follows, or neither. */
export type Band = 'when' | 'then' | null;

export interface Layout {
    /** Pixels from the left, without the column of row numbers; one more than there are columns: the last is the whole width. */
    lefts: number[];
    lastRow: number;
    cells: Map<number, Map<number, SheetCell>>;
    /** By cell, `G12`. */
    problems: Map<string, CellProblem[]>;
    problemRows: Set<number>;
    bands: Band[];
    /** Rows that carry the titles of the table. */
    bandRows: Set<number>;
}

/** Where everything on a sheet stands. */
export function layoutOf(sheet: Sheet, problems: CellProblem[]): Layout {
    const cells = new Map<number, Map<number, SheetCell>>();
    const byCell = new Map<string, CellProblem[]>();
    const problemRows = new Set<number>();
    let columns = sheet.columns.length;
    let lastRow = 1;
    const reach = (column: number, row: number) => {
        columns = Math.max(columns, column + 1);
        lastRow = Math.max(lastRow, row);
    };
    for (const row of sheet.rows) {
        const line = new Map<number, SheetCell>();
        for (const cell of row.cells) {
            const spot = spotOf(cell.at);
            if (spot !== null) {
                line.set(spot.column, cell);
                reach(spot.column, row.number);
            }
        }
        cells.set(row.number, line);
    }
    for (const problem of problems) {
        const spot = spotOf(problem.cell);
        if (spot !== null && problem.cell !== null) {
            byCell.set(problem.cell, [...(byCell.get(problem.cell) ?? []), problem]);
            problemRows.add(spot.row);
            reach(spot.column, spot.row);
        }
    }
    const lefts = [0];
    for (let column = 0; column < columns + SPARE_COLUMNS; column++) {
        lefts.push((lefts[column] ?? 0) + widthOf(sheet.columns[column] ?? 0));
    }
    return {
        lefts,
        lastRow: lastRow + SPARE_ROWS,
        cells,
        problems: byCell,
        problemRows,
        ...bandsOf(cells, lefts.length - 1),
    };
}

function widthOf(characters: number): number {
    return characters === 0
        ? USUAL_PX
        : Math.round(Math.min(MOST_PX, Math.max(LEAST_PX, characters * CHARACTER_PX + PADDING_PX)));
}

/** A table says WHEN and THEN above its titles; a sheet without these words has no bands. */
function bandsOf(cells: Layout['cells'], columns: number): Pick<Layout, 'bands' | 'bandRows'> {
    const bands = Array.from({ length: columns }, (): Band => null);
    for (const [number, line] of cells) {
        const at = (word: string) => [...line].find(([, cell]) => cell.text.trim().toUpperCase() === word)?.[0];
        const when = at('WHEN');
        const then = at('THEN');
        if (then !== undefined) {
            const end = at('NOTES') ?? columns;
            bands.fill('then', then, end);
            if (when !== undefined) {
                bands.fill('when', when, then);
            }
            return { bands, bandRows: new Set([number, number + 1]) };
        }
    }
    return { bands, bandRows: new Set() };
}

/** A cell of a row of the policy, by the row's id: `R-0012`, or `row 9` of one without. */
export function cellOfRow(sheet: Sheet | undefined, row: string): string | null {
    const number = /^row (\d+)$/.exec(row)?.[1];
    if (number !== undefined) {
        return `A${number}`;
    }
    const found = sheet?.rows.find((one) => one.cells[0]?.text === row);
    return found?.cells[0]?.at ?? null;
}
