import type { Money, Sale } from './types';

type Fields = Record<string, unknown>;

/**
 * One sale as the screens need it. Its content may stand beside its results or within them as `sale`, and its amounts come as
 * they were sent: a bare decimal in the sale's currency.
 */
export function readSale(answer: unknown): Sale {
    const outer = answer as Fields;
    const content = isFields(outer.sale) ? outer.sale : {};
    const all = { ...content, ...outer } as Fields;
    const currency = typeof all.currency === 'string' ? all.currency : '';
    const money = (value: unknown): Money | null =>
        typeof value === 'string' ? { amount: value, currency } : isFields(value) ? (value as unknown as Money) : null;
    const credits = (all.credits ?? []) as NonNullable<Sale['credits']>;
    return {
        ...all,
        credits,
        amount: money(all.amount) ?? { amount: '0', currency },
        revenue: money(all.revenue),
        partner: all.partner ?? (credits.map((credit) => credit.partner).join(', ') || null),
        order: all.order ?? all.orderReference ?? null,
        state: all.state ?? 'evaluated',
        reason: all.reason ?? null,
        lines: all.lines ?? [],
        refunds: all.refunds ?? [],
        commissions: all.commissions ?? [],
        earlier: all.earlier ?? [],
    } as Sale;
}

function isFields(value: unknown): value is Fields {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
