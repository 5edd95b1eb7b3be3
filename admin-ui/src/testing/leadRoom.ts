import type { Lead, LeadPayment, LeadPhase } from '../lib/api';
import { amountOf } from '../features/lead/amount';
import { type Handler, notFound, ok, problem, type Row, type Said } from './http';
import { cut, matches, sorted } from './lists';
import { gbp, NOW, type Shop } from './shop';

export const PHASES: LeadPhase[] = [
    { name: 'New', won: false },
    { name: 'Working', won: false },
    { name: 'Closed Won', won: true },
    { name: 'Closed Lost', won: false },
];

function lead(id: number, code: string, name: string, phase: string, percent: string | null): Lead {
    return {
        id,
        code,
        partner: 'P101',
        name,
        company: id % 2 === 0 ? 'Harbour Hotels' : null,
        email: null,
        note: null,
        phase,
        won: phase === 'Closed Won',
        commissionPercent: percent,
        commissionFrom: percent === null ? null : 'row R-0031 of Rates, version 2',
        createdBy: 'ekaterina',
        createdAt: `2026-05-0${id}T08:00:00Z`,
        erasedAt: null,
        mayAddPayment: phase === 'Closed Won',
        payee: { method: 'paypal', text: 'PayPal a…@…org' },
        phases: [{ phase, by: 'ekaterina', at: `2026-05-0${id}T08:00:00Z` }],
        payments: [],
    };
}

function payment(id: number, sent: Record<string, unknown>, amount: string): LeadPayment {
    const status = String(sent.status);
    const state = status === 'complete' ? 'paid' : (status as LeadPayment['state']);
    return {
        id,
        invoice: id,
        batch: `Lead-${String(sent.issueDate).replaceAll('-', '')}`,
        issueDate: String(sent.issueDate),
        periodStart: String(sent.periodStart),
        periodEnd: String(sent.periodEnd),
        paymentIds: sent.paymentIds as string[],
        totalRevenue: { amount: String(sent.totalRevenue), currency: 'GBP' },
        commissionPercent: String(sent.commissionPercent),
        amount: { amount, currency: 'GBP' },
        state,
        status,
        method: 'paypal',
        secondPerson: false,
        confirmedBy: null,
        confirmedAt: null,
        paidOn: null,
        voidAskedBy: null,
        createdBy: 'ekaterina',
        createdAt: NOW,
        log: [{ at: NOW, what: state, by: 'ekaterina', said: 'to PayPal a…@…org' }],
    };
}

/** Some leads, one of them with a payment that is scheduled. */
export function someLeads(): Lead[] {
    const paid = lead(3, 'HARBOUR', 'Rosa Marin', 'Closed Won', '20');
    paid.payments.push(
        payment(
            1,
            {
                issueDate: '2026-06-01',
                periodStart: '2026-04-01',
                periodEnd: '2026-04-30',
                paymentIds: ['INV-2041', 'INV-2042'],
                totalRevenue: '2000.00',
                commissionPercent: '20',
                status: 'scheduled',
            },
            '400.00',
        ),
    );
    return [
        lead(1, 'L-1', 'Ivo Lang', 'New', '20'),
        lead(2, 'L-2', 'Mina Okoro', 'Closed Lost', null),
        paid,
        lead(4, 'QUAY', 'Tom Reed', 'Working', '12.5'),
    ];
}

export const leadRoom: Handler = (asked, shop, [, , room, id, what, which, step]) => {
    if (room === 'lead-phases') {
        if (asked.method === 'PUT') {
            shop.phases = (asked.body as { phases: LeadPhase[] }).phases;
        }
        return ok({ phases: shop.phases });
    }
    if (room !== 'leads') {
        return undefined;
    }
    const { method, query } = asked;
    const body = (asked.body ?? {}) as Record<string, unknown>;
    if (id === undefined || id === 'totals') {
        return method === 'POST' ? create(shop, body) : list(shop, query, id === 'totals');
    }
    const found = shop.leads.find((one) => String(one.id) === id);
    if (found === undefined) {
        return notFound();
    }
    if (what === 'payments') {
        return which === undefined ? pay(found, body) : move(found, Number(which), String(step), body);
    }
    if (method === 'PATCH') {
        change(found, body);
    }
    return ok(found);
};

function list(shop: Shop, query: URLSearchParams, isTotals: boolean): Said {
    const rows = shop.leads.map((one) => ({
        ...one,
        paid: one.payments.filter(({ state }) => state === 'paid').map(({ amount }) => amount),
    }));
    const asked = new URLSearchParams(query);
    asked.delete('paid');
    const found = rows.filter(
        (row) =>
            matches(row as unknown as Row, asked) &&
            (query.get('paid') === null || String(row.payments.length > 0) === query.get('paid')),
    );
    return ok(isTotals ? { count: found.length, sums: [] } : cut(sorted(found, query.get('sort')), query));
}

function create(shop: Shop, body: Record<string, unknown>): Said {
    if (!shop.partners.some((one) => one.code === body.partner)) {
        return problem(422, 'wrong-fields', 'Wrong', 'partner is wrong', [
            { field: 'partner', found: body.partner, expected: 'the code of a partner' },
        ]);
    }
    const made = lead(shop.leads.length + 1, `L-${shop.leads.length + 1}`, String(body.name), 'New', '20');
    shop.leads.push(made);
    return ok(made, 201);
}

function change(found: Lead, body: Record<string, unknown>) {
    Object.assign(found, body);
    if (body.phase !== undefined) {
        found.won = body.phase === 'Closed Won';
        found.mayAddPayment = found.won;
        found.phases.push({ phase: String(body.phase), by: 'ekaterina', at: NOW });
    }
}

function pay(found: Lead, body: Record<string, unknown>): Said {
    if (!found.won) {
        return problem(409, 'lead-not-won', 'Conflict', `lead ${found.code} is in phase "${found.phase}"`);
    }
    const ids = body.paymentIds as string[];
    if (ids.length === 0) {
        return problem(422, 'wrong-fields', 'Wrong', 'paymentIds is wrong', [
            { field: 'paymentIds', found: '0 ids', expected: '1 to 100 ids of payments or invoices' },
        ]);
    }
    const used = found.payments.flatMap((one) => one.paymentIds).filter((one) => ids.includes(one));
    if (used.length > 0 && body.acknowledgeUsedIds !== true) {
        return problem(409, 'payment-id-used', 'Conflict', `paid for lead ${found.code} already: "${used[0]}"`);
    }
    const amount = amountOf(String(body.totalRevenue), String(body.commissionPercent), 'GBP') ?? gbp(0).amount;
    const made = payment(found.payments.length + 1, body, amount);
    found.payments.unshift(made);
    return ok(made, 201);
}

function move(found: Lead, id: number, step: string, body: Record<string, unknown>): Said {
    const one = found.payments.find((each) => each.id === id);
    if (one === undefined) {
        return notFound();
    }
    one.status = step === 'void' ? 'void' : String(body.status);
    one.state = one.status === 'complete' ? 'paid' : (one.status as LeadPayment['state']);
    one.log.push({ at: NOW, what: one.state, by: 'ekaterina', said: (body.reason as string | undefined) ?? null });
    return ok(one);
}
