import type { View } from '../components/DataTable/columns';
import type { Job, PartnerDetail, PaymentDetails } from '../lib/api';
import { commissionRoom, standingSums } from './commissionRoom';
import { type Asked, type Handler, notFound, ok, problem, type Row, type Said } from './http';
import { cut, matches, sorted } from './lists';
import { noticeRoom } from './noticeRoom';
import { leadRoom } from './leadRoom';
import { payoutRoom } from './payoutRoom';
import { providerRoom } from './providerRoom';
import { addUpload, policyRoom } from './policyRoom';
import { addPreview, previewRoom } from './previewRoom';
import { reportRoom } from './reportRoom';
import { account, cents, createShop, explain, gbp, NOW, type Shop } from './shop';

/** The service as the agreed API says it, with a shop in memory; for tests of the screens only. */
export function createService(shop: Shop = createShop()) {
    addUpload(shop, 'summer-problems.xlsx');
    addPreview(shop, { version: 3, from: '2026-04-21', to: '2026-05-20' });
    const calls: Asked[] = [];
    const service = { shop, calls, answer, failing: false };
    function answer(asked: Asked): Said {
        calls.push(asked);
        if (service.failing && asked.path !== '/session') {
            return problem(500, 'unforeseen', 'Error', 'Something broke: error 4711.');
        }
        if (asked.path === '/session') {
            return session(asked, shop);
        }
        if (!shop.signedIn) {
            return problem(401, 'not-signed-in', 'Not signed in', 'Sign in first.');
        }
        const parts = asked.path
            .split('/')
            .filter((part) => part !== '')
            .map(decodeURIComponent);
        for (const handler of [
            views,
            global,
            reportRoom,
            listed,
            partnerRoom,
            leadRoom,
            saleRoom,
            productRoom,
            noticeRoom,
            policyRoom,
            previewRoom,
            commissionRoom,
            providerRoom,
            payoutRoom,
            restOfProgram,
        ]) {
            const said = handler(asked, shop, parts);
            if (said !== undefined) {
                return said;
            }
        }
        return notFound();
    }
    return service;
}

function session(asked: Asked, shop: Shop): Said {
    if (asked.method === 'POST') {
        const { password } = asked.body as { password: string };
        if (password !== 'right') {
            return problem(401, 'wrong-password', 'Not signed in', 'Name and password do not fit together.');
        }
        shop.signedIn = true;
    }
    if (asked.method === 'DELETE') {
        shop.signedIn = false;
        return ok(undefined, 204);
    }
    return shop.signedIn
        ? ok({ person: shop.people[0], programs: shop.programs })
        : problem(401, 'not-signed-in', 'Not signed in', 'Sign in first.');
}

const views: Handler = ({ method, query, body }, shop, [room, what]) => {
    if (room !== 'session' || what !== 'views') {
        return undefined;
    }
    if (method === 'PUT') {
        const { list, title, search } = body as View & { list: string };
        const kept = (shop.views[list] ??= []);
        const before = kept.find((one) => one.title === title);
        if (before === undefined) {
            kept.push({ title, search });
        } else {
            before.search = search;
        }
        return ok(undefined, 204);
    }
    const list = query.get('list') ?? '';
    const kept = shop.views[list] ?? [];
    if (method === 'DELETE') {
        shop.views[list] = kept.filter((one) => one.title !== query.get('title'));
        return ok(undefined, 204);
    }
    return ok(kept);
};

const global: Handler = ({ method, query, body }, shop, [room, id, what]) => {
    if (room === 'jobs') {
        if (id === undefined) {
            const state = query.get('state');
            const aside = query.get('aside');
            return ok({
                items: shop.jobs.filter(
                    (job) =>
                        (state === null || job.state === state) &&
                        (aside === null || String(Boolean(job.aside)) === aside),
                ),
                next: null,
            });
        }
        const job = shop.jobs.find((one) => String(one.id) === id);
        if (job === undefined) {
            return notFound();
        }
        if (what === 'problems') {
            return ok({
                items: [
                    {
                        line: 17,
                        column: 'amount',
                        found: '12,5o',
                        expected: 'a decimal such as 12.50',
                        text: 'The amount cannot be read.',
                    },
                    {
                        line: 203,
                        column: 'currency',
                        found: 'GPB',
                        expected: 'an ISO 4217 code',
                        text: 'There is no such currency.',
                    },
                ],
                next: null,
            });
        }
        if (what === 'cancel') {
            job.state = 'cancelled';
            job.cancellable = false;
        } else if (what === 'again') {
            Object.assign(job, {
                state: 'running',
                failure: null,
                finishedAt: null,
                again: null,
                begunAgain: { by: 'ekaterina', at: NOW },
            });
        } else if (what === 'aside') {
            job.aside = { by: 'ekaterina', at: NOW };
        } else {
            advance(job, shop);
        }
        return ok(job);
    }
    if (room === 'people') {
        if (method === 'GET') {
            return ok({ items: shop.people, next: null });
        }
        if (what === 'same-person') {
            return samePerson(shop, Number(id), (body as { as: string } | undefined)?.as);
        }
        return ok({ ...(body as object), id: 9, password: 'gorse-lantern-42-finch' }, 201);
    }
    if (room === 'tokens') {
        if (method === 'POST') {
            const token = { id: 9, ...(body as { name: string; scopes: ['read'] }) };
            shop.tokens.push(token);
            return ok({ ...token, token: 'rb_4f7Zk2' }, 201);
        }
        if (method === 'DELETE') {
            shop.tokens = shop.tokens.filter((token) => String(token.id) !== id);
            return ok(undefined, 204);
        }
        return ok({ items: shop.tokens, next: null });
    }
    return room === 'audit' ? ok({ items: shop.audit, next: null }) : undefined;
};

function samePerson(shop: Shop, id: number, as: string | undefined): Said {
    const person = shop.people.find((one) => one.id === id);
    if (person === undefined) {
        return notFound();
    }
    person.samePersonAs = as === undefined ? [] : [...(person.samePersonAs ?? []), as];
    return ok(person);
}

const JOB_COUNTS: Record<string, string> = { preview: 'sales', approve: 'commissions', decline: 'commissions' };

/** A running job comes a step further each time it is looked at. */
function advance(job: Job, shop: Shop) {
    if (job.state !== 'running' || job.progress === null) {
        return;
    }
    const total = job.progress.total ?? 100;
    job.progress.done = Math.min(total, job.progress.done + total / 2);
    job.progress.text = `${job.progress.done} of ${total} ${JOB_COUNTS[job.kind] ?? 'lines'}`;
    if (job.progress.done >= total) {
        job.state = 'done';
        job.cancellable = false;
        job.finishedAt = NOW;
        shop.endings.get(job.id)?.();
        job.result = shop.results.get(job.id) ?? {
            lines: total,
            recorded: { evaluated: total },
            repeated: 0,
            rejected: 0,
            adjusted: 0,
            earned: [{ amount: '12.50', currency: 'GBP' }],
        };
    }
}

const LISTS = ['sales', 'partners', 'commissions', 'products'] as const;

/** Lists, their totals and their CSV: one code for all, as the rules for all lists are one. */
const listed: Handler = ({ method, query }, shop, [root, , list, what, more]) => {
    const [name, isCsv] = list?.endsWith('.csv') ? [list.slice(0, -4), true] : [list, false];
    if (root !== 'programs' || method !== 'GET' || !LISTS.includes(name as never) || more !== undefined) {
        return undefined;
    }
    if (what !== undefined && what !== 'totals') {
        return undefined;
    }
    const all = (shop[name as (typeof LISTS)[number]] as unknown as Row[]).filter((row) => matches(row, query));
    if (what === 'totals') {
        return ok(totals(all));
    }
    const rows = sorted(all, query.get('sort'));
    if (isCsv) {
        return ok(rows.map((row) => row.reference ?? row.code ?? row.id).join('\n'));
    }
    return ok(cut(rows, query));
};

function totals(rows: Row[]) {
    const sums = ['amount', 'earned'].flatMap((name) => {
        const minor = rows.reduce(
            (sum, row) => sum + Math.round(Number((row[name] as { amount: string } | null)?.amount ?? 0) * 100),
            0,
        );
        return rows.some((row) => row[name]) ? [{ name, amount: cents(minor), currency: 'GBP' }] : [];
    });
    return { count: rows.length, sums };
}

const partnerRoom: Handler = ({ method, body }, shop, [, , room, code, what, extra]) => {
    if (room !== 'partners') {
        return undefined;
    }
    if (method === 'POST' && code === undefined) {
        const given = body as PartnerDetail;
        if (shop.partners.some((one) => one.code === given.code)) {
            return problem(422, 'invalid', 'Not valid', 'The partner has faults.', [
                { field: 'code', found: given.code, expected: 'a code that no partner has' },
            ]);
        }
        shop.partners.push({
            ...given,
            state: 'applied',
            level: null,
            tags: [],
            joinedAt: NOW,
            states: [],
            levels: [],
            groups: [],
        });
        return ok(given, 201);
    }
    const partner = shop.partners.find((one) => one.code === code);
    if (partner === undefined) {
        return code === 'import' ? startImport(shop, 'Partners') : notFound();
    }
    const entries = account(shop, partner.code);
    const balance = entries.at(-1)?.balance ?? gbp(0);
    if (what === 'balances') {
        const none = gbp(0);
        return ok({
            items: [
                {
                    currency: 'GBP',
                    pending: balance,
                    onHold: balance,
                    payable: none,
                    beingPaid: none,
                    paid: none,
                    balance,
                    nextReleaseOn: '2026-05-21',
                },
            ],
            next: null,
        });
    }
    if (what === 'account') {
        return ok({ opening: gbp(0), closing: balance, items: entries, next: null });
    }
    if (what === 'payment-details') {
        return payment(shop, partner.code, method, body);
    }
    if (method === 'POST' && what === 'level') {
        partner.levels.push(body as { level: string; from: string });
        partner.level = (body as { level: string }).level;
    }
    return extra === undefined ? ok(partner) : notFound();
};

const NO_FIELDS = {
    paypal: null,
    holder: null,
    iban: null,
    bic: null,
    name: null,
    address: null,
    note: null,
    taxId: null,
};

function payment(shop: Shop, code: string, method: string, body: unknown): Said {
    const history = shop.payments.get(code) ?? [];
    const current = history[0]?.to === null ? history[0] : null;
    if (method === 'GET') {
        return ok({ current, masked: false, history });
    }
    if (current) {
        Object.assign(current, { to: NOW, endedBy: 'ekaterina' });
    }
    if (method === 'DELETE') {
        return ok(undefined, 204);
    }
    const given = body as Partial<PaymentDetails>;
    if (given.iban === 'DE00') {
        return problem(422, 'wrong-fields', 'Not valid', 'iban: found a text of 4 characters, expected an IBAN', [
            { field: 'iban', found: 'a text of 4 characters', expected: 'an IBAN' },
        ]);
    }
    const entered = {
        ...NO_FIELDS,
        method: 'other',
        ...given,
        id: 70 + history.length,
        number: history.length + 1,
        text: given.paypal ? `PayPal ${given.paypal}` : `${given.method} ${given.iban ?? given.name ?? given.note}`,
        hash: 'f'.repeat(64),
        from: NOW,
        to: null,
        countsFrom: history.length === 0 ? NOW : new Date(Date.parse(NOW) + 3 * 86_400_000).toISOString(),
        by: 'ekaterina',
        endedBy: null,
        erasedAt: null,
    } as PaymentDetails;
    shop.payments.set(code, [entered, ...history]);
    return ok(entered);
}

const saleRoom: Handler = ({ method, body }, shop, [, , room, id, what, version]) => {
    if (room === 'parked') {
        const parked = shop.sales.filter((sale) => sale.state === 'parked');
        return ok(
            [
                {
                    reason: parked[0]?.reason,
                    kind: 'partner-unknown',
                    count: parked.length,
                    since: parked[0]?.occurredAt,
                    mend: 'Add the partner P999 or correct the sales; they are then decided by themselves.',
                },
            ].filter((one) => one.count > 0),
        );
    }
    if (room !== 'sales') {
        return undefined;
    }
    if (id === 'import') {
        return startImport(shop, 'Sales');
    }
    const sale = shop.sales.find((one) => String(one.id) === id);
    if (sale === undefined) {
        return notFound();
    }
    if (what === 'explanation') {
        return ok(explain(sale, sale.commissions[0]?.rate ?? undefined));
    }
    if (what === 'under') {
        return ok({
            version: Number(version),
            lines: sale.lines.map((line) => ({ ...line, rate: '9 %', amount: gbp(900) })),
            explanation: explain(sale, '9 %'),
        });
    }
    if (method === 'POST' && what === 'rerun') {
        Object.assign(sale, { state: 'evaluated', partner: 'P101', reason: null });
        return ok({ changed: 1, sale });
    }
    if (method === 'POST' && what === 'correct') {
        Object.assign(sale, (body as { changes: object }).changes);
        return ok(sale);
    }
    return ok(sale);
};

function startImport(shop: Shop, what: string): Said {
    const job: Job = {
        id: 42 + shop.jobs.length,
        program: 'shop',
        kind: `${what.toLowerCase()}-import`,
        title: `${what} from a file`,
        state: 'running',
        progress: { done: 0, total: 1200, text: '0 of 1200 lines' },
        startedBy: 'ekaterina',
        createdAt: NOW,
        startedAt: NOW,
        finishedAt: null,
        result: null,
        problemCount: 0,
        cancellable: true,
    };
    shop.jobs.unshift(job);
    return ok({ job: job.id }, 202);
}

const productRoom: Handler = ({ method, body }, shop, [, , room, code]) => {
    const product = shop.products.find((one) => one.code === code);
    if (room !== 'products' || method !== 'PATCH') {
        return undefined;
    }
    return product === undefined ? notFound() : ok(Object.assign(product, body));
};

const restOfProgram: Handler = ({ method, body }, shop, [root, code, room, id, what]) => {
    if (root !== 'programs') {
        return undefined;
    }
    if (code === undefined) {
        return ok({ items: shop.programs, next: null });
    }
    if (room === undefined) {
        return method === 'PATCH' ? ok(undefined, 204) : ok(shop.programs.find((one) => one.code === code));
    }
    if (room === 'commissions') {
        const commission = shop.commissions.find((one) => String(one.id) === id);
        const sale = shop.sales.find((one) => one.id === commission?.sale.id);
        if (commission !== undefined && method === 'POST') {
            commission.state = what === 'decline' ? 'declined' : 'pending';
            commission.reason = (body as { reason?: string } | undefined)?.reason ?? null;
        }
        return commission === undefined || sale === undefined
            ? notFound()
            : ok({
                  ...commission,
                  explanation: explain(sale, commission.rate ?? ''),
                  history: [{ at: commission.occurredAt, what: 'earned', by: null, reason: null, transaction: 1 }],
                  postings: [
                      {
                          account: 'expense commission',
                          amount: commission.amount,
                          day: commission.occurredAt.slice(0, 10),
                      },
                      {
                          account: `partner ${commission.partner}`,
                          amount: { ...commission.amount, amount: negated(commission.amount.amount) },
                          day: commission.occurredAt.slice(0, 10),
                      },
                  ],
              });
    }
    if (room === 'today' && id === 'by-level') {
        return ok({
            from: '2025-06-01',
            levels: [
                { level: 'Gold', partners: 9, earned: { amount: '8120.40', currency: 'GBP' } },
                { level: 'Silver', partners: 14, earned: { amount: '4480.15', currency: 'GBP' } },
                { level: null, partners: 3, earned: { amount: '705.72', currency: 'GBP' } },
            ],
        });
    }
    if (room === 'today') {
        return ok(today(shop));
    }
    return undefined;
};

const negated = (amount: string) => (amount.startsWith('-') ? amount.slice(1) : `-${amount}`);

function today(shop: Shop) {
    return {
        ...standingSums(shop),
        parked: { count: 12, reasons: [{ reason: 'partner P999 is unknown', count: 12 }] },
        byMonth: [
            { month: '2026-03', currency: 'GBP', earned: '3120.40' },
            { month: '2026-04', currency: 'GBP', earned: '6480.15' },
            { month: '2026-05', currency: 'GBP', earned: '4105.72' },
        ],
        lastImport: shop.jobs.find((job) => job.state === 'done') ?? null,
        balanceChecked: { at: '2026-05-20T08:55:00Z', ok: true },
    };
}
