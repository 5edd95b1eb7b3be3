import type { ProviderWord } from './provider';

// What the service says, by hand after service/docs/api.md; to be generated from its OpenAPI description one day, so all of
// it stands here and nothing of it elsewhere.

/** An amount in its currency's decimals: the browser formats it, and adds up exactly what a person chose of a list. */
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
    /** Other names of the same human. */
    samePersonAs?: string[];
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

export type PaymentMethod = 'paypal' | 'bank' | 'check' | 'other';

/** Where the money of a partner goes; parts that a method does not have are null. */
export interface PaymentFields {
    paypal: string | null;
    holder: string | null;
    iban: string | null;
    bic: string | null;
    name: string | null;
    address: string | null;
    note: string | null;
    taxId: string | null;
}

export interface PaymentDetails extends PaymentFields {
    id: number;
    number: number;
    method: PaymentMethod;
    text: string;
    hash: string;
    from: Instant;
    /** Exclusive; null while they stand. */
    to: Instant | null;
    /** Nothing is paid to them before. */
    countsFrom: Instant;
    by: string;
    endedBy: string | null;
    erasedAt: Instant | null;
}

export interface PaymentHistory {
    current: PaymentDetails | null;
    masked: boolean;
    history: PaymentDetails[];
}

export interface Product {
    code: string;
    name: string | null;
    category: string | null;
    commissionable: boolean;
}

// Sales

export type SaleState = 'evaluated' | 'none' | 'parked' | 'void';

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
    /** Null where nothing is earned. */
    approval?: 'automatic' | 'by hand' | null;
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
    /** In payouts that are not paid yet. */
    beingPaid: Money | string;
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
    cancellable: boolean;
    /** Of one that failed: whether it may be begun again, and which rights each are enough for it. */
    again?: { rights: string[]; whyNot: string | null } | null;
    /** Who began it again last. */
    begunAgain?: JobSaid | null;
    /** Who said of a failed one that it does not count any more. */
    aside?: JobSaid | null;
}

export interface JobSaid {
    by: string;
    at: Instant;
    /** Where no person said it. */
    why?: string | null;
}

export interface JobProblem {
    line: number | null;
    column: string | null;
    found: string | null;
    expected: string | null;
    text: string;
}

// Policy versions

export interface Activation {
    from: Day;
    reason?: string | null;
    by: string | null;
    at: Instant;
}

export type VersionState = 'draft' | 'scheduled' | 'active' | 'retired';

export interface Version {
    number: number;
    state: VersionState;
    hash: string;
    title: string | null;
    note: string | null;
    createdBy: string | null;
    createdAt: Instant;
    errors: number;
    warnings: number;
    /** Of all its tables together. */
    rows: number;
    activations: Activation[];
    inForceToday: boolean;
}

/** Something wrong, or worth a look, in a workbook. */
export interface CellProblem {
    severity: 'error' | 'warning';
    /** Empty where it concerns the whole file. */
    sheet: string;
    /** `G12`; null where it concerns the sheet or the file. */
    cell: string | null;
    row: string | null;
    column: string | null;
    found: string;
    expected: string;
    suggestion: string;
    /** All of it in one line. */
    text: string;
}

export interface PolicyUpload {
    id: number;
    fileName: string;
    problems: CellProblem[];
    errors: number;
    warnings: number;
    /** Only where there is no error. */
    version?: number;
    /** False where the same content was a version already. */
    versionIsNew: boolean;
    uploadedBy: string;
    uploadedAt: Instant;
}

export interface SheetCell {
    /** `C7` */
    at: string;
    text: string;
    kind: 'text' | 'number' | 'percent' | 'date' | 'boolean' | 'error';
}

export interface Sheet {
    name: string;
    hidden: boolean;
    /** Widths in characters from column A on; 0 where the sheet says nothing. */
    columns: number[];
    /** Those with a filled cell. */
    rows: { number: number; cells: SheetCell[] }[];
    rowsLeftOff: number;
}

export interface VersionChange {
    what: 'setting' | 'added' | 'removed' | 'changed';
    sheet: string;
    row: string | null;
    number: number | null;
    moved: boolean;
    cells: { title: string; before: string | null; after: string | null }[];
    /** Of an added or removed row. */
    content: string | null;
    text: string;
}

export interface VersionDiff {
    before: number;
    after: number;
    changes: VersionChange[];
}

// Preview

/** Amounts under the versions in force, under the one tried, and what that makes. */
export interface Difference {
    currency: string;
    old: Money;
    new: Money;
    difference: Money;
}

export interface PreviewRow {
    id: number | string;
    version: number;
    hash: string;
    from: Day;
    to: Day;
    ranAt: Instant;
    by: string;
    /** Sales or policies came in since. */
    stale: boolean;
    sums: Difference[];
}

export interface PreviewGroup extends Difference {
    /** Null or empty for none. */
    key: string | null;
    sales: number;
}

export interface Preview extends PreviewRow {
    sales: number;
    refunds: number;
    touchedSales: number;
    touchedPartners: number;
    /** Partners that get more. */
    up: number;
    down: number;
    newlyMatching: number;
    noLongerMatching: number;
    /** Sales outside of the range that would earn otherwise because of it. */
    outside: (Difference & { sales: number })[];
    byMonth: PreviewGroup[];
    byLevel: PreviewGroup[];
    byCategory: PreviewGroup[];
    movers: PreviewGroup[];
}

export type PreviewWhat = 'up' | 'down' | 'newly' | 'noLonger';

/** What one partner gets of one sale. */
export interface PreviewSale extends Difference {
    /** Of what a rule adds at a period's end there is no sale: the reference is its key then. */
    sale: { id: number | null; reference: string };
    occurredAt: Instant;
    partner: string | null;
    category: string | null;
    level: string | null;
    country: string | null;
    what: PreviewWhat;
}

export interface PreviewOfSale {
    old: Answer;
    new: Answer;
}

/** What is assumed of the version: it is activated, or it had counted for the sales of the preview. */
export type NextPayoutsWay = 'activated' | 'counted';

export interface NextPayoutsSum {
    currency: string;
    old: { payouts: number; amount: Money };
    new: { payouts: number; amount: Money };
    difference: Money;
    /** Lines of partner and currency. */
    more: number;
    less: number;
    newly: number;
    noLonger: number;
}

/** What a preview says of the next payouts. */
export interface NextPayouts {
    /** False: there was no schedule, and they would have been made at once. */
    scheduled: boolean;
    on: Day;
    to: Day;
    asOf: Instant;
    /** From when the version would count, had it been activated then. */
    activeFrom: Day;
    /** The version whose Thresholds would hold then. */
    minimumsOf: number | null;
    ways: { way: NextPayoutsWay; sums: NextPayoutsSum[] }[];
}

export interface NextPayoutSide {
    paid: boolean;
    /** Zero where nothing is paid. */
    amount: Money;
    why: { reason: LeftOutReason; amount: Money; needed: Money | null; until: Instant | null; said: string | null }[];
}

export interface NextPayoutLine {
    partner: string;
    currency: string;
    old: NextPayoutSide;
    new: NextPayoutSide;
    difference: Money;
}

// Payouts

export type PayoutState =
    'open' | 'frozen' | 'approved' | 'scheduled' | 'processing' | 'paid' | 'failed' | 'returned' | 'void';

export interface PayoutRow {
    id: number;
    run: number;
    batch: string;
    kind: string;
    invoice: number;
    partner: string;
    amount: Money;
    /** Of the amount, what its lines do not cover. */
    advance: Money | null;
    /** How many lines it is made of. */
    entries: number;
    state: PayoutState;
    method: PaymentMethod;
    /** Which minimum was reached, in words. */
    payable: string | null;
    handedAs: 'file' | 'provider' | 'outside' | null;
    file: number | null;
    /** Why it is stuck. */
    fault: string | null;
    /** Who says that it was not sent, for somebody else to confirm. */
    voidAskedBy: string | null;
    payOn: Day;
    paidOn: Day | null;
    reference: string | null;
    from: Day | null;
    to: Day;
    createdAt: Instant;
    changedAt: Instant;
}

export interface PayoutLine {
    /** The id of a commission; of an adjustment where there is no sale. */
    commission: number;
    amount: Money;
    kind: string;
    saleId: number | null;
    sale: string | null;
    component: string | null;
    day: Day | null;
    reason: string | null;
}

export interface PayoutStory {
    payout: PayoutRow;
    history: { at: Instant; run: boolean; what: string; by: string; said: string | null }[];
    /** The first 500. */
    lines: PayoutLine[];
    /** Where it was given to a payment provider: what that said. */
    provider?: ProviderWord | null;
}

export type LeftOutReason =
    | 'below-threshold'
    | 'too-few-sales'
    | 'on-hold'
    | 'negative-balance'
    | 'no-payment-details'
    | 'new-payment-details'
    | 'not-approved'
    | 'zero-or-less'
    | 'changed'
    | 'not-paypal';

export interface DoneBy {
    by: string;
    at: Instant;
}

export interface PayoutRun {
    id: number;
    batch: string;
    kind: string;
    method: string | null;
    /** Null for no lower end. */
    from: Day | null;
    to: Day;
    /** How many were chosen; null for all. */
    partners: number | null;
    noMinimum: boolean;
    payOn: Day;
    asOf: Instant;
    state: 'making' | 'open' | 'frozen' | 'approved' | 'void';
    job: number | null;
    created: DoneBy;
    hash: string | null;
    frozen: DoneBy | null;
    /** Somebody else has to approve it than who made and froze it. */
    secondPerson: boolean;
    approved: DoneBy | null;
    sums: { state: PayoutState; payouts: number; amount: Money }[];
    leftOut: { reason: LeftOutReason; partners: number; amount: Money }[];
    /** Entries that were in payouts already. */
    inPayouts: number;
    /** The ledger report that it pays. */
    report: number | null;
    /** Its payouts are marked as paid by themselves once they are approved. */
    marksPaid: boolean;
    /** Why it did not go on by itself. */
    stopped: string | null;
}

export interface LeftOutRow {
    partner: string;
    reason: LeftOutReason;
    amount: Money;
    needed: Money | null;
    until: Instant | null;
    said: string | null;
}

/** What a partner would be paid now in a currency. */
export interface PendingPayment {
    partner: string;
    payable: Money;
    onHold: Money;
    heldUntil: Instant | null;
    notApproved: Money;
    /** Null without payment details. */
    method: PaymentMethod | null;
    /** Whether a run pays it. */
    paid: boolean;
    /** Which minimum is reached, in words. */
    minimum: string | null;
    why: LeftOutReason[];
    needed: Money | null;
    /** When the first of the reasons ends by itself. */
    until: Instant | null;
}

export interface PaidMonth {
    month: string;
    payouts: number;
    paid: Money;
}

/** Partners that cannot be paid, and what they are owed. */
export interface OwedWithoutDetails {
    partners: number;
    owed: Money;
}

// What others are told

export type MailKind = 'sale' | 'payment';
export type MailState = 'waiting' | 'sending' | 'sent' | 'kept' | 'failed' | 'unknown';

export interface MailTemplate {
    kind: MailKind;
    subject: string;
    body: string;
    /** Null of what Ratebook brings along. */
    changedBy: string | null;
    changedAt: Instant | null;
    placeholders: { name: string; meaning: string }[];
}

export interface MailRow {
    id: number;
    kind: MailKind;
    about: { thing: 'commission' | 'payout'; id: number; title: string };
    partner: string;
    /** Empty, as subject and body, once the partner is erased. */
    to: string;
    subject: string;
    state: MailState;
    error: string | null;
    writtenBy: string;
    writtenAt: Instant;
    sentAt: Instant | null;
}

export interface Mail extends MailRow {
    body: string;
}

/** What would be written about a commission, and what was written before. */
export interface MailDraft {
    /** Empty if the partner has no address. */
    to: string;
    subject: string;
    body: string;
    /** Without a mail server mails are kept. */
    sends: boolean;
    earlier: MailRow[];
}

export interface Webhook {
    id: number;
    url: string;
    topics: string[];
    enabled: boolean;
    createdBy: string;
    createdAt: Instant;
    waiting: number;
    failed: number;
    lastSentAt: Instant | null;
}

export type DeliveryState = 'waiting' | 'sent' | 'failed' | 'dropped';

export interface Delivery {
    id: number;
    webhook: { id: number; url: string };
    event: string;
    topic: string;
    items: number;
    state: DeliveryState;
    attempts: number;
    createdAt: Instant;
    nextTryAt: Instant | null;
    endedAt: Instant | null;
    status: number | null;
    answer: string | null;
    /** Only where one is asked for. */
    body?: string;
}

// Today

export interface Today {
    pending: Money[];
    onHold: { money: Money; nextReleaseOn: Day | null }[];
    payable: Money[];
    beingPaid: Money[];
    parked: { count: number; reasons: { reason: string; count: number }[] | string[] };
    /** What a person should look at among what was given to a payment provider. */
    stuckPayments?: { batches: number; payouts: number };
    byMonth: { month: string; currency: string; earned: string | Money }[];
    lastImport: Job | null;
    balanceChecked: { at: Instant; ok: boolean } | Instant | null;
}

// Adjustments, closed books, the ledger report

export type AdjustmentKind = 'adjustment' | 'opening' | 'lead' | 'advance' | 'written-off';
export type AdjustmentState = 'waiting' | 'approved' | 'declined';

export interface Adjustment {
    id: number;
    partner: string;
    /** Positive in the partner's favour. */
    amount: Money;
    kind: AdjustmentKind;
    day: Day;
    reason: string;
    document: string | null;
    state: AdjustmentState;
    createdBy: string;
    createdAt: Instant;
    /** Null while it waits, and of what needed no second person. */
    decidedBy: string | null;
    decidedAt: Instant | null;
}

export interface CountedSum {
    amount: Money;
    count: number;
}

export interface Books {
    /** The last closed day; null where the books never were closed. */
    closedUntil: Day | null;
    history: { until: Day; closedBy: string; closedAt: Instant }[];
    /** What stands in the days that would be closed. */
    outlook: {
        until: Day;
        paid: CountedSum[];
        counted: CountedSum[];
        onHold: CountedSum[];
        pending: CountedSum[];
    } | null;
}

export interface LedgerReport {
    id: number;
    from: Day;
    to: Day;
    partner: string | null;
    group: string | null;
    state: PartnerState | null;
    tag: string | null;
    madeAt: Instant;
    madeBy: string;
    rows: number;
}

export type GroupMethod = 'earned' | 'opening-earned' | 'closing';

/** What all partners of a report would get by a method, in a currency. */
export interface GroupTotal {
    currency: string;
    amount: Money;
    partners: number;
    /** Zero or less: they get nothing. */
    left: number;
    /** They would get more than they are owed: advance, all together. */
    over: number;
    advance: Money;
}

export interface PaymentProposal {
    paymentType: string;
    payOn: Day;
    batch: string;
    run: { id: number; batch: string; state: PayoutRun['state'] } | null;
}

/** Opening + earned + adjusted - clawedBack - paid = closing. */
export interface ReportLine {
    partner: string;
    currency: string;
    opening: Money;
    earned: Money;
    clawedBack: Money;
    adjusted: Money;
    paid: Money;
    closing: Money;
    pending: Money;
    onHold: Money;
}

export interface LedgerEntry {
    day: Day;
    kind: 'entry' | 'payment';
    id: number;
    what: string;
    amount: Money;
    balance: Money;
    reason: string | null;
    sale: { id: number; reference: string } | null;
    reference: string | null;
    version: number | null;
    sheet: string | null;
    row: string | null;
    document: string | null;
}

export interface LedgerPage extends Page<LedgerEntry> {
    opening: Money;
    closing: Money;
}
