import type { Instant, Money } from './types';

export interface ConfiguredProvider {
    configured: boolean;
    provider: string | null;
}

/** What was given to a payment provider in one call. */
export interface ProviderBatch {
    id: number;
    run: number;
    batch: string;
    provider: string;
    /** By which the provider knows it. */
    key: string;
    payouts: number;
    amount: Money;
    state: 'ready' | 'unknown' | 'accepted' | 'settled' | 'refused' | 'done';
    firstSentAt: Instant | null;
    acceptedAt: Instant | null;
    /** What the provider calls it. */
    providerBatch: string | null;
    asked: number;
    lastAskedAt: Instant | null;
    nextAskAt: Instant | null;
    said: string | null;
    /** Why a person should look. */
    fault: string | null;
    notThereBy: string | null;
    givenBy: string;
    createdAt: Instant;
}

export type ProviderOutcome =
    'pending' | 'paid' | 'failed' | 'returned' | 'unclaimed' | 'blocked' | 'mismatch' | 'unknown';

/** What a payment provider said of a payout. */
export interface ProviderWord {
    batch: ProviderBatch;
    item: string | null;
    /** Null before its first word. */
    outcome: ProviderOutcome | null;
    said: string | null;
}
