// What the service says, by hand after service/docs/api.md; to be generated from its OpenAPI description one day, so all of
// it stands here and nothing of it elsewhere.

/** An amount in its currency's decimals: the browser formats it and never calculates with it. */
export interface Money {
    amount: string;
    currency: string;
}

/** An instant in UTC, `2010-12-03T08:26:00Z`. */
export type Instant = string;
/** A day, `2010-12-03`. */
export type Day = string;

export interface Page<T> {
    items: T[];
    next: string | null;
}

export interface Totals {
    count: number;
    sums: { name: string; amount: string; currency: string }[];
}

export interface FieldError {
    field: string;
    found?: string | null;
    expected?: string | null;
}

// People

export type Role = 'viewer' | 'program-manager' | 'rule-engineer' | 'finance' | 'admin';
export type Scope = 'read' | 'sales' | 'partners' | 'policies' | 'finance';

export interface Program {
    code: string;
    name: string;
    currency: string;
    zone: string;
}

export interface Session {
    person: { id: number; name: string; displayName: string; roles: Role[]; rights?: string[] };
    programs: Program[];
}

export interface Person {
    id: number;
    name: string;
    displayName: string;
    roles: Role[];
    disabled: boolean;
    createdAt?: Instant;
    lastSignInAt?: Instant | null;
}

export interface Token {
    id: number;
    name: string;
    scopes: Scope[];
    program?: string | null;
    expiresOn?: Day | null;
    createdAt?: Instant;
    createdBy?: string;
    lastUsedAt?: Instant | null;
}

export interface AuditEntry {
    id: number;
    at: Instant;
    actor: string;
    action: string;
    object: string;
    program: string | null;
    before: unknown;
    after: unknown;
}

// Partners and products

export type PartnerState = 'applied' | 'approved' | 'paused' | 'left';

export interface PartnerRow {
    code: string;
    name: string;
    state: PartnerState;
    level: string | null;
    groups: string[];
    tags: string[];
    country: string | null;
    joinedAt: Instant | null;
}

export interface PartnerDetail extends Omit<PartnerRow, 'groups'> {
    email?: string | null;
    referredBy?: string | null;
    attributes?: Record<string, unknown>;
    /** A `from` of null means always. */
    states: { state: PartnerState; from: string | null; reason?: string | null }[];
    levels: { level: string | null; from: string | null }[];
    groups: { group: string; from: string | null; to?: string | null }[];
    erasedAt?: string | null;
}

export interface Product {
    code: string;
    name: string | null;
    category: string | null;
    commissionable: boolean;
}

// Sales

export type SaleState = 'evaluated' | 'none' | 'parked';

export interface SaleRow {
    id: number;
    reference: string;
    source: string | null;
    type: 'sale' | 'refund';
    occurredAt: Instant;
    partner: string | null;
    customer: string | null;
    product: string | null;
    category: string | null;
    country: string | null;
    amount: Money;
    revenue: Money | null;
    state: SaleState;
    reason: string | null;
    version: number | null;
    earned: Money[] | Money | null;
}

export interface Line {
    kind: 'commission' | 'reversal' | 'adjustment' | 'referral' | 'none' | 'parked';
    reference?: string;
    sale: string;
    partner: string;
    component: string;
    amount: Money | null;
    sheet: string;
    row: string;
    base: string;
    rate: string;
    occurredAt: Instant;
    payableFrom: Instant | null;
    reason: string;
}

export interface Trial {
    partner: string;
    sheet: string;
    row: string;
    rate: string;
    verdict: string;
    cells: { column: string; condition: string; found: string; holds: boolean }[];
    because: string;
}

export interface Explanation {
    reference: string;
    inputs: { name: string; value: string }[];
    calculations: { partner: string; component: string; steps: string[] }[];
    trials: Trial[];
}

export interface Sale extends SaleRow {
    originalReference?: string | null;
    order?: string | null;
    quantity?: string | null;
    recordedAt?: Instant;
    credits?: { partner: string; percent: string }[];
    attributes?: Record<string, unknown>;
    lines: Line[];
    refunds: SaleRow[];
    commissions: CommissionRow[];
    earlier: EarlierContent[];
    [field: string]: unknown;
}

/** What a sale was before it was corrected. */
export interface EarlierContent {
    replacedAt: Instant;
    by?: string | null;
    reason?: string | null;
    changes?: { field: string; from: string | null; to: string | null }[];
    content?: Record<string, unknown>;
}

/** What a sale earns under one version. */
export interface Answer {
    version: number | null;
    lines: Line[];
    explanation: Explanation;
}

export interface Parked {
    reason: string;
    kind: string;
    count: number;
    since: Instant;
    mend: string;
}

// Commissions and ledger

export type CommissionState = 'pending' | 'approved' | 'declined' | 'paid';

export interface CommissionRow {
    id: number;
    sale: { id: number; reference: string };
    partner: string;
    component: string;
    kind: 'commission' | 'reversal' | 'adjustment' | 'referral';
    number: number;
    amount: Money;
    state: CommissionState;
    occurredAt: Instant;
    payableFrom: Instant | null;
    version: number | null;
    sheet: string | null;
    row: string | null;
    base: string | null;
    rate: string | null;
    reason: string | null;
}

export interface Posting {
    account: string;
    amount: Money;
    partner?: string | null;
}

export interface Transaction {
    id: number;
    why: string;
    day: Day;
    bookedAt: Instant;
    postings: Posting[];
}

export interface HistoryEntry {
    at: Instant;
    what: string;
    by?: string | null;
    reason?: string | null;
    transaction?: number | null;
}

export interface Commission extends CommissionRow {
    explanation: Explanation | null;
    postings: (Posting & { transaction?: number; why?: string; day?: Day })[];
    history: HistoryEntry[];
}

export interface Balance {
    currency: string;
    pending: Money | string;
    onHold: Money | string;
    payable: Money | string;
    paid: Money | string;
    balance: Money | string;
    nextReleaseOn: Day | null;
}

export interface AccountItem {
    day: Day;
    bookedAt: Instant;
    why: string;
    amount: Money;
    balance: Money;
    reason: string | null;
    sale: { id: number; reference: string } | null;
    version: number | null;
    sheet: string | null;
    row: string | null;
    transaction: number;
}

export interface AccountPage extends Page<AccountItem> {
    opening: Money;
    closing: Money;
}

// Jobs

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

export interface Job {
    id: number;
    program: string | null;
    kind: string;
    title: string;
    state: JobState;
    progress: { done: number; total: number | null; text: string | null } | null;
    startedBy: string | null;
    createdAt: Instant;
    startedAt: Instant | null;
    finishedAt: Instant | null;
    result: Record<string, unknown> | null;
    /** Why it failed. */
    failure?: string | null;
    problemCount: number;
}

export interface JobProblem {
    line: number | null;
    column: string | null;
    found: string | null;
    expected: string | null;
    text: string;
}

// Policy versions

export interface Version {
    number: number;
    state: string;
    hash: string;
    title: string | null;
    note: string | null;
    createdBy: string | null;
    createdAt: Instant;
    errors: number;
    warnings: number;
    activations: { from: Day; by: string | null; at: Instant }[];
    inForceToday: boolean;
}

// Today

export interface Today {
    pending: Money[];
    onHold: { money: Money; nextReleaseOn: Day | null }[];
    payable: Money[];
    parked: { count: number; reasons: { reason: string; count: number }[] | string[] };
    byMonth: { month: string; currency: string; earned: string | Money }[];
    lastImport: Job | null;
    balanceChecked: { at: Instant; ok: boolean } | Instant | null;
}
