import { describe, expect, it } from 'vitest';
import type { PendingPayment } from '../../lib/api';
import { accountingOf, bodyOf, paidPart } from './chosen';
import { scheduleText } from './ScheduleDialog';

const line = (partner: string, amount: string): PendingPayment => ({
    partner,
    payable: { amount, currency: 'GBP' },
    onHold: { amount: '0.00', currency: 'GBP' },
    heldUntil: null,
    notApproved: { amount: '0.00', currency: 'GBP' },
    method: 'paypal',
    paid: true,
    minimum: null,
    why: [],
    needed: null,
    until: null,
});

describe('chosen pending payments', () => {
    it('B11 go with what each of them showed, or with the filter of all that match', () => {
        expect(bodyOf({ all: null, rows: [line('P1', '12.00')] })).toEqual({
            lines: [{ partner: 'P1', payable: { amount: '12.00', currency: 'GBP' } }],
        });
        expect(bodyOf({ all: { q: 'P', currency: undefined, what: '' }, rows: [] })).toEqual({ filter: { q: 'P' } });
    });

    it("B10 accounting's file names each line; too many are not asked for one by one", () => {
        const some = { all: null, rows: [line('P 1/a', '12.00'), line('P2', '3.00')] };
        expect(accountingOf('shop', some)).toBe(
            '/api/v1/programs/shop/pending-payments/accounting.csv?line=GBP%20P%201%2Fa&line=GBP%20P2',
        );
        expect(accountingOf('shop', { all: { q: 'P' }, rows: [] })).toContain('accounting.csv?q=P');
        const many = Array.from({ length: 1_000 }, (_, i) => line(`P${i}`, '1.00'));
        expect(accountingOf('shop', { all: null, rows: many })).toBeNull();
    });

    it('sums of several currencies are never added up', () => {
        expect(
            paidPart({
                paid: [
                    { payouts: 2, amount: { amount: '12.00', currency: 'GBP' } },
                    { payouts: 1, amount: { amount: '7', currency: 'JPY' } },
                ],
                leftOut: [],
            }),
        ).toEqual({
            payouts: 3,
            sums: [
                { amount: '12.00', currency: 'GBP' },
                { amount: '7', currency: 'JPY' },
            ],
        });
    });
});

describe('a schedule in words', () => {
    it('E01 says on which days payouts are made', () => {
        expect(scheduleText({ every: 'weekly', day: 5 })).toBe('every Friday');
        expect(scheduleText({ every: 'monthly', day: 1 })).toBe('every month on the 1st');
        expect(scheduleText({ every: 'monthly', day: 31 })).toBe('every month on the 31st, or its last day');
        expect(scheduleText({ every: 'twice-monthly', day: 12 })).toBe('every month on the 12th and the 27th');
        expect(scheduleText({ every: 'twice-monthly', day: 15 })).toBe(
            'every month on the 15th and the 30th, or its last day',
        );
    });
});
