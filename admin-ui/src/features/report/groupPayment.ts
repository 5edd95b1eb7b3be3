import type { Day, GroupMethod, GroupTotal, Money, PaymentProposal } from '../../lib/api';
import { dayText } from '../../lib/dates';
import { countText, isZero, moneyText } from '../../lib/money';

/** One method for all partners of a report. */
export const GROUP_METHODS: { value: GroupMethod; title: string; says: string }[] = [
    { value: 'earned', title: 'Earned', says: 'What was earned in these days.' },
    { value: 'opening-earned', title: 'Opening and earned', says: 'The opening balance and what was earned since.' },
    { value: 'closing', title: 'Closing balance', says: 'What is owed at the moment of processing.' },
];

/** A payment as it is asked for. */
export interface Wish {
    method: GroupMethod;
    paymentType: string;
    payOn: Day | '';
    /** As proposed until somebody writes another one. */
    batch: string | null;
    paid: boolean;
}

export const proposedWish = (proposal: PaymentProposal): Wish => ({
    method: 'closing',
    paymentType: proposal.paymentType,
    payOn: proposal.payOn,
    batch: null,
    paid: true,
});

const partners = (count: number): string => `${countText(count)} ${count === 1 ? 'partner' : 'partners'}`;

/** `1,478.00 GBP to 3 partners and 20.00 EUR to 1 partner`. */
export const paysText = (totals: GroupTotal[]): string =>
    totals
        .filter((total) => total.partners > 0)
        .map((total) => `${moneyText(total.amount)} to ${partners(total.partners)}`)
        .join(' and ');

export const advances = (totals: GroupTotal[]): Money[] =>
    totals.map((total) => total.advance).filter((advance) => !isZero(advance.amount));

/** `3 partners would get 147.25 GBP more than they are owed`; null where nobody would. */
export function warning(totals: GroupTotal[]): string | null {
    const over = totals.filter((total) => total.over > 0);
    return over.length === 0
        ? null
        : `${over.map((total) => `${partners(total.over)} would get ${moneyText(total.advance)} more than ${total.over === 1 ? 'is' : 'they are'} owed`).join(', ')}.`;
}

/** What it will do, before it does. */
export function says(wish: Wish, totals: GroupTotal[], batch: string): string[] {
    const left = totals.reduce((all, total) => all + total.left, 0);
    return [
        `Makes one payout for each: ${paysText(totals)}, as ${batch}, dated ${dayText(wish.payOn)}. Each claims what the partner is owed, oldest first, the last entry in part.`,
        left > 0 ? `${partners(left)} with zero or less get nothing; the run says who.` : '',
        wish.paid
            ? 'No money is moved by it: the payouts are recorded as paid on that day. Over the limit for one person, a second person approves first.'
            : 'The payouts stay approved, for a PayPal file or to be recorded as paid later.',
    ].filter((line) => line !== '');
}

/** Why it cannot be asked for; null where it can. */
export function missing(wish: Wish, totals: GroupTotal[], today: Day): string | null {
    if (wish.payOn === '') {
        return 'Say on which day it is paid.';
    }
    if (wish.paid && wish.payOn > today) {
        return 'What is recorded as paid has a day up to today.';
    }
    return totals.every((total) => total.partners === 0) ? 'Nobody would get anything by this method.' : null;
}

export const toBody = (wish: Wish, totals: GroupTotal[]): object => ({
    method: wish.method,
    paymentType: wish.paymentType,
    payOn: wish.payOn,
    ...(wish.batch !== null && wish.batch.trim() !== '' && { batch: wish.batch.trim() }),
    paid: wish.paid,
    advance: advances(totals),
});
