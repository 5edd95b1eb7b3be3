import { expect, it } from 'vitest';
import type { Preview } from '../../lib/api';
import { shareText, sumText, touchedText } from './difference';

const gbp = (amount: string) => ({ amount, currency: 'GBP' });
const preview = { version: 8, from: '2011-03-01', to: '2011-03-31', touchedSales: 214, touchedPartners: 17, down: 2 };

it('the sentence says how much more or less, over which days, and what share that is', () => {
    const more = { currency: 'GBP', old: gbp('434288.10'), new: gbp('452528.20'), difference: gbp('18240.10') };
    expect(sumText(preview, more)).toBe(
        'Version 8 would have paid 18,240.10 GBP more over 1 Mar 2011 to 31 Mar 2011 (+4.2 %)',
    );
    const less = { currency: 'GBP', old: gbp('10.00'), new: gbp('9.00'), difference: gbp('-1.00') };
    expect(sumText(preview, less)).toContain('1.00 GBP less');
    expect(sumText(preview, less)).toContain('(−10.0 %)');
});

it('there is no share of nothing, and hardly any is not minus nothing', () => {
    expect(shareText({ old: gbp('0.00'), difference: gbp('5.00') })).toBeNull();
    expect(shareText({ old: gbp('100000.00'), difference: gbp('-0.01') })).toBe('0.0 %');
});

it('it says how many are touched, and who gets less', () => {
    expect(touchedText(preview as Preview)).toBe('214 sales, 17 partners; 2 partners get less');
    expect(touchedText({ ...preview, down: 0 } as Preview)).toContain('no partner gets less');
});
