import type { SheetCell } from '../../../lib/api';
import { cellName } from './address';
import { type Layout, NUMBERS_PX } from './layout';
import classes from './Sheet.module.css';

interface Props {
    layout: Layout;
    row: number;
    /** Pixels below the head. */
    top: number;
    /** The column of the cell one is at, if it is in this row. */
    active: number | null;
    onAt: (column: number) => void;
}

/** One row: its filled cells, those with a problem though they are blank, and the one somebody is at. */
export function SheetRow({ layout, row, top, active, onAt }: Props) {
    const line = layout.cells.get(row);
    const columns = layout.lefts.length - 1;
    const drawn: number[] = [];
    for (let column = 0; column < columns; column++) {
        if (line?.has(column) || column === active || layout.problems.has(cellName({ column, row }))) {
            drawn.push(column);
        }
    }
    const hasProblem = layout.problemRows.has(row);
    const isTitle = layout.bandRows.has(row);
    return (
        <div
            role="row"
            aria-rowindex={row + 1}
            className={classes.row}
            style={{ transform: `translateY(${top}px)` }}
            onClick={(event) => {
                const filled = (event.target as Element).closest<HTMLElement>('[data-column]')?.dataset.column;
                const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
                const column = filled === undefined ? columnAt(layout.lefts, x) : Number(filled);
                if (column !== null) {
                    onAt(column);
                }
            }}
        >
            <div
                role="rowheader"
                aria-colindex={1}
                className={classes.number}
                data-here={active !== null}
                data-problem={hasProblem}
            >
                {hasProblem && <span aria-hidden>!</span>}
                {row}
                {hasProblem && <span className="visually-hidden"> with problems</span>}
            </div>
            {isTitle &&
                layout.bands.map((band, column) =>
                    band === null ? null : (
                        <div
                            key={`band${column}`}
                            role="presentation"
                            className={classes.band}
                            data-band={band}
                            style={place(layout.lefts, column, column + 1)}
                        />
                    ),
                )}
            {drawn.map((column) => (
                <Cell
                    key={column}
                    layout={layout}
                    row={row}
                    column={column}
                    cell={line?.get(column)}
                    end={runsTo(line, column, drawn, columns)}
                    active={column === active}
                />
            ))}
        </div>
    );
}

interface CellProps {
    layout: Layout;
    row: number;
    column: number;
    cell: SheetCell | undefined;
    /** The column its text may run up to. */
    end: number;
    active: boolean;
}

function Cell({ layout, row, column, cell, end, active }: CellProps) {
    const at = cellName({ column, row });
    const problems = layout.problems.get(at);
    const own = place(layout.lefts, column, column + 1);
    const severity = problems?.some((one) => one.severity === 'error') ? 'error' : problems && 'warning';
    const runs = severity === undefined && end > column + 1;
    return (
        <div
            role="gridcell"
            id={`cell-${at}`}
            aria-colindex={column + 2}
            aria-selected={active}
            className={classes.cell}
            data-column={column}
            data-kind={cell?.kind}
            data-problem={severity}
            data-row-id={column === 0 && /^R-\d+$/.test(cell?.text ?? '')}
            data-runs={runs && !layout.bandRows.has(row)}
            style={runs ? asLongAsItIs(place(layout.lefts, column, end), own.width) : own}
        >
            {cell?.text}
            {severity !== undefined && (
                <>
                    <span className={classes.mark} aria-hidden>
                        {severity === 'error' ? '!' : '?'}
                    </span>
                    <span className="visually-hidden">, {severity}</span>
                </>
            )}
        </div>
    );
}

const place = (lefts: number[], from: number, to: number) => ({
    left: NUMBERS_PX + (lefts[from] ?? 0),
    width: (lefts[to] ?? 0) - (lefts[from] ?? 0),
});

/** Hides the lines of the sheet only where its text is. */
const asLongAsItIs = ({ left, width }: { left: number; width: number }, least: number) => ({
    left,
    width: 'max-content',
    // A short text leaves the line at its right.
    minWidth: least - 1,
    maxWidth: width,
});

/** A text runs over blank cells to its right, as in a spreadsheet program; numbers do not. */
function runsTo(line: Map<number, SheetCell> | undefined, column: number, drawn: number[], columns: number): number {
    if (line?.get(column)?.kind !== 'text') {
        return column + 1;
    }
    return drawn.find((other) => other > column) ?? columns;
}

function columnAt(lefts: number[], x: number): number | null {
    const right = lefts.findIndex((left) => left > x - NUMBERS_PX);
    return x < NUMBERS_PX || right < 1 ? null : right - 1;
}
