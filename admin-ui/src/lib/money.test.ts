import { describe, expect, it } from 'vitest';
import { amountText, isNegative, isZero, moneyList, toMoney } from './money';

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
