import type { Adjustment, LedgerEntry, LedgerReport, ReportLine } from '../lib/api';
import { type Handler, notFound, ok, problem, type Row } from './http';
import { cut, matches, sorted } from './lists';
import { booksOf, payReport } from './payoutRoom';
import { gbp, NOW, type Shop } from './shop';

/** What finance sees, as each shop has it. */
interface Finance {
    reports: LedgerReport[];
    adjustments: Adjustment[];
    closed: { until: string; closedBy: string; closedAt: string }[];
}

const KNOWN = new WeakMap<Shop, Finance>();

export function financeOf(shop: Shop): Finance {
    const known = KNOWN.get(shop) ?? fresh();
    KNOWN.set(shop, known);
    return known;
}

function fresh(): Finance {
    return {
        reports: [report(500, { from: '2026-04-01', to: '2026-04-30' })],
        adjustments: [
            adjustment(901, 'P101', '25.00', 'A bonus for the spring letter', 'approved', 'ola'),
            adjustment(902, 'P102', '-800.00', 'Paid twice by hand in March', 'waiting', 'ola'),
        ],
        closed: [{ until: '2026-03-31', closedBy: 'ola', closedAt: '2026-04-05T09:00:00Z' }],
    };
}

function report(id: number, asked: Partial<LedgerReport>): LedgerReport {
    return {
        id,
        from: '2026-04-01',
        to: '2026-04-30',
        partner: null,
        group: null,
        state: null,
        tag: null,
        madeAt: NOW,
        madeBy: 'ola',
        rows: LINES.length,
        ...asked,
    };
}

function adjustment(
    id: number,
    partner: string,
    amount: string,
    reason: string,
    state: Adjustment['state'],
    by: string,
): Adjustment {
    return {
        id,
        partner,
        amount: { amount, currency: 'GBP' },
        kind: 'adjustment',
        day: '2026-05-02',
        reason,
        document: 'M-17',
        state,
        createdBy: by,
        createdAt: '2026-05-02T10:00:00Z',
        decidedBy: null,
        decidedAt: state === 'waiting' ? null : '2026-05-02T10:00:00Z',
    };
}

const line = (partner: string, figures: number[]): ReportLine => {
    const [opening = 0, earned = 0, adjusted = 0, clawedBack = 0, paid = 0, pending = 0, onHold = 0] = figures;
    return {
        partner,
        currency: 'GBP',
        opening: gbp(opening),
        earned: gbp(earned),
        adjusted: gbp(adjusted),
        clawedBack: gbp(clawedBack),
        paid: gbp(paid),
        closing: gbp(opening + earned + adjusted - clawedBack - paid),
        pending: gbp(pending),
        onHold: gbp(onHold),
    };
};

const LINES = [
    line('P101', [120_00, 340_50, 25_00, 12_00, 200_00, 41_20, 18_00]),
    line('P102', [-50_00, 80_00, 0, 0, 0, 0, 0]),
    line('P103', [0, 1_204_75, 0, 30_25, 0, 0, 310_00]),
];

const FIGURES = ['opening', 'earned', 'clawedBack', 'adjusted', 'paid', 'closing', 'pending', 'onHold'] as const;

const entry = (
    day: string,
    what: string,
    amount: number,
    balance: number,
    more: Partial<LedgerEntry>,
): LedgerEntry => ({
    day,
    kind: 'entry',
    id: balance,
    what,
    amount: gbp(amount),
    balance: gbp(balance),
    reason: null,
    sale: null,
    reference: null,
    version: null,
    sheet: null,
    row: null,
    document: null,
    ...more,
});

const LEDGER = [
    entry('2026-04-03', 'commission', 340_50, 460_50, {
        reason: 'Base commission',
        sale: { id: 1699, reference: 'OR105699' },
        version: 2,
        sheet: 'Rates',
        row: 'R-0012',
    }),
    entry('2026-04-09', 'adjustment', 25_00, 485_50, { reason: 'A bonus for the spring letter', document: 'M-17' }),
    entry('2026-04-11', 'reversal', -12_00, 473_50, { sale: { id: 1690, reference: 'OR105690' } }),
    entry('2026-04-28', 'payout', -200_00, 273_50, {
        kind: 'payment',
        reason: 'Payment 17 by bank',
        reference: 'order 5',
    }),
];

export const reportRoom: Handler = (asked, shop, [, , room, id, what, more]) => {
    const finance = financeOf(shop);
    if (room === 'reports') {
        return what === 'amounts' || what === 'payments'
            ? payment(asked, shop, id ?? '', what)
            : reports(asked, finance, id, what, more);
    }
    if (room === 'adjustments') {
        return adjustments(asked, finance, shop, id, what);
    }
    if (room === 'books') {
        return books(asked, finance, id);
    }
    return room === 'partners' && what === 'ledger'
        ? ok({ opening: gbp(120_00), closing: gbp(273_50), items: LEDGER, next: null })
        : undefined;
};

function reports(
    { method, body, query }: Parameters<Handler>[0],
    finance: Finance,
    id: string | undefined,
    what: string | undefined,
    more: string | undefined,
) {
    if (method === 'POST') {
        const made = report(500 + finance.reports.length, body as Partial<LedgerReport>);
        finance.reports.unshift(made);
        return ok(made, 201);
    }
    if (id === undefined) {
        return ok({ items: finance.reports, next: null });
    }
    const found = finance.reports.find((one) => String(one.id) === id);
    if (found === undefined) {
        return notFound();
    }
    if (what !== 'lines') {
        return ok(found);
    }
    if (more === 'totals') {
        const sum = (name: (typeof FIGURES)[number]) =>
            LINES.reduce((all, one) => all + Math.round(Number(one[name].amount) * 100), 0);
        return ok({ count: LINES.length, sums: FIGURES.map((name) => ({ name, ...gbp(sum(name)) })) });
    }
    return ok(cut(sorted(LINES, query.get('sort')), query));
}

const cents = (money: { amount: string }): number => Math.round(Number(money.amount) * 100);

/** By the method: what each gets, and how much of it is more than is owed. */
function sharesOf(method: string | null) {
    return LINES.map((one) => {
        const owed = cents(one.closing);
        const amount =
            method === 'earned'
                ? cents(one.earned)
                : method === 'opening-earned'
                  ? cents(one.opening) + cents(one.earned)
                  : owed;
        return { partner: one.partner, amount, advance: Math.max(0, amount - Math.max(0, owed)) };
    });
}

function payment({ method, body, query }: Parameters<Handler>[0], shop: Shop, id: string, what: string) {
    const paying = booksOf(shop).runs.find((run) => String(run.report) === id);
    if (what === 'amounts') {
        const shares = sharesOf(query.get('method'));
        const sum = (name: 'amount' | 'advance') => shares.reduce((all, one) => all + one[name], 0);
        const over = shares.filter((one) => one.advance > 0).length;
        return ok([
            { currency: 'GBP', amount: gbp(sum('amount')), partners: 3, left: 0, over, advance: gbp(sum('advance')) },
        ]);
    }
    if (method === 'GET') {
        const payOn = query.get('payOn') ?? NOW.slice(0, 10);
        return ok({
            paymentType: 'bank',
            payOn,
            batch: `Batch-${payOn.replaceAll('-', '')}`,
            run: paying === undefined ? null : { id: paying.id, batch: paying.batch, state: paying.state },
        });
    }
    if (paying !== undefined) {
        return problem(409, 'report-processed', 'Conflict', `the report is processed already, by ${paying.batch}`);
    }
    const sent = body as Parameters<typeof payReport>[2] & { advance: { amount: string }[] };
    const shares = sharesOf(sent.method);
    const more = shares.reduce((all, one) => all + one.advance, 0);
    return more === sent.advance.reduce((all, one) => all + cents(one), 0)
        ? payReport(shop, Number(id), sent, shares)
        : problem(422, 'wrong-fields', 'Wrong', 'advance is wrong', [
              { field: 'advance', found: null, expected: gbp(more).amount },
          ]);
}

function adjustments(
    { method, body, query }: Parameters<Handler>[0],
    finance: Finance,
    shop: Shop,
    id: string | undefined,
    what: string | undefined,
) {
    const me = shop.people[0]?.name ?? '';
    if (id === 'rules') {
        return ok({ secondPersonOver: '500.00' });
    }
    const found = finance.adjustments.filter((one) => matches(one as unknown as Row, query));
    if (id === 'totals') {
        const sum = found.reduce((all, one) => all + Math.round(Number(one.amount.amount) * 100), 0);
        return ok({ count: found.length, sums: found.length === 0 ? [] : [{ name: 'amount', ...gbp(sum) }] });
    }
    if (method === 'POST' && id === undefined) {
        const sent = body as Adjustment;
        if (sent.partner !== 'P101') {
            return problem(422, 'wrong-fields', 'Wrong', 'partner is wrong', [
                { field: 'partner', found: sent.partner, expected: 'the code of a partner' },
            ]);
        }
        const waits = Math.abs(Number(sent.amount.amount)) > 500;
        const made = {
            ...adjustment(910, sent.partner, sent.amount.amount, sent.reason, waits ? 'waiting' : 'approved', me),
        };
        finance.adjustments.unshift(made);
        return ok(made, 201);
    }
    if (id === undefined) {
        return ok(cut(sorted(found, query.get('sort')), query));
    }
    const one = finance.adjustments.find((each) => String(each.id) === id);
    if (one === undefined) {
        return notFound();
    }
    if (one.createdBy === me) {
        return problem(409, 'same-person', 'Conflict', `It was entered by ${me}, who is the same person.`);
    }
    one.state = what === 'approve' ? 'approved' : 'declined';
    one.decidedBy = me;
    return ok(one);
}

function books({ method, body, query }: Parameters<Handler>[0], finance: Finance, id: string | undefined) {
    if (method === 'POST' && id === 'close') {
        const { until } = body as { until: string };
        finance.closed.unshift({ until, closedBy: 'ola', closedAt: NOW });
        return ok({ closedUntil: until, moved: 3 });
    }
    const until = query.get('until');
    return ok({
        closedUntil: finance.closed[0]?.until ?? null,
        history: finance.closed,
        outlook:
            until === null
                ? null
                : {
                      until,
                      paid: [{ amount: gbp(4_210_00), count: 97 }],
                      counted: [{ amount: gbp(1_595_00), count: 41 }],
                      onHold: [{ amount: gbp(310_00), count: 3 }],
                      pending: [],
                  },
    });
}
