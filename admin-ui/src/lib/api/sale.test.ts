import { expect, it } from 'vitest';
import { readSale } from './sale';

it('a sale whose content stands apart and whose amounts are bare is read as one', () => {
    const sale = readSale({
        sale: {
            id: 7,
            reference: 'A',
            amount: '12.50',
            currency: 'EUR',
            credits: [{ partner: 'P1', percent: '100' }],
            orderReference: 'O1',
        },
        lines: [],
    });
    expect(sale).toMatchObject({
        id: 7,
        amount: { amount: '12.50', currency: 'EUR' },
        partner: 'P1',
        order: 'O1',
        earlier: [],
    });
});

it('a sale as the agreed API says it stays as it is', () => {
    const amount = { amount: '1.00', currency: 'GBP' };
    expect(readSale({ id: 7, amount, partner: 'P2', order: 'O2', state: 'parked' })).toMatchObject({
        amount,
        partner: 'P2',
        order: 'O2',
        state: 'parked',
    });
});
