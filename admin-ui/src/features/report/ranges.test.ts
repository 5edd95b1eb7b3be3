import { expect, it } from 'vitest';
import { lastMonth, thisMonth, thisYear } from './ranges';

it('the last month is the one before, over the turn of a year and a leap day too', () => {
    expect(lastMonth('2026-01-31')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
    expect(lastMonth('2028-03-01')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
});

it('this month and this year begin with their first day and end with the day itself', () => {
    expect(thisMonth('2026-05-20')).toEqual({ from: '2026-05-01', to: '2026-05-20' });
    expect(thisYear('2026-05-20')).toEqual({ from: '2026-01-01', to: '2026-05-20' });
});
