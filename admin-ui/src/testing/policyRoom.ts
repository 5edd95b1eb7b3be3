import type { CellProblem, PolicyUpload, Sheet, VersionState } from '../lib/api';
import { diffOf, rateUnder, sheetsOf } from './card';
import { type Handler, notFound, ok, problem, type Said } from './http';
import { cut } from './lists';
import { explain, gbp, NOW, type Shop, version } from './shop';

/** Workbooks that come in, and the versions they become. */
export const policyRoom: Handler = (asked, shop, [, , room, id, what, other]) => {
    if (room === 'policy-uploads') {
        return id === undefined ? ok(addUpload(shop, asked.query.get('name') ?? ''), 201) : uploaded(shop, id, what);
    }
    if (room !== 'versions') {
        return undefined;
    }
    if (id === undefined) {
        return ok(cut(shop.versions, asked.query));
    }
    const one = shop.versions.find((each) => String(each.number) === id);
    if (one === undefined) {
        return notFound();
    }
    switch (what) {
        case undefined:
            return ok(one);
        case 'sheets':
            return ok({ sheets: sheetsOf(one.number) });
        case 'diff':
            return ok(diffOf(one.number, Number(other)));
        case 'activate':
            return activate(shop, one.number, asked.body as { from: string; reason?: string });
        case 'try':
            return tried(one.number, asked.body as Record<string, string>);
        default:
            return notFound();
    }
};

/** A file with `problems` in its name has some; one called `same` is known already. */
export function addUpload(shop: Shop, fileName: string): PolicyUpload {
    const bad = fileName.includes('problems');
    const same = fileName.startsWith('same');
    const problems = bad ? PROBLEMS : same ? [] : WARNINGS;
    const count = (severity: string) => problems.filter((one) => one.severity === severity).length;
    const number = same ? 2 : shop.versions.length + 1;
    const made: PolicyUpload & { sheets: Sheet[] } = {
        id: 70 + shop.uploads.length,
        fileName,
        problems,
        errors: count('error'),
        warnings: count('warning'),
        ...(!bad && { version: number }),
        versionIsNew: !bad && !same,
        uploadedBy: 'ekaterina',
        uploadedAt: NOW,
        sheets: bad ? spoilt(sheetsOf(3)) : sheetsOf(3),
    };
    if (made.versionIsNew) {
        shop.versions.unshift(version(number, fileName.replace('.xlsx', ''), 'draft', NOW.slice(0, 10)));
    }
    shop.uploads.push(made);
    return withoutSheets(made);
}

function uploaded(shop: Shop, id: string, what: string | undefined): Said {
    const one = shop.uploads.find((each) => String(each.id) === id);
    if (one === undefined) {
        return notFound();
    }
    return ok(what === 'sheets' ? { sheets: one.sheets } : withoutSheets(one));
}

const withoutSheets = ({ sheets: _, ...rest }: PolicyUpload & { sheets: Sheet[] }): PolicyUpload => rest;

/** What a hasty hand made of it. */
function spoilt(sheets: Sheet[]): Sheet[] {
    const wrong: Record<string, string> = { E9: '0.08', E60: '8 procent', C31: 'KITCHN' };
    return sheets.map((sheet) =>
        sheet.name !== 'Rates'
            ? sheet
            : {
                  ...sheet,
                  rows: sheet.rows.map((row) => ({
                      ...row,
                      cells: row.cells
                          .filter((cell) => cell.at !== 'E44')
                          .map((cell) => ({ ...cell, text: wrong[cell.at] ?? cell.text })),
                  })),
              },
    );
}

const inRates = (part: Partial<CellProblem>): CellProblem => ({
    severity: 'error',
    sheet: 'Rates',
    cell: null,
    row: null,
    column: null,
    found: '',
    expected: '',
    suggestion: '',
    text: `${part.cell ?? part.sheet ?? 'file'}: ${part.expected ?? ''}`,
    ...part,
});

const PROBLEMS: CellProblem[] = [
    inRates({
        cell: 'E60',
        row: 'R-0148',
        column: 'Rate',
        found: '"8 procent"',
        expected: 'a percentage such as 8 %, an amount, tier: SCHEME, or none',
        suggestion: 'type 8 %',
    }),
    inRates({
        cell: 'E44',
        row: 'R-0132',
        column: 'Rate',
        found: '',
        expected: 'a rate, because every row of Rates needs one',
    }),
    inRates({
        severity: 'warning',
        cell: 'E9',
        row: 'R-0020',
        column: 'Rate',
        found: '0.08',
        expected: 'a percentage or an amount of at least 1',
        suggestion: 'if 8 % is meant, type 8 %',
    }),
    inRates({
        severity: 'warning',
        cell: 'C31',
        row: 'R-0119',
        column: 'Category',
        found: '"KITCHN"',
        expected: 'a category that the program knows',
        suggestion: 'the nearest known one is KITCHEN',
    }),
    inRates({ sheet: 'Durations', found: 'the sheet "Tarife"', expected: 'a sheet of the policy' }),
];

const WARNINGS = PROBLEMS.filter((one) => one.severity === 'warning');

function activate(shop: Shop, number: number, { from, reason }: { from: string; reason?: string }): Said {
    const today = NOW.slice(0, 10);
    if (from < today) {
        return problem(
            409,
            'restatement',
            'Conflict',
            `634 sales from ${from} on are evaluated already: letting version ${number} count from ${from} would be a restatement of what was booked, which is not offered yet. Activate it from ${today} or a later day`,
        );
    }
    const one = shop.versions.find((each) => each.number === number);
    if (one === undefined) {
        return notFound();
    }
    one.activations.push({ from, by: 'ekaterina', at: NOW, ...(reason !== undefined && { reason }) });
    const state: VersionState = from > today ? 'scheduled' : 'active';
    if (state === 'active') {
        for (const each of shop.versions) {
            each.inForceToday = each === one;
            each.state = each.state === 'active' ? 'retired' : each.state;
        }
    }
    one.state = state;
    return ok(one);
}

function tried(number: number, sale: Record<string, string>): Said {
    const errors = [
        ...(sale.amount === undefined
            ? [{ field: 'amount', found: '', expected: 'an amount, but the cell is blank' }]
            : /^\d+(\.\d+)?$/.test(sale.amount)
              ? []
              : [{ field: 'amount', found: sale.amount, expected: 'a decimal such as 12.50' }]),
        ...(sale.country !== undefined && sale.country.length !== 2
            ? [{ field: 'country', found: sale.country, expected: 'two letters such as DE' }]
            : []),
    ];
    if (errors.length > 0) {
        return problem(422, 'invalid', 'Not valid', 'The sale has faults.', errors);
    }
    const rate = rateUnder(number, sale.category ?? null, 12);
    const earned = Math.round((Number(sale.amount) * 100 * (rate ?? 0)) / 100);
    const row = {
        reference: sale.reference ?? '',
        partner: sale.partner ?? null,
        category: sale.category ?? null,
        country: sale.country ?? null,
        amount: { amount: sale.amount ?? '', currency: 'GBP' },
        earned: gbp(earned),
    };
    return ok({
        sale,
        version: number,
        lines: [
            {
                kind: rate === null ? 'none' : 'commission',
                sale: row.reference,
                partner: row.partner ?? '',
                component: 'Base commission',
                amount: gbp(earned),
                sheet: 'Rates',
                row: rate === null ? 'R-0200' : 'R-0022',
                base: sale.amount,
                rate: rate === null ? 'none' : `${rate} %`,
                occurredAt: sale.occurredAt,
                payableFrom: null,
                reason: rate === null ? 'row R-0200 of Rates says none' : '',
            },
        ],
        explanation: explain(row, `${rate ?? 0} %`),
    });
}
