import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ratebook } from './service';

const FOLDER = resolve(import.meta.dirname, '../../rules/policies/online-retail');

export const POLICY = join(FOLDER, 'policy.xlsx');
export const SALES = join(FOLDER, 'sales-2011-03.csv.gz');
export const PARTNERS = join(FOLDER, 'partners.csv');

/** One line of what `ratebook evaluate` says; money in pence, negative where it is taken back. */
export interface Line {
    kind: string;
    sale: string;
    partner: string;
    pence: number;
}

const columns = (line: string) => line.split(',');
const sales = () => gunzipSync(readFileSync(SALES)).toString('utf8').trimEnd().split('\n');

/** A file with one line: the whole of a sale comes back on the last day of March. */
export function refundOf(sale: string): string {
    const [titles = '', ...lines] = sales();
    const cells = columns(lines.find((line) => line.startsWith(`${sale},`)) ?? '');
    const changed: Record<string, string> = {
        reference: `${sale}-R1`,
        type: 'refund',
        original_reference: sale,
        occurred_at: '2011-03-31T12:00:00Z',
    };
    return `${titles}\n${columns(titles)
        .map((title, i) => changed[title] ?? cells[i])
        .join(',')}\n`;
}

/** What every sale and refund earns, reckoned from the files alone, without service, ledger or database. */
export function evaluated(refund = ''): Line[] {
    const folder = mkdtempSync(join(tmpdir(), 'ratebook-evaluate-'));
    try {
        const all = join(folder, 'sales.csv');
        writeFileSync(all, [...sales(), ...refund.trimEnd().split('\n').slice(1)].join('\n') + '\n');
        const file = join(folder, 'results.csv');
        ratebook('evaluate', POLICY, all, '--partners', PARTNERS, '--out', file);
        const [titles = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
        const at = (name: string) => columns(titles).indexOf(name);
        const [kind, sale, partner, amount] = [at('kind'), at('sale'), at('partner'), at('amount')];
        return lines.map(columns).map((cells) => ({
            kind: cells[kind] ?? '',
            sale: cells[sale] ?? '',
            partner: cells[partner] ?? '',
            pence: Math.round(Number(cells[amount] ?? 0) * 100),
        }));
    } finally {
        rmSync(folder, { recursive: true });
    }
}

/** Level by partner. */
export function levels(): Map<string, string> {
    const [, ...lines] = readFileSync(PARTNERS, 'utf8').trimEnd().split('\n');
    return new Map(lines.map(columns).map(([partner = '', , level = '']) => [partner, level]));
}

/** Category by sale. */
export function categories(): Map<string, string> {
    const [titles = '', ...lines] = sales();
    const category = columns(titles).indexOf('category');
    return new Map(lines.map(columns).map((cells) => [cells[0] ?? '', cells[category] ?? '']));
}

/** The file of partners, with an account at PayPal for some. */
export function partnersWithPayPal(has: (partner: string) => boolean): string {
    const [titles = '', ...lines] = readFileSync(PARTNERS, 'utf8').trimEnd().split('\n');
    const account = (line: string) => {
        const [partner = ''] = columns(line);
        return has(partner) ? `${partner.toLowerCase()}@example.org` : '';
    };
    return [`${titles},paypal`, ...lines.map((line) => `${line},${account(line)}`)].join('\n') + '\n';
}

export const sum = (lines: Iterable<{ pence: number }>) => [...lines].reduce((all, one) => all + one.pence, 0);
