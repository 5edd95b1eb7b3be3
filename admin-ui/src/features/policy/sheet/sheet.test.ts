import { expect, it } from 'vitest';
import { cellName, columnName, spotOf } from './address';
import { cellOfRow, layoutOf } from './layout';

it('columns are named as spreadsheet programs do', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
    expect(spotOf('AA12')).toEqual({ column: 26, row: 12 });
    expect(cellName({ column: 26, row: 12 })).toBe('AA12');
    expect(spotOf('12')).toBeNull();
    expect(spotOf(null)).toBeNull();
});

const sheet = {
    name: 'Rates',
    hidden: false,
    columns: [8, 0],
    rows: [
        { number: 4, cells: [cell('B4', 'WHEN'), cell('C4', 'THEN')] },
        { number: 7, cells: [cell('A7', 'R-0001'), cell('C7', '8 %')] },
    ],
    rowsLeftOff: 0,
};

function cell(at: string, text: string) {
    return { at, text, kind: 'text' as const };
}

it('a problem at a blank cell beyond all others has its place', () => {
    const problem = {
        severity: 'error' as const,
        sheet: 'Rates',
        cell: 'E20',
        row: null,
        column: null,
        found: '',
        expected: '',
        suggestion: '',
        text: '',
    };
    const layout = layoutOf(sheet, [problem]);
    expect(layout.lefts.length).toBeGreaterThan(5);
    expect(layout.lastRow).toBeGreaterThanOrEqual(20);
    expect(layout.problemRows.has(20)).toBe(true);
});

it('what is asked and what follows are told apart by the words above the titles', () => {
    const { bands, bandRows } = layoutOf(sheet, []);
    expect(bands.slice(0, 3)).toEqual([null, 'when', 'then']);
    expect([...bandRows]).toEqual([4, 5]);
});

it('a row is found by its id, or by its number where it has none', () => {
    expect(cellOfRow(sheet, 'R-0001')).toBe('A7');
    expect(cellOfRow(sheet, 'row 9')).toBe('A9');
    expect(cellOfRow(sheet, 'R-9999')).toBeNull();
});
