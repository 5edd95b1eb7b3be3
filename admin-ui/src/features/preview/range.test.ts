import { expect, it } from 'vitest';
import { lastFullMonth, lastFullQuarter } from './range';

it('the last full month is the one before, or the own one on its last day', () => {
    expect(lastFullMonth('2011-03-15')).toEqual({ from: '2011-02-01', to: '2011-02-28' });
    expect(lastFullMonth('2011-03-31')).toEqual({ from: '2011-03-01', to: '2011-03-31' });
    expect(lastFullMonth('2012-01-01')).toEqual({ from: '2011-12-01', to: '2011-12-31' });
});

it('the last full quarter is one of the calendar', () => {
    expect(lastFullQuarter('2011-03-15')).toEqual({ from: '2010-10-01', to: '2010-12-31' });
    expect(lastFullQuarter('2011-03-31')).toEqual({ from: '2011-01-01', to: '2011-03-31' });
    expect(lastFullQuarter('2011-12-09')).toEqual({ from: '2011-07-01', to: '2011-09-30' });
});
