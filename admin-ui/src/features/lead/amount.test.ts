import { expect, it } from 'vitest';
import { amountOf } from './amount';

it.each([
    ['2000.00', '20', 'GBP', '400.00'],
    ['2000', '20', 'GBP', '400.00'],
    ['10.02', '20', 'GBP', '2.00'],
    ['10.03', '20', 'GBP', '2.01'],
    ['33.33', '12.5', 'GBP', '4.17'],
    ['0.05', '10', 'GBP', '0.01'],
    ['0.04', '10', 'GBP', '0.00'],
    ['1003', '20', 'JPY', '201'],
    ['9999999999999999.99', '100', 'GBP', '9999999999999999.99'],
    [' 2000.00 ', '0', 'GBP', '0.00'],
])('A07: %s at %s %% in %s is %s', (revenue, percent, currency, amount) => {
    expect(amountOf(revenue, percent, currency)).toBe(amount);
});

it.each([
    ['', '20', 'GBP'],
    ['-1', '20', 'GBP'],
    ['1.001', '20', 'GBP'],
    ['1.5', '20', 'JPY'],
    ['1', '100.01', 'GBP'],
    ['1', '-1', 'GBP'],
    ['1,000.00', '20', 'GBP'],
])('A07: of %s at %s %% in %s there is no amount yet', (revenue, percent, currency) => {
    expect(amountOf(revenue, percent, currency)).toBeNull();
});
