import type { Sheet, SheetCell, VersionChange, VersionDiff } from '../lib/api';

/** A row of the Rates sheet of the test's policy. */
export interface CardRow {
    id: string;
    level: string;
    category: string;
    country: string;
    /** In percent; null for `none`. */
    rate: number | null;
}

const CATEGORIES = ['HOME_DECOR', 'KITCHEN', 'LIGHTING', 'GARDEN', 'STATIONERY'];
const COUNTRIES = ['GB', 'DE', 'FR', 'IE'];
const LEVELS = ['Gold', 'Silver', 'Bronze'];
const FIRST_ROW = 7;
const TITLES = ['Row', 'Level', 'Category', 'Country', 'Rate', 'Component', 'Comment'];
const COLUMNS = 'ABCDEFG';

/** The rows that decide in the shop carry the rate in their number; below them stand many that never do. */
export function cardOf(version: number): CardRow[] {
    const deciding = [8, 10, 12, 20].map((rate) => ({
        id: `R-00${10 + rate}`,
        level: LEVELS.join(', '),
        category: '',
        country: '',
        rate: version < 3 ? rate : (NEW_RATES[rate] ?? rate),
    }));
    const others = CATEGORIES.flatMap((category) =>
        COUNTRIES.flatMap((country) => LEVELS.map((level) => ({ category, country, level }))),
    ).map((one, i) => ({ ...one, id: `R-0${100 + i}`, rate: 5 + (i % 7) + (version === 1 && i % 20 === 0 ? 1 : 0) }));
    const card = [...deciding, ...others];
    return version < 3 ? card : [{ id: 'R-0200', level: '', category: 'STATIONERY', country: '', rate: null }, ...card];
}

const NEW_RATES: Record<number, number> = { 20: 18, 8: 9.5 };
const NEWLY_RATE = 5;

/** What a sale earns in percent under a version; null for nothing. `rate` is what it earned under the second. */
export function rateUnder(version: number, category: string | null, rate: number | null): number | null {
    if (version < 3) {
        return rate;
    }
    if (category === 'STATIONERY') {
        return null;
    }
    return rate === null ? (category === 'KITCHEN' ? NEWLY_RATE : null) : (NEW_RATES[rate] ?? rate);
}

export function sheetsOf(version: number): Sheet[] {
    const rates = cardOf(version).map((row) => [
        row.id,
        row.level,
        row.category,
        row.country,
        row.rate === null ? 'none' : `${row.rate} %`,
        'Commission',
        row.rate === null ? 'since May' : '',
    ]);
    return [
        sheet(
            'Policy',
            [28, 44],
            [
                [1, ['Policy']],
                [3, ['Title', version === 3 ? 'Autumn card' : 'Summer card']],
                [4, ['Program', 'shop']],
                [5, ['Currency', 'GBP']],
                [6, ['Time zone', 'Europe/London']],
                [7, ['Note', 'Rates as agreed with the partners of the blog; questions go to the program manager.']],
            ],
        ),
        sheet(
            'Rates',
            [9, 22, 16, 10, 10, 16, 30],
            [
                [1, ['Rates']],
                [2, ['Rows are read', 'First matching row wins']],
                [4, ['', 'WHEN', '', '', 'THEN', '', 'NOTES']],
                [5, TITLES],
                [6, ['', 'is one of', 'is one of', 'is one of', 'percent or money']],
                ...rates.map((texts, i): [number, string[]] => [FIRST_ROW + i, texts]),
            ],
        ),
        sheet(
            'Durations',
            [9, 14, 14],
            [
                [1, ['Durations']],
                [5, ['Row', 'Hold days', 'Approval']],
                [7, ['R-0201', '30', 'by hand']],
            ],
        ),
    ];
}

function sheet(name: string, columns: number[], rows: [number, string[]][]): Sheet {
    return {
        name,
        hidden: false,
        columns,
        rows: rows.map(([number, texts]) => ({
            number,
            cells: texts
                .map((text, i): SheetCell => ({ at: `${COLUMNS[i]}${number}`, text, kind: kindOf(text) }))
                .filter((cell) => cell.text !== ''),
        })),
        rowsLeftOff: 0,
    };
}

const kindOf = (text: string): SheetCell['kind'] =>
    /^\d[\d.]* %$/.test(text) ? 'percent' : /^\d+$/.test(text) ? 'number' : 'text';

export function diffOf(before: number, after: number): VersionDiff {
    const old = new Map(cardOf(before).map((row) => [row.id, row]));
    const now = new Map(cardOf(after).map((row) => [row.id, row]));
    const shared = { sheet: 'Rates', moved: false, number: null };
    const changes: VersionChange[] = [];
    for (const [id, row] of now) {
        const was = old.get(id);
        if (was === undefined) {
            const content = `${row.category}: ${rateText(row)}`;
            changes.push({
                ...shared,
                what: 'added',
                row: id,
                cells: [],
                content,
                text: `Rates ${id} added: ${content}`,
            });
        } else if (was.rate !== row.rate) {
            const cells = [{ title: 'Rate', before: rateText(was), after: rateText(row) }];
            changes.push({ ...shared, what: 'changed', row: id, cells, content: null, text: `Rates ${id} changed` });
        }
    }
    for (const [id, row] of old) {
        if (!now.has(id)) {
            const content = `${row.category}: ${rateText(row)}`;
            changes.push({ ...shared, what: 'removed', row: id, cells: [], content, text: `Rates ${id} removed` });
        }
    }
    return { before, after, changes };
}

const rateText = (row: CardRow): string => (row.rate === null ? 'none' : `${row.rate} %`);
