import { expect, it } from 'vitest';
import type { NextPayoutLine, NextPayouts, NextPayoutSide } from '../../lib/api';
import { comesText, countsOf, nobodyText, wayOf, wayText, whenText } from './nextPayouts';

const gbp = (amount: string) => ({ amount, currency: 'GBP' });
const paid = (amount: string): NextPayoutSide => ({ paid: true, amount: gbp(amount), why: [] });
const below = (amount: string, needed: string): NextPayoutSide => ({
    paid: false,
    amount: gbp('0.00'),
    why: [{ reason: 'below-threshold', amount: gbp(amount), needed: gbp(needed), until: null, said: null }],
});
const line = (old: NextPayoutSide, next: NextPayoutSide, difference: string): NextPayoutLine => ({
    partner: 'P1',
    currency: 'GBP',
    old,
    new: next,
    difference: gbp(difference),
});
const NEXT: NextPayouts = {
    scheduled: true,
    on: '2026-06-01',
    to: '2026-05-31',
    asOf: '2026-06-01T00:00:00Z',
    activeFrom: '2026-05-21',
    minimumsOf: 3,
    ways: [],
};
const PREVIEW = { version: 3, from: '2026-04-01', to: '2026-04-30' };

it('F09 E13 says what comes of a line, with the reason, its sum and its end', () => {
    const say = (one: NextPayoutLine) => comesText(one, 'Europe/London');
    expect(say(line(paid('10.00'), paid('10.00'), '0.00'))).toBe('paid the same');
    expect(say(line(paid('10.00'), paid('9.00'), '-1.00'))).toBe('paid less');
    expect(say(line(paid('10.00'), paid('11.00'), '1.00'))).toBe('paid more');
    expect(say(line(paid('7.00'), below('7.00', '8.00'), '-7.00'))).toBe(
        'no longer paid: below the minimum of 8.00 GBP: 7.00 GBP',
    );
    expect(say(line(below('7.00', '8.00'), paid('9.00'), '9.00'))).toBe(
        'newly paid; now below the minimum of 8.00 GBP: 7.00 GBP',
    );
    expect(say(line(below('4.00', '5.00'), below('6.00', '8.00'), '0.00'))).toBe(
        'below the minimum of 8.00 GBP: 6.00 GBP',
    );
    const waits = { reason: 'not-approved' as const, amount: gbp('3.00'), needed: null, until: null, said: null };
    const both = { ...below('7.00', '8.00'), why: [...below('7.00', '8.00').why, waits] };
    expect(say(line(paid('7.00'), both, '-7.00'))).toBe('no longer paid: below the minimum of 8.00 GBP: 7.00 GBP');
    expect(say(line(both, both, '0.00'))).toMatch(/, not approved: 3.00 GBP$/);
    const held: NextPayoutSide = {
        paid: false,
        amount: gbp('0.00'),
        why: [{ reason: 'on-hold', amount: gbp('7.00'), needed: null, until: '2026-05-31T23:30:00Z', said: null }],
    };
    expect(say(line(paid('7.00'), held, '-7.00'))).toBe('no longer paid: on hold until 1 Jun 2026: 7.00 GBP');
    expect(say(line(paid('7.00'), { paid: false, amount: gbp('0.00'), why: [] }, '-7.00'))).toBe('no longer paid');
});

it('says which payouts are meant, and what is assumed of the version', () => {
    expect(whenText(NEXT)).toMatch(/^The payouts of 1 Jun 2026, by the schedule; earned until 31 May 2026,/);
    expect(whenText({ ...NEXT, scheduled: false })).toMatch(/^There is no schedule: payouts as if .* on 1 Jun 2026;/);
    expect(wayText('activated', NEXT, PREVIEW)).toMatch(/^Version 3 counts from 21 May 2026\..*Its minimums hold/);
    expect(wayText('activated', { ...NEXT, minimumsOf: 4 }, PREVIEW)).toContain(
        'The minimums are those of version 4, which counts by then',
    );
    expect(wayText('counted', NEXT, PREVIEW)).toMatch(/^As if the sales of 1 Apr 2026 to 30 Apr 2026 had come/);
    expect([wayOf('counted'), wayOf('activated'), wayOf(undefined), wayOf('x')]).toEqual([
        'counted',
        'activated',
        'activated',
        'activated',
    ]);
});

it('counts whom it moves', () => {
    const side = { payouts: 1, amount: gbp('1.00') };
    const sum = {
        currency: 'GBP',
        old: side,
        new: side,
        difference: gbp('0.00'),
        more: 0,
        less: 1,
        newly: 0,
        noLonger: 1200,
    };
    expect(countsOf(sum)).toEqual([
        { what: 'less', text: '1 paid less' },
        { what: 'noLonger', text: '1,200 no longer paid' },
    ]);
    expect(nobodyText(sum)).toBe('all paid the same');
    const none = { ...side, payouts: 0 };
    expect(nobodyText({ ...sum, old: none, new: none })).toBe('nobody is paid either way');
    expect(nobodyText({ ...sum, old: none })).toBe('all paid the same');
});
