import { expect, it } from 'vitest';
import type { GroupTotal } from '../../lib/api';
import { advances, missing, paysText, proposedWish, says, toBody, warning } from './groupPayment';

const total = (part: Partial<GroupTotal>): GroupTotal => ({
    currency: 'GBP',
    amount: { amount: '80.00', currency: 'GBP' },
    partners: 1,
    left: 0,
    over: 0,
    advance: { amount: '0.00', currency: 'GBP' },
    ...part,
});
const wish = proposedWish({ paymentType: 'check', payOn: '2015-06-24', batch: 'Batch-20150624', run: null });
const over = total({ over: 1, advance: { amount: '50.00', currency: 'GBP' } });

it('C06 warns in numbers where more is paid than is owed, and says the sum when it asks', () => {
    expect(warning([total({})])).toBeNull();
    expect(warning([over])).toBe('1 partner would get 50.00 GBP more than is owed.');
    expect(advances([total({}), over])).toEqual([{ amount: '50.00', currency: 'GBP' }]);
    expect(toBody(wish, [over])).toEqual({
        method: 'closing',
        paymentType: 'check',
        payOn: '2015-06-24',
        paid: true,
        advance: [{ amount: '50.00', currency: 'GBP' }],
    });
});

it('C08 leaves the batch id to the service until somebody writes one', () => {
    expect(toBody(wish, [])).not.toHaveProperty('batch');
    expect(toBody({ ...wish, batch: ' June checks ' }, [])).toHaveProperty('batch', 'June checks');
});

it('C05 says what it will do, each currency for itself, and why it cannot', () => {
    const euros = total({ currency: 'EUR', amount: { amount: '20.00', currency: 'EUR' }, partners: 2, left: 1 });
    expect(paysText([total({}), euros])).toBe('80.00 GBP to 1 partner and 20.00 EUR to 2 partners');
    expect(says(wish, [total({}), euros], 'Batch-20150624').join(' ')).toContain('1 partner with zero or less');
    expect(missing(wish, [total({})], '2015-06-23')).toContain('up to today');
    expect(missing({ ...wish, paid: false }, [total({})], '2015-06-23')).toBeNull();
    expect(missing(wish, [total({ partners: 0 })], '2015-06-24')).toContain('Nobody');
});
