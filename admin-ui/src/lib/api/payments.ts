import type { Day, Instant, LeftOutReason, Money } from './types';

/** What a run would come to, before it is made. */
export interface PaymentSums {
    paid: { payouts: number; amount: Money }[];
    leftOut: { reason: LeftOutReason; partners: number; amount: Money }[];
}

/** What would come of chosen pending payments. */
export interface Prospect extends PaymentSums {
    /** Somebody else has to approve it first: it is over the limit. */
    secondPerson: boolean;
    /** That limit, in major units. */
    secondPersonOver: string;
}

export interface UpcomingPayments extends PaymentSums {
    /** False where there is no schedule: as if they were made now. */
    scheduled: boolean;
    on: Day;
    /** The last effective day that counts; there is no lower end. */
    to: Day;
    asOf: Instant;
    /** Each line once, where it stands under each reason that holds in what is left out. */
    unpaid: { lines: number; amount: Money }[];
}

export type Rhythm = 'weekly' | 'twice-monthly' | 'monthly';

/** Null throughout where payouts are made by hand only. */
export interface PayoutSchedule {
    every: Rhythm | null;
    day: number | null;
    nextOn: Day | null;
    by: string | null;
    at: Instant | null;
}

export interface PayoutFile {
    id: number;
    name: string;
    payouts: number;
    amount: Money;
    sha256: string;
    by: string;
    at: Instant;
}

export type Age = '0-7' | '8-30' | '31-60' | '61-90' | 'over-90';

export interface AgeSum {
    age: Age;
    partners: number;
    amount: Money;
}

export interface AgedLine {
    partner: string;
    amount: Money;
    entries: number;
    since: Day;
}

/** Of sales from a day on. */
export interface LevelSums {
    from: Day;
    /** The level is null of partners without one. */
    levels: { level: string | null; partners: number; earned: Money }[];
}
