import type {
    CommissionRow,
    Job,
    LeftOutReason,
    LeftOutRow,
    PayoutLine,
    PayoutRow,
    PayoutRun,
    PayoutState,
    PayoutStory,
    PendingPayment,
} from '../lib/api';
import { type Asked, type Handler, notFound, ok, problem, type Row, type Said } from './http';
import { cut, matches, sorted } from './lists';
import { gbp, NOW, type Shop } from './shop';

/** What the shop owes and paid; lines are the ids of commissions. */
interface Books {
    runs: PayoutRun[];
    payouts: PayoutRow[];
    lines: Map<number, PayoutLine[]>;
    history: Map<number, PayoutStory['history']>;
    leftOut: Map<number, LeftOutRow[]>;
}

const MINIMUM = 2500;
/** Over this, a second person approves. */
const ALONE = 10_000;

const books = new WeakMap<Shop, Books>();

export function booksOf(shop: Shop): Books {
    const known = books.get(shop);
    if (known !== undefined) {
        return known;
    }
    const none = { runs: [], payouts: [], lines: new Map(), history: new Map(), leftOut: new Map() };
    books.set(shop, none);
    return none;
}

const minor = (text: string): number => Math.round(Number(text) * 100);
const sum = (rows: { amount: { amount: string } }[]): number =>
    rows.reduce((all, row) => all + minor(row.amount.amount), 0);

/** Payouts: made, frozen, approved, paid, come back, made void. */
export const payoutRoom: Handler = (asked, shop, [, , room, id, what, more]) => {
    switch (room) {
        case 'pending-payments':
            return pending(shop, asked, id);
        case 'payout-runs':
            return id === undefined ? runs(shop, asked) : ofRun(shop, asked, id, what, more);
        case 'payouts':
        case 'payouts.csv':
            return payouts(shop, asked, id, what);
        default:
            return undefined;
    }
};

function isClaimed(shop: Shop, commission: CommissionRow): boolean {
    const { payouts, lines } = booksOf(shop);
    return payouts.some(
        (one) =>
            !['void', 'failed', 'returned'].includes(one.state) &&
            lines.get(one.id)?.some((line) => line.commission === commission.id),
    );
}

const methodOf = (shop: Shop, code: string): 'paypal' | null =>
    shop.payments.get(code)?.[0]?.to === null || Number(code.slice(1)) % 7 !== 0 ? 'paypal' : null;

function due(shop: Shop, code: string): CommissionRow[] {
    return shop.commissions.filter(
        (row) =>
            row.partner === code && row.state === 'approved' && (row.payableFrom ?? '') <= NOW && !isClaimed(shop, row),
    );
}

function lineOf(shop: Shop, code: string): PendingPayment & { reasons: LeftOutRow[] } {
    const own = shop.commissions.filter((row) => row.partner === code);
    const payable = sum(due(shop, code));
    const held = sum(own.filter((row) => row.state === 'approved' && (row.payableFrom ?? '') > NOW));
    const unapproved = sum(own.filter((row) => row.state === 'pending'));
    const method = methodOf(shop, code);
    const reasons: LeftOutRow[] = [];
    const out = (reason: LeftOutReason, amount: number, more: Partial<LeftOutRow> = {}) =>
        reasons.push({ partner: code, reason, amount: gbp(amount), needed: null, until: null, said: null, ...more });
    if (payable < 0) {
        out('negative-balance', payable);
    }
    if (payable > 0 && payable < MINIMUM) {
        out('below-threshold', payable, { needed: gbp(MINIMUM), said: 'Thresholds T-0001: from 25.00 GBP' });
    }
    if (payable > 0 && method === null) {
        out('no-payment-details', payable);
    }
    if (payable <= 0 || reasons.length > 0) {
        if (held !== 0) {
            out('on-hold', held, { until: '2026-05-27T09:00:00Z' });
        }
        if (unapproved !== 0) {
            out('not-approved', unapproved);
        }
    }
    return {
        partner: code,
        payable: gbp(payable),
        onHold: gbp(held),
        heldUntil: held === 0 ? null : '2026-05-27T09:00:00Z',
        notApproved: gbp(unapproved),
        method,
        why: reasons.map((one) => one.reason),
        needed: reasons.find((one) => one.reason === 'below-threshold')?.needed ?? null,
        reasons,
    };
}

function pending(shop: Shop, { query }: Asked, what: string | undefined): Said {
    const all = shop.partners
        .map((one) => lineOf(shop, one.code))
        .filter((line) => [line.payable, line.onHold, line.notApproved].some((one) => minor(one.amount) !== 0))
        .filter((line) => matches(line as unknown as Row, query));
    if (what === 'totals') {
        return ok({
            count: all.length,
            sums: (['payable', 'onHold', 'notApproved'] as const).map((name) => ({
                name,
                ...gbp(all.reduce((sums, line) => sums + minor(line[name].amount), 0)),
            })),
        });
    }
    if (what === 'without-details') {
        const without = all.filter((line) => line.method === null && minor(line.payable.amount) > 0);
        return ok(
            without.length === 0
                ? []
                : [
                      {
                          partners: without.length,
                          owed: gbp(without.reduce((owed, line) => owed + minor(line.payable.amount), 0)),
                      },
                  ],
        );
    }
    return ok(cut(all, query));
}

function runs(shop: Shop, { method, query, body }: Asked): Said {
    const { runs: all } = booksOf(shop);
    if (method === 'GET') {
        return ok(cut(all, query));
    }
    const asked = body as Wanted;
    const run = fresh(shop, asked);
    all.unshift(run);
    const job = begin(shop, 'payout-run', `Make payouts, ${run.batch}`, { run: run.id }, () => make(shop, run, asked));
    run.job = job;
    return ok({ run: run.id, job }, 202);
}

interface Wanted {
    from?: string;
    to: string;
    partners?: string[];
    noMinimum: boolean;
    payOn: string;
}

function fresh(shop: Shop, asked: Wanted): PayoutRun {
    const { runs: all } = booksOf(shop);
    return {
        id: 1 + all.length,
        batch: `Batch-20260520${all.length === 0 ? '' : `-${all.length + 1}`}`,
        kind: 'run',
        method: null,
        from: asked.from ?? null,
        to: asked.to,
        partners: asked.partners?.length ?? null,
        noMinimum: asked.noMinimum,
        payOn: asked.payOn,
        asOf: NOW,
        state: 'making',
        job: null,
        created: { by: me(shop), at: NOW },
        hash: null,
        frozen: null,
        secondPerson: false,
        approved: null,
        sums: [],
        leftOut: [],
        inPayouts: 0,
        report: null,
        marksPaid: false,
        stopped: null,
    };
}

const open = (run: PayoutRun, id: number, partner: string): PayoutRow => ({
    id,
    run: run.id,
    batch: run.batch,
    kind: run.kind,
    invoice: 0,
    partner,
    amount: gbp(0),
    advance: null,
    entries: 0,
    state: 'open',
    method: 'paypal',
    payable: 'Thresholds T-0001: from 25.00 GBP',
    handedAs: null,
    file: null,
    fault: null,
    voidAskedBy: null,
    payOn: run.payOn,
    paidOn: null,
    reference: null,
    from: run.from,
    to: run.to,
    createdAt: NOW,
    changedAt: NOW,
});

/** A report paid by one method: made, approved and recorded as paid by itself. */
export function payReport(
    shop: Shop,
    report: number,
    asked: { method: string; paymentType: string; payOn: string; batch?: string; paid: boolean },
    shares: { partner: string; amount: number; advance: number }[],
): Said {
    const { runs: all, payouts, lines, leftOut } = booksOf(shop);
    const run: PayoutRun = {
        ...fresh(shop, { to: '2026-04-30', noMinimum: true, payOn: asked.payOn }),
        batch: asked.batch ?? `Batch-${asked.payOn.replaceAll('-', '')}`,
        kind: 'report',
        method: asked.method,
        report,
        marksPaid: asked.paid,
    };
    all.unshift(run);
    const paid = shares.filter((one) => one.amount > 0);
    const whole = paid.reduce((sums, one) => sums + one.amount, 0);
    run.job = begin(
        shop,
        'payout-pay',
        `Record payments of ${run.batch}`,
        { paid: paid.length, amounts: [gbp(whole)] },
        () => {
            for (const one of paid) {
                const id = 800 + payouts.length;
                lines.set(id, []);
                payouts.push({
                    ...open(run, id, one.partner),
                    invoice: 1 + payouts.length,
                    amount: gbp(one.amount),
                    advance: one.advance === 0 ? null : gbp(one.advance),
                    state: asked.paid ? 'paid' : 'approved',
                    method: asked.paymentType as PayoutRow['method'],
                    paidOn: asked.paid ? asked.payOn : null,
                });
            }
            leftOut.set(run.id, []);
            Object.assign(run, {
                state: 'approved',
                hash: '3fa9c1d2'.repeat(8),
                frozen: run.created,
                approved: run.created,
            });
        },
    );
    return ok({ run: run.id, job: run.job }, 202);
}

const me = (shop: Shop): string => shop.people[0]?.name ?? '';

function begin(shop: Shop, kind: string, title: string, result: Record<string, unknown>, end: () => void): number {
    const job: Job = {
        id: 42 + shop.jobs.length,
        program: 'shop',
        kind,
        title,
        state: 'running',
        progress: { done: 0, total: 40, text: 'partners looked at' },
        startedBy: me(shop),
        createdAt: NOW,
        startedAt: NOW,
        finishedAt: null,
        result: null,
        problemCount: 0,
        cancellable: false,
    };
    shop.jobs.unshift(job);
    shop.results.set(job.id, result);
    shop.endings.set(job.id, end);
    return job.id;
}

function make(shop: Shop, run: PayoutRun, asked: { partners?: string[]; noMinimum: boolean }) {
    const { payouts, lines, leftOut } = booksOf(shop);
    const out: LeftOutRow[] = [];
    for (const { code } of shop.partners) {
        if (asked.partners !== undefined && !asked.partners.includes(code)) {
            continue;
        }
        run.inPayouts += shop.commissions.filter(
            (row) => row.partner === code && row.state === 'approved' && isClaimed(shop, row),
        ).length;
        const line = lineOf(shop, code);
        const reasons = line.reasons.filter((one) => !(asked.noMinimum && one.reason === 'below-threshold'));
        const stops = reasons.some((one) => one.reason !== 'on-hold' && one.reason !== 'not-approved');
        const payable = minor(line.payable.amount);
        if (payable <= 0 || stops) {
            out.push(...reasons);
            continue;
        }
        const id = 800 + payouts.length;
        const own = due(shop, code);
        lines.set(
            id,
            own.map((row) => ({
                commission: row.id,
                amount: row.amount,
                kind: row.kind,
                saleId: row.sale.id,
                sale: row.sale.reference,
                component: row.component,
                day: row.occurredAt.slice(0, 10),
                reason: row.reason,
            })),
        );
        payouts.push({
            ...open(run, id, code),
            invoice: 1 + payouts.length,
            amount: line.payable,
            entries: own.length,
        });
        say(shop, id, 'open', true);
    }
    leftOut.set(run.id, out);
    run.state = 'open';
}

function say(shop: Shop, payout: number, what: string, run: boolean, said: string | null = null) {
    const { history } = booksOf(shop);
    history.set(payout, [...(history.get(payout) ?? []), { at: NOW, run, what, by: me(shop), said }]);
}

function told(shop: Shop, run: PayoutRun): PayoutRun {
    const own = booksOf(shop).payouts.filter((one) => one.run === run.id);
    const states = [...new Set(own.map((one) => one.state))].sort();
    const out = booksOf(shop).leftOut.get(run.id) ?? [];
    const reasons = [...new Set(out.map((one) => one.reason))].sort();
    return {
        ...run,
        sums: states.map((state) => {
            const some = own.filter((one) => one.state === state);
            return { state, payouts: some.length, amount: gbp(sum(some)) };
        }),
        leftOut: reasons.map((reason) => {
            const some = out.filter((one) => one.reason === reason);
            return { reason, partners: some.length, amount: gbp(sum(some)) };
        }),
    };
}

function ofRun(
    shop: Shop,
    { method, query, body }: Asked,
    id: string,
    what: string | undefined,
    more: string | undefined,
): Said {
    const run = booksOf(shop).runs.find((one) => String(one.id) === id);
    if (run === undefined) {
        return notFound();
    }
    if (what === 'left-out') {
        const rows = (booksOf(shop).leftOut.get(run.id) ?? []).filter(
            (row) => (query.get('reason') ?? row.reason) === row.reason && row.partner.startsWith(query.get('q') ?? ''),
        );
        return more === 'totals'
            ? ok({ ...totals(rows), ...(query.get('reason') === null && { sums: [] }) })
            : ok(cut(rows, query));
    }
    if (method === 'GET') {
        return ok(told(shop, run));
    }
    const own = booksOf(shop).payouts.filter((one) => one.run === run.id);
    const move = (from: PayoutState, to: PayoutState, said: string | null = null) =>
        own
            .filter((one) => one.state === from)
            .forEach((one) => {
                one.state = to;
                say(shop, one.id, to, true, said);
            });
    const state = (expected: string) =>
        run.state === expected
            ? null
            : problem(409, 'run-state', 'Conflict', `the run ${run.batch} is ${run.state}: expected ${expected}`);
    const by = me(shop);
    if (what === 'freeze') {
        const hash = '3fa9c1d2'.repeat(8);
        const refused = state('open');
        return (
            refused ??
            accepted(
                begin(shop, 'payout-freeze', `Freeze ${run.batch}`, { run: run.id, hash }, () => {
                    Object.assign(run, {
                        state: 'frozen',
                        hash,
                        frozen: { by, at: NOW },
                        secondPerson: sum(own) > ALONE,
                    });
                    move('open', 'frozen', hash);
                }),
            )
        );
    }
    if (what === 'approve') {
        const refused = state('frozen');
        if (refused !== null) {
            return refused;
        }
        if ((body as { hash: string }).hash !== run.hash) {
            return problem(409, 'other-content', 'Conflict', 'the run was frozen with other content');
        }
        if (run.secondPerson && (run.created.by === by || run.frozen?.by === by)) {
            return problem(409, 'second-person', 'Conflict', `the run ${run.batch} takes a second person`);
        }
        return accepted(
            begin(shop, 'payout-approve', `Approve ${run.batch}`, { approved: own.length, blocked: 0 }, () => {
                Object.assign(run, { state: 'approved', approved: { by, at: NOW } });
                move('frozen', 'approved');
            }),
        );
    }
    return accepted(
        begin(shop, 'payout-void', `Make ${run.batch} void`, {}, () => {
            run.state = 'void';
            own.forEach((one) => move(one.state, 'void', (body as { reason: string }).reason));
        }),
    );
}

const accepted = (job: number): Said => ok({ job }, 202);

function totals(rows: { amount: { amount: string } }[]) {
    return { count: rows.length, sums: rows.length === 0 ? [] : [{ name: 'amount', ...gbp(sum(rows)) }] };
}

function payouts(shop: Shop, { method, query, body }: Asked, id: string | undefined, what: string | undefined): Said {
    const { payouts: all, lines, history, runs: allRuns } = booksOf(shop);
    if (id === 'by-month') {
        const paid = all.filter((one) => one.state === 'paid');
        return ok(
            [...new Set(paid.map((one) => one.paidOn?.slice(0, 7) ?? ''))].sort().map((month) => {
                const some = paid.filter((one) => one.paidOn?.startsWith(month));
                return { month, payouts: some.length, paid: gbp(sum(some)) };
            }),
        );
    }
    if (id === 'paid') {
        const asked = body as { run?: number; payouts?: number[]; paidOn: string; reference?: string };
        const some = all.filter(
            (one) =>
                ['approved', 'processing'].includes(one.state) &&
                (asked.payouts?.includes(one.id) ?? one.run === asked.run),
        );
        return accepted(
            begin(shop, 'payout-pay', 'Record payments', { paid: some.length, amounts: [gbp(sum(some))] }, () =>
                some.forEach((one) => {
                    Object.assign(one, {
                        state: 'paid',
                        paidOn: asked.paidOn,
                        reference: asked.reference ?? null,
                        handedAs: one.handedAs ?? 'outside',
                    });
                    say(shop, one.id, 'paid', false, asked.reference ?? null);
                    const ids = lines.get(one.id)?.map((line) => line.commission) ?? [];
                    shop.commissions.filter((row) => ids.includes(row.id)).forEach((row) => (row.state = 'paid'));
                }),
            ),
        );
    }
    if (id === undefined || id === 'totals') {
        const states = query.get('state')?.split(',');
        const rest = new URLSearchParams(query);
        const type = rest.get('type');
        ['state', 'stuck', 'type'].forEach((name) => rest.delete(name));
        const q = rest.get('q');
        rest.delete('q');
        const some = all.filter(
            (one) =>
                (states === undefined || states.includes(one.state)) &&
                (query.get('stuck') === null || one.fault !== null) &&
                (type === null || (type === 'manual') === ['lead', 'single'].includes(one.kind)) &&
                (q === null || one.partner.startsWith(q) || String(one.invoice) === q) &&
                matches(one as unknown as Row, rest),
        );
        return id === 'totals' ? ok(totals(some)) : ok(cut(inOrder(some, query.get('sort')), query));
    }
    const payout = all.find((one) => String(one.id) === id);
    if (payout === undefined) {
        return notFound();
    }
    if (method === 'POST') {
        const { reason } = body as { reason: string };
        if (what === 'void' && payout.state === 'processing' && payout.voidAskedBy === null) {
            payout.voidAskedBy = me(shop);
        } else if (what === 'void' && payout.voidAskedBy === me(shop)) {
            return problem(409, 'second-person', 'Conflict', 'saying that it was not sent takes a second person');
        } else {
            payout.state = what === 'void' ? 'void' : 'returned';
            const ids = lines.get(payout.id)?.map((line) => line.commission) ?? [];
            shop.commissions.filter((row) => ids.includes(row.id)).forEach((row) => (row.state = 'approved'));
            say(shop, payout.id, payout.state, false, reason);
        }
    }
    const run = allRuns.find((one) => one.id === payout.run);
    return run === undefined
        ? notFound()
        : ok({ payout, history: history.get(payout.id) ?? [], lines: lines.get(payout.id) ?? [] });
}

function inOrder(rows: PayoutRow[], by: string | null): PayoutRow[] {
    const name = by?.replace('-', '');
    if (name !== 'invoice') {
        return sorted(rows, by);
    }
    return rows.toSorted((one, other) => (by?.startsWith('-') ? -1 : 1) * (one.invoice - other.invoice));
}

/** A month that is made and frozen, with one payout given to a file and one stuck; all by another person. */
export function addFrozenRun(shop: Shop) {
    const asked = { method: 'POST', path: '', query: new URLSearchParams() };
    runs(shop, { ...asked, body: { from: '2026-04-01', to: '2026-04-30', noMinimum: false, payOn: '2026-05-20' } });
    finish(shop);
    ofRun(shop, { ...asked, body: {} }, '1', 'freeze', undefined);
    finish(shop);
    shop.jobs.splice(0, 2);
}

function finish(shop: Shop) {
    const job = shop.jobs[0];
    if (job !== undefined) {
        Object.assign(job, { state: 'done', finishedAt: NOW, result: shop.results.get(job.id) });
        shop.endings.get(job.id)?.();
    }
}
