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

/** What is owed under a version: its minimum, and what each commission would be. */
export interface Under {
    minimum: number;
    amountOf: (row: CommissionRow) => number;
}

const IN_FORCE: Under = { minimum: MINIMUM, amountOf: (row) => minor(row.amount.amount) };

/** Payouts: made, frozen, approved, paid, come back, made void. */
export const payoutRoom: Handler = (asked, shop, [, , room, id, what, more]) => {
    switch (room) {
        case 'pending-payments':
        case 'upcoming-payments':
            return asked.method === 'POST' ? chosen(shop, asked, id) : pending(shop, asked, id);
        case 'payable-ages':
            return ages(shop, asked, id, what);
        case 'payout-schedule':
            return schedule(shop, asked);
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

export function lineOf(
    shop: Shop,
    code: string,
    { minimum, amountOf }: Under = IN_FORCE,
): PendingPayment & { reasons: LeftOutRow[] } {
    const sumOf = (rows: CommissionRow[]) => rows.reduce((all, row) => all + amountOf(row), 0);
    const own = shop.commissions.filter((row) => row.partner === code);
    const payable = sumOf(due(shop, code));
    const held = sumOf(own.filter((row) => row.state === 'approved' && (row.payableFrom ?? '') > NOW));
    const unapproved = sumOf(own.filter((row) => row.state === 'pending'));
    const method = methodOf(shop, code);
    const said = `Thresholds T-0001: from ${gbp(minimum).amount} GBP`;
    const reasons: LeftOutRow[] = [];
    const out = (reason: LeftOutReason, amount: number, more: Partial<LeftOutRow> = {}) =>
        reasons.push({ partner: code, reason, amount: gbp(amount), needed: null, until: null, said: null, ...more });
    if (payable < 0) {
        out('negative-balance', payable);
    }
    if (payable > 0 && payable < minimum) {
        out('below-threshold', payable, { needed: gbp(minimum), said });
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
        paid: payable > 0 && !reasons.some((one) => one.reason !== 'on-hold' && one.reason !== 'not-approved'),
        minimum: payable >= minimum ? said : null,
        until: reasons.find((one) => one.until !== null)?.until ?? null,
        why: reasons.map((one) => one.reason),
        needed: reasons.find((one) => one.reason === 'below-threshold')?.needed ?? null,
        reasons,
    };
}

/** As the query of the list says. */
function linesOf(shop: Shop, asked: URLSearchParams) {
    const query = new URLSearchParams(asked);
    const [q, currency, what] = ['q', 'currency', 'what'].map((name) => query.get(name));
    ['q', 'currency', 'what'].forEach((name) => query.delete(name));
    return shop.partners
        .map((one) => lineOf(shop, one.code))
        .filter((line) => [line.payable, line.onHold, line.notApproved].some((one) => minor(one.amount) !== 0))
        .filter((line) => (q ?? '') === '' || line.partner.startsWith(q ?? ''))
        .filter(() => (currency ?? 'GBP') === 'GBP')
        .filter((line) =>
            what === null || what === undefined
                ? true
                : what === 'payable'
                  ? minor(line.payable.amount) > 0
                  : what === 'paid' || what === 'left-out'
                    ? line.paid === (what === 'paid')
                    : line.why.includes(what as LeftOutReason),
        )
        .filter((line) => matches(line as unknown as Row, query));
}

type Line = ReturnType<typeof lineOf>;

/** What a run of these lines would come to. */
function sumsOfLines(lines: Line[], goes: (line: Line) => boolean) {
    const paid = lines.filter(goes);
    const reasons = lines.filter((line) => !goes(line)).flatMap((line) => line.reasons);
    return {
        paid:
            paid.length === 0
                ? []
                : [
                      {
                          payouts: paid.length,
                          amount: gbp(paid.reduce((all, line) => all + minor(line.payable.amount), 0)),
                      },
                  ],
        leftOut: [...new Set(reasons.map((one) => one.reason))].sort().map((reason) => {
            const some = reasons.filter((one) => one.reason === reason);
            return { reason, partners: some.length, amount: gbp(sum(some)) };
        }),
    };
}

interface ChosenBody {
    lines?: { partner: string; payable: { amount: string } }[];
    filter?: Record<string, string>;
    noMinimum?: boolean;
    goal?: string;
    seen?: { payouts: number; amount: { amount: string } }[];
    paidOn?: string;
    reference?: string;
}

/** Pending payments in one step. */
function chosen(shop: Shop, { body }: Asked, what: string | undefined): Said {
    const asked = body as ChosenBody;
    const all = linesOf(shop, new URLSearchParams(asked.filter ?? {}));
    const lines = all.filter((line) => asked.lines?.some((one) => one.partner === line.partner) ?? true);
    if (what === 'mails') {
        return accepted(
            begin(
                shop,
                'payout-mails',
                'Write to partners about payments',
                { written: lines.length, notWritten: 0 },
                () => {},
            ),
        );
    }
    const goes = (line: Line) =>
        minor(line.payable.amount) > 0 &&
        line.method !== null &&
        (line.paid || (asked.noMinimum === true && line.why.includes('below-threshold')));
    const sums = sumsOfLines(lines, goes);
    const over = sums.paid.some((one) => minor(one.amount.amount) > ALONE);
    if (what === 'prospect') {
        return ok({ ...sums, secondPerson: over, secondPersonOver: String(ALONE / 100) });
    }
    const other = asked.lines?.find(
        (one) => lines.find((line) => line.partner === one.partner)?.payable.amount !== one.payable.amount,
    );
    if (other !== undefined) {
        const now = lines.find((line) => line.partner === other.partner)?.payable.amount ?? '0.00';
        return problem(
            409,
            'changed-meanwhile',
            'Conflict',
            `${other.partner} is payable ${now} GBP now: it showed ${other.payable.amount} GBP`,
        );
    }
    if (JSON.stringify(asked.seen) !== JSON.stringify(sums.paid)) {
        return problem(409, 'changed-meanwhile', 'Conflict', 'it would pay another sum now than was shown');
    }
    const draft = {
        to: NOW.slice(0, 10),
        partners: lines.filter(goes).map((line) => line.partner),
        noMinimum: asked.noMinimum ?? false,
        payOn: NOW.slice(0, 10),
    };
    runs(shop, { method: 'POST', path: '', query: new URLSearchParams(), body: draft });
    const run = booksOf(shop).runs[0] as PayoutRun;
    const made = shop.jobs.shift();
    shop.endings.delete(made?.id ?? 0);
    Object.assign(run, { kind: 'single', batch: run.batch.replace('Batch', 'Payment') });
    const isFile = what === 'paypal-files';
    const count = draft.partners.length;
    const job = begin(
        shop,
        'payout-single',
        `${isFile ? 'PayPal file' : 'Pay partners'}, ${run.batch}`,
        {
            run: run.id,
            goal: isFile ? 'file' : 'paid',
            state: over ? 'frozen' : 'approved',
            secondPerson: over,
            payouts: count,
            paidPayouts: over || isFile ? 0 : count,
            processing: isFile && !over ? count : 0,
            leftOut: lines.length - count,
            amounts: sums.paid.map((one) => one.amount),
        },
        () =>
            endSingle(shop, run, draft, { over, isFile, on: asked.paidOn ?? draft.payOn, reference: asked.reference }),
    );
    run.job = job;
    return ok({ run: run.id, job }, 202);
}

function endSingle(
    shop: Shop,
    run: PayoutRun,
    draft: { partners: string[]; noMinimum: boolean },
    how: { over: boolean; isFile: boolean; on: string; reference: string | undefined },
) {
    make(shop, run, draft);
    const own = booksOf(shop).payouts.filter((one) => one.run === run.id);
    const by = { by: me(shop), at: NOW };
    Object.assign(run, { state: how.over ? 'frozen' : 'approved', hash: '3fa9c1d2'.repeat(8), frozen: by });
    run.secondPerson = how.over;
    run.approved = how.over ? null : by;
    own.forEach((one) => {
        one.kind = 'single';
        one.state = how.over ? 'frozen' : how.isFile ? 'processing' : 'paid';
        one.handedAs = how.over ? null : how.isFile ? 'file' : 'outside';
        if (one.state === 'paid') {
            Object.assign(one, { paidOn: how.on, reference: how.reference ?? null });
            const ids =
                booksOf(shop)
                    .lines.get(one.id)
                    ?.map((line) => line.commission) ?? [];
            shop.commissions.filter((row) => ids.includes(row.id)).forEach((row) => (row.state = 'paid'));
        }
    });
}

const AGES = [
    ['0-7', 0, 7],
    ['8-30', 8, 30],
    ['31-60', 31, 60],
    ['61-90', 61, 90],
    ['over-90', 91, 100_000],
] as const;

function ages(shop: Shop, { query }: Asked, id: string | undefined, what: string | undefined): Said {
    const days = (row: CommissionRow) =>
        Math.floor((Date.parse(NOW) - Date.parse(row.payableFrom ?? NOW)) / 86_400_000);
    const of = (from: number, to: number) =>
        shop.partners.flatMap(({ code }) => {
            const own = due(shop, code).filter((row) => days(row) >= from && days(row) <= to);
            return own.length === 0
                ? []
                : [
                      {
                          partner: code,
                          amount: gbp(sum(own)),
                          entries: own.length,
                          since: own.map((row) => (row.payableFrom ?? NOW).slice(0, 10)).sort()[0],
                      },
                  ];
        });
    if (id === undefined) {
        return ok(
            AGES.map(([age, from, to]) => ({ age, lines: of(from, to) }))
                .filter(({ lines }) => lines.length > 0)
                .map(({ age, lines }) => ({ age, partners: lines.length, amount: gbp(sum(lines)) })),
        );
    }
    const wanted = AGES.find(([age]) => age === query.get('age'));
    const lines = wanted === undefined ? [] : of(wanted[1], wanted[2]);
    return what === 'totals' ? ok(totals(lines)) : ok(cut(lines, query));
}

const NO_SCHEDULE = { every: null, day: null, nextOn: null, by: null, at: null };
const schedules = new WeakMap<Shop, object>();

function schedule(shop: Shop, { method, body }: Asked): Said {
    if (method === 'PUT') {
        const { every, day } = body as { every: string; day: number };
        schedules.set(shop, { every, day, nextOn: '2026-06-01', by: me(shop), at: NOW });
    } else if (method === 'DELETE') {
        schedules.delete(shop);
        return ok(undefined, 204);
    }
    return ok(schedules.get(shop) ?? NO_SCHEDULE);
}

function pending(shop: Shop, { query }: Asked, what: string | undefined): Said {
    const all = linesOf(shop, query);
    if (what === 'summary') {
        const is = schedules.has(shop);
        return ok({
            scheduled: is,
            on: is ? '2026-06-01' : NOW.slice(0, 10),
            to: is ? '2026-05-31' : NOW.slice(0, 10),
            asOf: is ? '2026-05-31T23:00:00Z' : NOW,
            ...sumsOfLines(all, (line) => line.paid),
            unpaid: [
                {
                    lines: all.filter((line) => !line.paid).length,
                    amount: gbp(all.reduce((out, line) => out + (line.paid ? 0 : minor(line.payable.amount)), 0)),
                },
            ],
        });
    }
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
    if (what === 'files' && method === 'GET') {
        const filed = booksOf(shop).payouts.filter((one) => one.run === run.id && one.handedAs === 'file');
        return ok(
            filed.length === 0
                ? []
                : [
                      {
                          id: 7,
                          name: `${run.batch}-GBP.csv`,
                          payouts: filed.length,
                          amount: gbp(sum(filed)),
                          sha256: '9d'.repeat(32),
                          by: me(shop),
                          at: NOW,
                      },
                  ],
        );
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
    if (what === 'paypal-files') {
        return accepted(
            begin(
                shop,
                'payout-files',
                `Make PayPal files of ${run.batch}`,
                { run: run.id, files: [{}], leftOut: 0 },
                () =>
                    own
                        .filter((one) => one.state === 'approved')
                        .forEach((one) => Object.assign(one, { state: 'processing', handedAs: 'file' })),
            ),
        );
    }
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
    if (id === 'mails') {
        const asked = body as { run?: number; payouts?: number[] };
        const some = all.filter((one) => asked.payouts?.includes(one.id) ?? one.run === asked.run);
        return accepted(
            begin(
                shop,
                'payout-mails',
                'Write to partners about payments',
                { written: some.length, notWritten: 0 },
                () => {},
            ),
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
