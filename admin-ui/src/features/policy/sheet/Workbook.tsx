import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { EmptyState } from '../../../components/Notes';
import type { CellProblem, Sheet } from '../../../lib/api';
import { countText } from '../../../lib/money';
import { CellLine } from './CellLine';
import { countsText } from './problems';
import classes from './Sheet.module.css';
import { SheetGrid } from './SheetGrid';
import type { Place } from './usePlace';

interface Props {
    sheets: Sheet[];
    problems: CellProblem[];
    /** Where to be; a new object is a new call to go there, to the same cell too. */
    place: Place | null;
    /** A tab was chosen. */
    onSheet: (sheet: string) => void;
}

/** A workbook to be read: the line that says what a cell holds, the sheet, the tabs. */
export function Workbook({ sheets, problems, place, onSheet }: Props) {
    const sheet = sheets.find((one) => one.name === place?.sheet) ?? sheets.find((one) => !one.hidden) ?? sheets[0];
    // Walking from cell to cell counts until the next call; it does not fill the history of the browser.
    const [walked, setWalked] = useState<{ since: Place | null; cell: string } | null>(null);
    const at = walked !== null && walked.since === place ? walked.cell : (place?.cell ?? null);
    const own = useMemo(() => problems.filter((one) => one.sheet === sheet?.name), [problems, sheet]);
    if (sheet === undefined) {
        return (
            <EmptyState icon="policies" title="This file cannot be shown">
                It is no workbook that can be opened. The list of problems says why.
            </EmptyState>
        );
    }
    return (
        <section className={`surface ${classes.workbook}`} aria-label="Workbook">
            <CellLine sheet={sheet} at={at} problems={own} />
            <SheetGrid
                key={sheet.name}
                sheet={sheet}
                problems={own}
                at={at}
                onAt={(cell) => setWalked({ since: place, cell })}
                call={place}
            />
            {sheet.rowsLeftOff > 0 && (
                <p className={classes.leftOff}>
                    {countText(sheet.rowsLeftOff)} further rows are not shown: download the workbook to see them.
                </p>
            )}
            <Tabs sheets={sheets} problems={problems} chosen={sheet.name} onSheet={onSheet} />
        </section>
    );
}

interface TabsProps {
    sheets: Sheet[];
    problems: CellProblem[];
    chosen: string;
    onSheet: (sheet: string) => void;
}

function Tabs({ sheets, problems, chosen, onSheet }: TabsProps) {
    const list = useRef<HTMLDivElement>(null);
    const walk = (event: KeyboardEvent) => {
        const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
        const now = sheets.findIndex((one) => one.name === chosen);
        const next = sheets[now + step];
        if (step !== 0 && next !== undefined) {
            event.preventDefault();
            onSheet(next.name);
            list.current?.querySelectorAll('button')[now + step]?.focus();
        }
    };
    return (
        <div className={classes.tabs} role="tablist" aria-label="Sheets" ref={list} onKeyDown={walk}>
            {sheets.map((one) => {
                const own = problems.filter((problem) => problem.sheet === one.name);
                const errors = own.filter((problem) => problem.severity === 'error').length;
                return (
                    <button
                        key={one.name}
                        type="button"
                        role="tab"
                        aria-selected={one.name === chosen}
                        tabIndex={one.name === chosen ? 0 : -1}
                        onClick={() => onSheet(one.name)}
                    >
                        {one.name}
                        {one.hidden && <span className="quiet">hidden</span>}
                        {own.length > 0 && (
                            <span style={{ color: errors > 0 ? 'var(--bad)' : 'var(--warn)' }}>
                                {countsText(errors, own.length - errors)}
                            </span>
                        )}
                    </button>
                );
            })}
        </div>
    );
}
