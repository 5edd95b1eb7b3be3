import { expect, it } from 'vitest';
import { type Column, leastWidth, nextSort, sharedCurrency } from './columns';

const money: Column<{ amounts: string[] }> = {
    key: 'amount',
    title: 'Amount',
    money: (row) => row.amounts.map((currency) => ({ amount: '1', currency })),
};

it('a currency that all rows share stands once in the title', () => {
    expect(sharedCurrency(money, [{ amounts: ['GBP'] }, { amounts: [] }, { amounts: ['GBP'] }])).toBe('GBP');
    expect(sharedCurrency(money, [{ amounts: ['GBP'] }, { amounts: ['EUR'] }])).toBeNull();
    expect(sharedCurrency(money, [{ amounts: ['GBP', 'EUR'] }])).toBeNull();
});

it('amounts and times sort falling first, texts rising, and each click turns round', () => {
    expect(nextSort(undefined, { sort: 'amount', align: 'right' })).toBe('-amount');
    expect(nextSort('-amount', { sort: 'amount', align: 'right' })).toBe('amount');
    expect(nextSort('-amount', { sort: 'occurredAt' })).toBe('-occurredAt');
    expect(nextSort('-amount', { sort: 'name' })).toBe('name');
    expect(nextSort('name', { sort: 'name' })).toBe('-name');
});

it('columns ask for the sum of their least widths', () => {
    const widths = ['minmax(7.5rem, 1fr)', '10rem', undefined].map((width, i) => ({
        key: String(i),
        title: '',
        width,
    }));
    expect(leastWidth(widths)).toBe('24.5rem');
});
