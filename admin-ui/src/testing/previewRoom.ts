import type {
    Difference,
    Job,
    NextPayoutLine,
    NextPayoutSide,
    Preview,
    PreviewGroup,
    PreviewRow,
    PreviewSale,
    PreviewWhat,
    Sale,
} from '../lib/api';
import { rateUnder } from './card';
import { type Handler, notFound, ok, type Row, type Said } from './http';
import { cut, matches, sorted } from './lists';
import { lineOf } from './payoutRoom';
import { explain, gbp, NOW, type Shop } from './shop';

/** What a version would have paid for the sales of the shop. */
export const previewRoom: Handler = (asked, shop, [, , room, id, what, sale]) => {
    if (room !== 'previews') {
        return undefined;
    }
    if (asked.method === 'POST') {
        return run(shop, asked.body as Wanted);
    }
    if (id === undefined) {
        return ok(
            cut(
                shop.previews.filter((one) => matches(one as unknown as Row, asked.query)),
                asked.query,
            ),
        );
    }
    const preview = shop.previews.find((one) => String(one.id) === id);
    if (preview === undefined) {
        return notFound();
    }
    const all = compared(shop, preview);
    const list = what?.replace('.csv', '');
    if (list === undefined) {
        return ok(whole(shop, preview, all));
    }
    if (list === 'next-payouts') {
        return 'noPayouts' in preview
            ? notFound()
            : nextPayouts(shop, preview, all, sale?.replace('.csv', ''), asked.query);
    }
    if (sale !== undefined) {
        return oneSale(shop, preview, sale);
    }
    const meant = all.filter((one) => isMeant(one, asked.query, shop));
    if (list === 'partners') {
        const groups = grouped(meant, (one) => one.partner);
        const found = groups.filter((one) => matches(one as unknown as Row, only(asked.query, 'q')));
        return ok(cut(inOrder(found, asked.query.get('sort')?.replace('partner', 'key')), asked.query));
    }
    return ok(cut(inOrder(meant, asked.query.get('sort')), asked.query));
};

interface Wanted {
    version: number;
    from: string;
    to: string;
}

export function addPreview(shop: Shop, { version, from, to }: Wanted): PreviewRow {
    const id = 300 + shop.previews.length;
    const row: PreviewRow = {
        id,
        version,
        hash: shop.versions.find((one) => one.number === version)?.hash ?? '',
        from,
        to,
        ranAt: NOW,
        by: 'ekaterina',
        stale: false,
        sums: [],
    };
    row.sums = [sum(compared(shop, row))];
    shop.previews.unshift(row);
    return row;
}

function run(shop: Shop, wanted: Wanted): Said {
    const preview = addPreview(shop, wanted);
    const count = compared(shop, preview).length;
    const { version, from, to } = wanted;
    const job: Job = {
        id: 42 + shop.jobs.length,
        program: 'shop',
        kind: 'preview',
        title: `Preview of version ${version}, ${from} to ${to}`,
        state: 'running',
        progress: { done: 0, total: count, text: `0 of ${count} sales` },
        startedBy: 'ekaterina',
        createdAt: NOW,
        startedAt: NOW,
        finishedAt: null,
        result: null,
        problemCount: 0,
        cancellable: true,
    };
    shop.jobs.unshift(job);
    shop.results.set(job.id, { preview: preview.id });
    return ok({ job: job.id }, 202);
}

type Compared = PreviewSale & { refund: boolean };

function compared(shop: Shop, { version, from, to }: PreviewRow): Compared[] {
    return shop.sales
        .filter((sale) => sale.state !== 'parked')
        .filter((sale) => sale.occurredAt.slice(0, 10) >= from && sale.occurredAt.slice(0, 10) <= to)
        .map((sale) => {
            const was = rateOf(sale);
            const now = rateUnder(version, sale.category, was);
            const old = minor(sale.earned);
            const next = was === now ? old : Math.round((minor(sale.amount) * (now ?? 0)) / 100);
            return {
                sale: { id: sale.id, reference: sale.reference },
                occurredAt: sale.occurredAt,
                partner: sale.partner,
                category: sale.category,
                level: shop.partners.find((partner) => partner.code === sale.partner)?.level ?? null,
                country: sale.country,
                currency: 'GBP',
                old: gbp(old),
                new: gbp(next),
                difference: gbp(next - old),
                what: whatOf(was, now, next - old),
                refund: sale.type === 'refund',
            };
        });
}

function whatOf(was: number | null, now: number | null, difference: number): PreviewWhat {
    if (was === null && now !== null) {
        return 'newly';
    }
    return was !== null && now === null ? 'noLonger' : difference >= 0 ? 'up' : 'down';
}

const rateOf = (sale: Sale): number | null => {
    const rate = sale.commissions[0]?.rate;
    return rate ? Number.parseInt(rate, 10) : null;
};

const minor = (value: Sale['earned'] | Sale['amount']): number =>
    value === null || Array.isArray(value) ? 0 : Math.round(Number(value.amount) * 100);

function sum(of: Compared[]): Difference {
    const add = (name: 'old' | 'new' | 'difference') => gbp(of.reduce((total, one) => total + minor(one[name]), 0));
    return { currency: 'GBP', old: add('old'), new: add('new'), difference: add('difference') };
}

function grouped(of: Compared[], keyOf: (one: Compared) => string | null): PreviewGroup[] {
    const groups = new Map<string | null, Compared[]>();
    for (const one of of) {
        const key = keyOf(one);
        groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    return [...groups].map(([key, members]) => ({ key, ...sum(members), sales: members.length }));
}

function whole(shop: Shop, preview: PreviewRow, all: Compared[]): Preview {
    const partners = grouped(all, (one) => one.partner);
    const moved = partners
        .filter((one) => minor(one.difference) !== 0)
        .sort((a, b) => Math.abs(minor(b.difference)) - Math.abs(minor(a.difference)));
    const by = (keyOf: (one: Compared) => string | null) =>
        grouped(all, keyOf).sort((a, b) => String(a.key).localeCompare(String(b.key)));
    return {
        ...preview,
        sales: all.filter((one) => !one.refund).length,
        refunds: all.filter((one) => one.refund).length,
        touchedSales: all.filter((one) => minor(one.difference) !== 0).length,
        touchedPartners: moved.length,
        up: moved.filter((one) => minor(one.difference) > 0).length,
        down: moved.filter((one) => minor(one.difference) < 0).length,
        newlyMatching: all.filter((one) => one.what === 'newly').length,
        noLongerMatching: all.filter((one) => one.what === 'noLonger').length,
        outside: [],
        byMonth: by((one) => one.occurredAt.slice(0, 7)),
        byLevel: by((one) => levelOf(shop, one)),
        byCategory: by((one) => one.category),
        movers: moved.slice(0, 20),
    };
}

const levelOf = (shop: Shop, one: Compared): string | null =>
    shop.partners.find((partner) => partner.code === one.partner)?.level ?? null;

/** The largest difference first, whichever way, if nothing else is asked for. */
const inOrder = <T extends Difference>(rows: T[], by: string | null | undefined): T[] =>
    by ? sorted(rows, by) : rows.toSorted((a, b) => Math.abs(minor(b.difference)) - Math.abs(minor(a.difference)));

function isMeant(one: Compared, query: URLSearchParams, shop: Shop): boolean {
    const wanted = (name: string, value: string | null) => !query.has(name) || query.get(name) === value;
    return (
        minor(one.difference) !== 0 &&
        wanted('partner', one.partner) &&
        wanted('category', one.category) &&
        wanted('month', one.occurredAt.slice(0, 7)) &&
        wanted('level', levelOf(shop, one)) &&
        wanted('what', one.what)
    );
}

const only = (query: URLSearchParams, name: string) =>
    new URLSearchParams([...query].filter(([each]) => each === name));

function oneSale(shop: Shop, preview: PreviewRow, id: string): Said {
    const sale = shop.sales.find((one) => String(one.id) === id);
    if (sale === undefined) {
        return notFound();
    }
    const was = rateOf(sale);
    const under = (version: number, rate: number | null) => {
        const earned = rate === was ? minor(sale.earned) : Math.round((minor(sale.amount) * (rate ?? 0)) / 100);
        const line = sale.lines[0];
        return {
            version,
            lines:
                rate === null || line === undefined
                    ? [{ ...none(sale), ...(rate !== null && earnedLine(sale, rate, earned)) }]
                    : [{ ...line, rate: `${rate} %`, amount: gbp(earned) }],
            explanation: explain({ ...sale, earned: gbp(earned) }, `${rate ?? 0} %`),
        };
    };
    return ok({ old: under(2, was), new: under(preview.version, rateUnder(preview.version, sale.category, was)) });
}

const none = (sale: Sale) => ({
    kind: 'none',
    sale: sale.reference,
    partner: sale.partner ?? '',
    component: '',
    amount: gbp(0),
    sheet: 'Rates',
    row: '',
    base: '',
    rate: '',
    occurredAt: sale.occurredAt,
    payableFrom: null,
    reason: 'no row of Rates matches',
});

const earnedLine = (sale: Sale, rate: number, earned: number) => ({
    kind: 'commission',
    component: 'Base commission',
    amount: gbp(earned),
    row: 'R-0101',
    base: sale.amount.amount,
    rate: `${rate} %`,
    reason: '',
});

/** Of a version that is not in force. */
const NEW_MINIMUM = 4000;

function nextPayouts(
    shop: Shop,
    preview: PreviewRow,
    all: Compared[],
    list: string | undefined,
    query: URLSearchParams,
): Said {
    const minimum = preview.version < 3 ? undefined : NEW_MINIMUM;
    const then = new Map(all.map((one) => [one.sale.id, minor(one.new)]));
    const linesOf = (way: string) =>
        shop.partners.flatMap(({ code }) => {
            const old = lineOf(shop, code);
            const changed = lineOf(shop, code, {
                minimum: minimum ?? 2500,
                amountOf: (row) =>
                    way === 'counted' ? (then.get(row.sale?.id ?? 0) ?? minor(row.amount)) : minor(row.amount),
            });
            const side = (line: typeof old): NextPayoutSide => ({
                paid: line.paid,
                amount: line.paid ? line.payable : gbp(0),
                why: line.paid ? [] : line.reasons,
            });
            const difference = minor(side(changed).amount) - minor(side(old).amount);
            const line = {
                partner: code,
                currency: 'GBP',
                old: side(old),
                new: side(changed),
                difference: gbp(difference),
            };
            return line.old.paid || line.new.paid || line.old.why.length > 0 ? [line] : [];
        });
    if (list === 'partners') {
        const found = linesOf(query.get('way') ?? 'activated')
            .filter((line) => line.partner.startsWith(query.get('q') ?? ''))
            .filter((line) => (query.get('currency') ?? 'GBP') === line.currency)
            .filter((line) => !query.has('what') || whatOfLine(line) === query.get('what'))
            .filter((line) => !query.has('why') || line.new.why.some(({ reason }) => reason === query.get('why')));
        const by = query.get('sort');
        const key = by?.replace('-', '');
        const flat = found.map((line) => ({ line, old: line.old.amount, new: line.new.amount, ...names(line) }));
        return ok(
            cut(
                (key === undefined ? flat : sorted(flat, by)).map(({ line }) => line),
                query,
            ),
        );
    }
    return ok({
        scheduled: false,
        on: NOW.slice(0, 10),
        to: NOW.slice(0, 10),
        asOf: NOW,
        activeFrom: NOW.slice(0, 10),
        minimumsOf: preview.version,
        ways: (['activated', 'counted'] as const).map((way) => {
            const lines = linesOf(way);
            const paid = (name: 'old' | 'new') => ({
                payouts: lines.filter((line) => line[name].paid).length,
                amount: gbp(lines.reduce((total, line) => total + minor(line[name].amount), 0)),
            });
            const count = (what: string) => lines.filter((line) => whatOfLine(line) === what).length;
            return {
                way,
                sums: [
                    {
                        currency: 'GBP',
                        old: paid('old'),
                        new: paid('new'),
                        difference: gbp(lines.reduce((total, line) => total + minor(line.difference), 0)),
                        more: count('more'),
                        less: count('less'),
                        newly: count('newly'),
                        noLonger: count('noLonger'),
                    },
                ],
            };
        }),
    });
}

const names = (line: NextPayoutLine) => ({
    partner: line.partner,
    difference: line.difference,
    size: gbp(Math.abs(minor(line.difference))),
});

const whatOfLine = (line: NextPayoutLine): string =>
    line.old.paid !== line.new.paid
        ? line.new.paid
            ? 'newly'
            : 'noLonger'
        : minor(line.difference) === 0
          ? 'same'
          : minor(line.difference) > 0
            ? 'more'
            : 'less';
