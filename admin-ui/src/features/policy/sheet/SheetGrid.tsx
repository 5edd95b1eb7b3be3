import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import type { CellProblem, Sheet } from '../../../lib/api';
import { cellName, columnName, type Spot, spotOf } from './address';
import { HEAD_PX, layoutOf, NUMBERS_PX, ROW_PX } from './layout';
import classes from './Sheet.module.css';
import { SheetRow } from './SheetRow';
import type { Place } from './usePlace';

interface Props {
    sheet: Sheet;
    /** Those of this sheet. */
    problems: CellProblem[];
    /** `G12` */
    at: string | null;
    onAt: (cell: string) => void;
    /** What led here: another one than before means to go there, and to take the keys. */
    call: Place | null;
}

const PAGE_ROWS = 20;

/** A sheet as a spreadsheet program shows it, to be read: arrows walk from cell to cell. */
export function SheetGrid({ sheet, problems, at, onAt, call }: Props) {
    const layout = useMemo(() => layoutOf(sheet, problems), [sheet, problems]);
    const frame = useRef<HTMLDivElement>(null);
    const virtual = useVirtualizer({
        count: layout.lastRow,
        getScrollElement: () => frame.current,
        estimateSize: () => ROW_PX,
        overscan: 10,
        scrollMargin: HEAD_PX,
        scrollPaddingStart: HEAD_PX,
    });
    const spot = spotOf(at);
    const columns = layout.lefts.length - 1;
    const width = NUMBERS_PX + (layout.lefts[columns] ?? 0);

    const called = useRef<Place | null>(null);
    useEffect(() => {
        const target = spotOf(at);
        const element = frame.current;
        const isCall = called.current !== call;
        called.current = call;
        if (target === null || element === null) {
            return;
        }
        virtual.scrollToIndex(Math.min(layout.lastRow, target.row) - 1, { align: isCall ? 'center' : 'auto' });
        const left = layout.lefts[target.column] ?? 0;
        const right = NUMBERS_PX + (layout.lefts[target.column + 1] ?? left);
        if (left < element.scrollLeft) {
            element.scrollLeft = left;
        } else if (right > element.scrollLeft + element.clientWidth) {
            element.scrollLeft = right - element.clientWidth;
        }
        if (isCall) {
            element.focus({ preventScroll: true });
        }
    }, [at, call, layout, virtual]);

    const walk = (event: KeyboardEvent) => {
        const next = step(event.key, spot ?? { column: 0, row: 0 });
        if (next === null || event.ctrlKey || event.metaKey || event.altKey) {
            return;
        }
        event.preventDefault();
        onAt(
            cellName({
                column: Math.max(0, Math.min(columns - 1, next.column)),
                row: Math.max(1, Math.min(layout.lastRow, next.row)),
            }),
        );
    };

    const items = virtual.getVirtualItems();
    const isDrawn = spot !== null && items.some((item) => item.index === spot.row - 1);
    return (
        <div
            ref={frame}
            className={classes.grid}
            role="grid"
            aria-label={`Sheet ${sheet.name}`}
            aria-rowcount={layout.lastRow + 1}
            aria-colcount={columns + 1}
            aria-readonly
            tabIndex={0}
            aria-activedescendant={isDrawn ? `cell-${at}` : undefined}
            onKeyDown={walk}
        >
            <div role="rowgroup" className={classes.head} style={{ width }}>
                <div role="row" aria-rowindex={1}>
                    <div role="columnheader" aria-colindex={1} className={classes.corner}>
                        <span className="visually-hidden">Row</span>
                    </div>
                    {Array.from({ length: columns }, (_, column) => (
                        <div
                            key={column}
                            role="columnheader"
                            aria-colindex={column + 2}
                            className={classes.columnName}
                            data-here={spot?.column === column}
                            style={{
                                left: NUMBERS_PX + (layout.lefts[column] ?? 0),
                                width: (layout.lefts[column + 1] ?? 0) - (layout.lefts[column] ?? 0),
                            }}
                        >
                            {columnName(column)}
                        </div>
                    ))}
                </div>
            </div>
            <div role="rowgroup" className={classes.rows} style={{ height: virtual.getTotalSize(), width }}>
                {layout.lefts.slice(1).map((left) => (
                    <div key={left} className={classes.line} role="presentation" style={{ left: NUMBERS_PX + left }} />
                ))}
                {items.map((item) => (
                    <SheetRow
                        key={item.key}
                        layout={layout}
                        row={item.index + 1}
                        top={item.start - HEAD_PX}
                        active={spot?.row === item.index + 1 ? spot.column : null}
                        onAt={(column) => onAt(cellName({ column, row: item.index + 1 }))}
                    />
                ))}
            </div>
        </div>
    );
}

function step(key: string, { column, row }: Spot): Spot | null {
    switch (key) {
        case 'ArrowDown':
            return { column, row: row + 1 };
        case 'ArrowUp':
            return { column, row: row - 1 };
        case 'ArrowRight':
            return { column: column + 1, row };
        case 'ArrowLeft':
            return { column: column - 1, row };
        case 'PageDown':
            return { column, row: row + PAGE_ROWS };
        case 'PageUp':
            return { column, row: row - PAGE_ROWS };
        case 'Home':
            return { column: 0, row };
        case 'End':
            return { column: Number.MAX_SAFE_INTEGER, row };
        default:
            return null;
    }
}
