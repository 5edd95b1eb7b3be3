import type { LeftOutReason } from './api';

/** A reason in words, and what ends it. */
export const REASONS: Record<LeftOutReason, { title: string; mend: string }> = {
    'below-threshold': {
        title: 'below the minimum',
        mend: 'Paid once more is payable, or by a run that pays below it.',
    },
    'too-few-sales': {
        title: 'too few sales',
        mend: 'The sum would be enough; the Thresholds table asks for more sales.',
    },
    'on-hold': { title: 'on hold', mend: 'Approved; payable by itself when the hold ends.' },
    'negative-balance': {
        title: 'negative balance',
        mend: 'More was taken back than earned; set off against what is earned next.',
    },
    'no-payment-details': { title: 'no payment details', mend: 'Enter them on the page of the partner.' },
    'new-payment-details': {
        title: 'new payment details',
        mend: 'Changed lately; nothing is paid to them before they count.',
    },
    'not-approved': { title: 'not approved', mend: 'Approve the commissions first.' },
    'zero-or-less': { title: 'zero or less', mend: 'The method comes to nothing for them; no payout is made.' },
    changed: {
        title: 'changed meanwhile',
        mend: 'It showed another amount when it was chosen: look at it again, and choose it anew.',
    },
    'not-paypal': { title: 'not paid by PayPal', mend: 'Its payment details name another way.' },
};

export const REASON_CHOICES = Object.entries(REASONS).map(([value, { title }]) => ({ value, title }));

/** A reason that is not known yet is shown as it came. */
export const reasonText = (reason: string): string => REASONS[reason as LeftOutReason]?.title ?? reason;
