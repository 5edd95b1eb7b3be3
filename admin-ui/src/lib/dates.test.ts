import { describe, expect, it } from 'vitest';
import { ageText, dayText, instantText, monthText } from './dates';

describe('a date as text', () => {
    it('an instant reads in the zone of the program', () => {
        expect(instantText('2026-05-01T23:30:00Z', 'Europe/London')).toBe('2 May 2026, 00:30');
        expect(instantText('2026-05-01T23:30:00Z', 'America/New_York')).toBe('1 May 2026, 19:30');
    });
    it('a day stays that day in every zone', () => {
        expect(dayText('2026-05-01', 'America/New_York')).toBe('1 May 2026');
        expect(instantText('2026-05-01', 'Pacific/Auckland')).toBe('1 May 2026');
    });
    it('what is no date stays as it came', () => expect(dayText('soon')).toBe('soon'));
    it('a month', () => expect(monthText('2026-05')).toBe('May 2026'));
});

describe('an age in words', () => {
    const now = new Date('2026-05-20T09:00:00Z');
    it.each([
        ['2026-05-20T08:59:50Z', 'just now'],
        ['2026-05-20T08:55:00Z', '5 minutes ago'],
        ['2026-05-18T09:00:00Z', '2 days ago'],
        ['2026-06-19T08:00:00Z', 'in 30 days'],
        ['2026-05-20', 'today'],
        ['2026-05-21', 'tomorrow'],
        ['2011-05-20', '15 years ago'],
    ])('%s is %s', (at, words) => expect(ageText(at, now)).toBe(words));
});
