import type { View } from '../components/DataTable/columns';
import type {
    AccountItem,
    AuditEntry,
    CommissionRow,
    CommissionState,
    Explanation,
    Job,
    Lead,
    LeadPhase,
    PartnerDetail,
    PaymentDetails,
    Person,
    PolicyUpload,
    PreviewRow,
    Product,
    Program,
    Sale,
    SaleRow,
    Sheet,
    Token,
    Version,
    VersionState,
} from '../lib/api';
import { cardOf } from './card';
import { createNotices, type Notices } from './noticeRoom';
import { PHASES, someLeads } from './leadRoom';

/** A small shop, the same at every start: numbers come from a seed. */
export interface Shop {
    programs: Program[];
    partners: PartnerDetail[];
    /** By the code of the partner, the latest first. */
    payments: Map<string, PaymentDetails[]>;
    sales: Sale[];
    commissions: CommissionRow[];
    jobs: Job[];
    /** Of each list, what who is signed in keeps. */
    views: Record<string, View[]>;
    people: Person[];
    tokens: Token[];
    audit: AuditEntry[];
    versions: Version[];
    uploads: (PolicyUpload & { sheets: Sheet[] })[];
    products: Product[];
    previews: PreviewRow[];
    notices: Notices;
    leads: Lead[];
    phases: LeadPhase[];
    /** What a job gives once it is done. */
    results: Map<number, Record<string, unknown>>;
    /** What a job does once it is done. */
    endings: Map<number, () => void>;
    signedIn: boolean;
}

const PEOPLE = [
    'Ada Stone',
    'Ben Okafor',
    'Chiara Rossi',
    'Dev Patel',
    'Elin Berg',
    'Farah Aziz',
    'Goran Ilic',
    'Hana Sato',
];
const CATEGORIES = ['HOME_DECOR', 'KITCHEN', 'LIGHTING', 'GARDEN', 'STATIONERY'];
const COUNTRIES = ['GB', 'GB', 'GB', 'DE', 'FR', 'IE'];
const LEVELS = ['Silver', 'Silver', 'Gold', 'Bronze'];
const PARKED_REASON = 'partner P999 is unknown';

function seeded(seed: number): () => number {
    let state = seed;
    return () => {
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
        return state / 2_147_483_648;
    };
}

const cents = (minor: number): string => (minor < 0 ? '-' : '') + (Math.abs(minor) / 100).toFixed(2);
const gbp = (minor: number) => ({ amount: cents(minor), currency: 'GBP' });

export const NOW = '2026-05-20T09:00:00Z';

/** The oldest ones are through. */
const stateOf = (i: number): CommissionState =>
    i < 40 ? 'paid' : i < 90 ? 'approved' : i < 96 ? 'declined' : 'pending';

export function createShop(saleCount = 700): Shop {
    const random = seeded(7);
    const pick = <T>(from: T[]): T => from[Math.floor(random() * from.length)] as T;
    const partners = Array.from({ length: 40 }, (_, i) => partner(i, pick));
    const sales: Sale[] = [];
    const commissions: CommissionRow[] = [];
    for (let i = 0; i < saleCount; i++) {
        const minor = 295 + Math.floor(random() * 24_000);
        const parked = i % 60 === 7;
        const none = !parked && i % 9 === 4;
        const refund = !parked && !none && i % 25 === 11;
        const amount = refund ? -minor : minor;
        const rate = pick([8, 10, 12, 20]);
        const earned = Math.round((amount * rate) / 100);
        const at = new Date(Date.parse(NOW) - (saleCount - i) * 3_600_000).toISOString().replace('.000', '');
        const code = parked ? 'P999' : (partners[Math.floor(random() * 30)] as PartnerDetail).code;
        const row: SaleRow = {
            id: 1000 + i,
            reference: `OR${String(105_000 + i)}`,
            source: 'shop',
            type: refund ? 'refund' : 'sale',
            occurredAt: at,
            partner: code,
            customer: String(14_600 + (i % 37)),
            product: String(21_900 + (i % 300)),
            category: pick(CATEGORIES),
            country: pick(COUNTRIES),
            amount: gbp(amount),
            revenue: gbp(amount),
            state: parked ? 'parked' : none ? 'none' : 'evaluated',
            reason: parked ? PARKED_REASON : none ? 'no row of Rates matches' : null,
            version: parked ? null : 2,
            earned: parked || none ? null : gbp(earned),
        };
        const own: CommissionRow[] = [];
        if (row.state === 'evaluated') {
            own.push({
                id: 5000 + i,
                sale: { id: row.id, reference: row.reference },
                partner: code,
                component: 'Base commission',
                kind: refund ? 'reversal' : 'commission',
                number: 1,
                amount: gbp(earned),
                state: stateOf(i),
                occurredAt: at,
                payableFrom: new Date(Date.parse(at) + (i < 90 ? 7 : 30) * 86_400_000).toISOString(),
                version: 2,
                sheet: 'Rates',
                row: `R-00${10 + rate}`,
                base: cents(amount),
                rate: `${rate} %`,
                reason: null,
            });
        }
        commissions.push(...own);
        sales.push({
            ...row,
            order: String(545_000 + Math.floor(i / 3)),
            quantity: '2',
            recordedAt: at,
            lines: own.map((one) => ({
                ...one,
                sale: row.reference,
                base: one.base ?? '',
                rate: one.rate ?? '',
                sheet: 'Rates',
                row: one.row ?? '',
                reason: '',
            })),
            commissions: own,
            refunds: [],
            earlier: i === saleCount - 1 ? [earlier()] : [],
        });
    }
    return {
        programs: [
            { code: 'shop', name: 'Online Retail', currency: 'GBP', zone: 'Europe/London' },
            { code: 'eu', name: 'Online Retail EU', currency: 'EUR', zone: 'Europe/Berlin' },
        ],
        partners,
        payments: new Map(),
        leads: someLeads(),
        phases: PHASES,
        sales,
        commissions,
        jobs: [doneImport()],
        views: {},
        people: [
            {
                id: 1,
                name: 'ekaterina',
                displayName: 'Ekaterina Koch',
                roles: ['admin', 'program-manager'],
                disabled: false,
            },
            { id: 2, name: 'ola', displayName: 'Ola Finn', roles: ['finance'], disabled: false },
            { id: 3, name: 'sam', displayName: 'Sam Vega', roles: ['viewer'], disabled: true },
        ],
        tokens: [
            {
                id: 1,
                name: 'shop checkout',
                scopes: ['read', 'sales'],
                program: 'shop',
                expiresOn: '2027-01-01',
                lastUsedAt: '2026-05-19T20:00:00Z',
            },
        ],
        audit: [
            {
                id: 2,
                at: '2026-05-19T16:20:00Z',
                actor: 'ekaterina',
                action: 'policy.activate',
                object: 'version 2',
                program: 'shop',
                before: null,
                after: { from: '2026-05-01' },
            },
            {
                id: 1,
                at: '2026-05-18T08:05:00Z',
                actor: 'ekaterina',
                action: 'partner.level',
                object: 'P101',
                program: 'shop',
                before: { level: 'Silver' },
                after: { level: 'Gold', from: '2026-05-01' },
            },
        ],
        versions: [
            version(3, 'Autumn card', 'draft', '2026-05-18'),
            version(2, 'Summer card', 'active', '2026-05-01'),
            version(1, 'First card', 'retired', '2026-01-01'),
        ],
        uploads: [],
        products: products(sales),
        previews: [],
        notices: createNotices(),
        results: new Map(),
        endings: new Map(),
        signedIn: true,
    };
}

function partner(i: number, pick: <T>(from: T[]) => T): PartnerDetail {
    const level = pick(LEVELS);
    const state = i % 13 === 5 ? 'applied' : i % 17 === 9 ? 'paused' : 'approved';
    return {
        code: `P${101 + i}`,
        name: `${PEOPLE[i % PEOPLE.length]}${i >= PEOPLE.length ? ` ${Math.floor(i / PEOPLE.length) + 1}` : ''}`,
        state,
        level,
        tags: i % 5 === 0 ? ['blog'] : [],
        country: pick(COUNTRIES),
        joinedAt: `2026-0${1 + (i % 4)}-1${i % 9}T10:00:00Z`,
        email: `partner${i}@example.org`,
        referredBy: i > 30 ? 'P101' : null,
        attributes: {},
        states: [
            { state: 'applied', from: '2026-01-02' },
            { state, from: '2026-01-10' },
        ],
        levels: [{ level, from: '2026-01-10' }],
        groups: i % 4 === 0 ? [{ group: 'Bloggers', from: '2026-02-01', to: null }] : [],
    };
}

export function version(number: number, title: string, state: VersionState, day: string): Version {
    return {
        number,
        state,
        hash: HASHES[number % HASHES.length] ?? '',
        title,
        note: number === 3 ? 'More for lighting, nothing for stationery' : null,
        createdBy: 'ekaterina',
        createdAt: `${day}T08:00:00Z`,
        errors: 0,
        warnings: number === 3 ? 2 : 0,
        rows: cardOf(number).length,
        activations:
            state === 'draft' ? [] : [{ from: day, by: 'ekaterina', at: `${day}T08:05:00Z`, reason: 'agreed in May' }],
        inForceToday: state === 'active',
    };
}

const HASHES = [
    '9f2c51d07ab3e4418856aa02c91d7f30b2c4e6f8091a3b5c7d9eaf1012345678',
    '41b8e09c5d2f7a6314c0ffee2b9d8a7750617e3f4c2b1a0918273645aabbccdd',
    'c07d3e9a81f24b65d9e0a7b3c5f61829304a5b6c7d8e9f00112233445566778a',
    '5ae91f30c7d2b8640f1e2d3c4b5a69788796a5b4c3d2e1f0ffeeddccbbaa9988',
];

function products(sales: Sale[]): Product[] {
    const categories = new Map(sales.map((sale) => [sale.product ?? '', sale.category]));
    return [...categories]
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([code, category], i) => ({
            code,
            name: `${PRODUCT_NAMES[i % PRODUCT_NAMES.length] ?? ''} ${1 + Math.floor(i / PRODUCT_NAMES.length)}`,
            category,
            commissionable: i % 17 !== 3,
        }));
}

const PRODUCT_NAMES = ['Heart light holder', 'Metal lantern', 'Hand warmer', 'Jam jar', 'Garden twine', 'Letter rack'];

function earlier(): Sale['earlier'][number] {
    return {
        replacedAt: '2026-05-20T08:40:00Z',
        by: 'ekaterina',
        reason: 'the shop sent the wrong partner',
        changes: [{ field: 'partner', from: 'P120', to: 'P101' }],
    };
}

function doneImport(): Job {
    return {
        id: 41,
        program: 'shop',
        kind: 'sales-import',
        title: 'Sales from sales-2026-05.csv',
        state: 'done',
        progress: { done: 700, total: 700, text: '700 lines recorded, 634 evaluated' },
        startedBy: 'ekaterina',
        createdAt: '2026-05-20T08:30:00Z',
        startedAt: '2026-05-20T08:30:01Z',
        finishedAt: '2026-05-20T08:30:09Z',
        result: {
            lines: 702,
            recorded: { evaluated: 634, none: 60, parked: 6 },
            repeated: 0,
            rejected: 2,
            adjusted: 0,
            earned: [{ amount: '1234.56', currency: 'GBP' }],
        },
        problemCount: 2,
        cancellable: false,
    };
}

export function explain(
    sale: Pick<SaleRow, 'reference' | 'partner' | 'category' | 'country' | 'amount' | 'earned'>,
    rate = '12 %',
): Explanation {
    const earned = sale.earned === null || Array.isArray(sale.earned) ? '0.00' : sale.earned.amount;
    return {
        reference: sale.reference,
        inputs: [
            { name: 'Partner', value: sale.partner ?? '' },
            { name: 'Level', value: 'Gold' },
            { name: 'Category', value: sale.category ?? '' },
            { name: 'Country', value: sale.country ?? '' },
            { name: 'Revenue', value: sale.amount.amount },
        ],
        calculations: [
            {
                partner: sale.partner ?? '',
                component: 'Base commission',
                steps: [
                    `Revenue ${sale.amount.amount} less discount 0.00 = ${sale.amount.amount}`,
                    `${sale.amount.amount} × ${rate} = ${earned}`,
                    'no minimum or maximum reached',
                ],
            },
        ],
        trials: [
            {
                partner: sale.partner ?? '',
                sheet: 'Rates',
                row: `R-00${10 + Number.parseInt(rate, 10)}`,
                rate,
                verdict: 'won',
                cells: [
                    { column: 'Level', condition: 'Gold, Silver', found: 'Gold', holds: true },
                    { column: 'Category', condition: sale.category ?? '', found: sale.category ?? '', holds: true },
                    { column: 'Amount', condition: 'below 500', found: sale.amount.amount, holds: true },
                ],
                because: '',
            },
            {
                partner: sale.partner ?? '',
                sheet: 'Rates',
                row: 'R-0009',
                rate: '25 %',
                verdict: 'lost',
                cells: [{ column: 'Amount', condition: 'from 500', found: sale.amount.amount, holds: false }],
                because: 'Amount from 500: found less',
            },
            {
                partner: sale.partner ?? '',
                sheet: 'Rates',
                row: 'R-0010',
                rate: '15 %',
                verdict: 'lost',
                cells: [{ column: 'Country', condition: 'DE', found: sale.country ?? '', holds: false }],
                because: 'Country is not DE',
            },
        ],
    };
}

/** The account of a partner, oldest first, each entry with the balance after it. */
export function account(shop: Shop, code: string): AccountItem[] {
    let balance = 0;
    return shop.commissions
        .filter((one) => one.partner === code)
        .map((one, i) => {
            balance += Math.round(Number(one.amount.amount) * 100);
            return {
                day: one.occurredAt.slice(0, 10),
                bookedAt: one.occurredAt,
                why: one.kind,
                amount: one.amount,
                balance: gbp(balance),
                reason: one.reason,
                sale: one.sale,
                version: one.version,
                sheet: one.sheet,
                row: one.row,
                transaction: 9000 + i,
            };
        });
}

export { cents, gbp };
