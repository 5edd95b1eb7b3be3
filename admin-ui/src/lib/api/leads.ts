import type { Day, Instant, Money, PaymentMethod } from './types';

export interface LeadRow {
    id: number;
    code: string;
    partner: string;
    /** Empty once it is erased. */
    name: string;
    company: string | null;
    phase: string;
    won: boolean;
    commissionPercent: string | null;
    /** What was paid for it, by currency. */
    paid: Money[];
    createdAt: Instant;
}

export interface LeadPhase {
    name: string;
    /** Exactly one of a list: where payments are made. */
    won: boolean;
}

export type LeadPaymentState = 'scheduled' | 'processing' | 'paid' | 'failed' | 'returned' | 'void';

export interface LeadPayment {
    id: number;
    invoice: number;
    batch: string;
    issueDate: Day;
    periodStart: Day;
    periodEnd: Day;
    paymentIds: string[];
    totalRevenue: Money;
    commissionPercent: string;
    amount: Money;
    state: LeadPaymentState;
    /** The same as the form calls it: paid is complete. */
    status: string;
    method: PaymentMethod;
    /** Somebody else than who made it has to confirm it. */
    secondPerson: boolean;
    confirmedBy: string | null;
    confirmedAt: Instant | null;
    paidOn: Day | null;
    /** Who says that it was not sent; it is void once somebody else says so too. */
    voidAskedBy: string | null;
    createdBy: string;
    createdAt: Instant;
    log: { at: Instant; what: string; by: string; said: string | null }[];
}

export interface Lead extends Omit<LeadRow, 'paid'> {
    email: string | null;
    note: string | null;
    /** A row of the policy, or by hand. */
    commissionFrom: string | null;
    createdBy: string;
    erasedAt: Instant | null;
    mayAddPayment: boolean;
    payee: { method: PaymentMethod | null; text: string | null };
    phases: { phase: string; by: string; at: Instant }[];
    payments: LeadPayment[];
}
