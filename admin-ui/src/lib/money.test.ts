import { describe, expect, it } from 'vitest';
import { amountText, isNegative, isZero, moneyList, toMoney, sumsOf } from './money';

describe('an amount as text', () => {
    it.each([
        ['0', '0'],
        ['12.50', '12.50'],
        ['999.99', '999.99'],
        ['1234.5', '1,234.5'],
        ['1234567890123.45', '1,234,567,890,123.45'],
        ['-1234.50', '\u22121,234.50'],
        ['9007199254740993.01', '9,007,199,254,740,993.01'],
    ])('%s reads %s', (amount, text) => expect(amountText(amount)).toBe(text));
});

it('minus nothing is not negative', () => {
    expect(isNegative('-0.00')).toBe(false);
    expect(isNegative('-0.01')).toBe(true);
    expect(isZero('0.000')).toBe(true);
});

it('a bare amount takes the currency beside it', () => {
    expect(toMoney('1.00', 'EUR')).toEqual({ amount: '1.00', currency: 'EUR' });
    expect(moneyList(null)).toEqual([]);
});

it('sums are exact, and each currency is for itself', () => {
    expect(
        sumsOf([
            { amount: '0.10', currency: 'GBP' },
            { amount: '900719925474099.29', currency: 'GBP' },
            { amount: '5', currency: 'JPY' },
            { amount: '-0.07', currency: 'EUR' },
            { amount: '0.02', currency: 'EUR' },
        ]),
    ).toEqual([
        { amount: '-0.05', currency: 'EUR' },
        { amount: '900719925474099.39', currency: 'GBP' },
        { amount: '5', currency: 'JPY' },
    ]);
    expect(sumsOf([])).toEqual([]);
});
