import type { Difference, Money, Preview } from '../../lib/api';
import { dayText } from '../../lib/dates';
import { amountText, countText, isNegative, isZero, moneyText } from '../../lib/money';

const PERCENT = 100;

/** `+12.30` or `−3.00`: a difference says its direction. */
export const signedText = (amount: string): string =>
    isZero(amount) || isNegative(amount) ? amountText(amount) : `+${amountText(amount)}`;

/** `+4.2 %`; null where there was nothing before. A share is no money, so it may be a floating-point number. */
export function shareText({ old, difference }: Pick<Difference, 'old' | 'difference'>): string | null {
    if (isZero(old.amount)) {
        return null;
    }
    const share = (PERCENT * Number(difference.amount)) / Math.abs(Number(old.amount));
    const text = Math.abs(share).toFixed(1);
    return `${signedText(share < 0 && /[1-9]/.test(text) ? `-${text}` : text)} %`;
}

const withoutSign = (money: Money): string => moneyText({ ...money, amount: money.amount.replace(/^-/, '') });

/** What it comes to in one currency: `Version 8 would have paid 18,240.10 GBP more over 1 Mar 2011 to 31 Mar 2011 (+4.2 %)`. */
export function sumText(preview: Pick<Preview, 'version' | 'from' | 'to'>, sum: Difference): string {
    const over = `over ${dayText(preview.from)} to ${dayText(preview.to)}`;
    if (isZero(sum.difference.amount)) {
        return `Version ${preview.version} would have paid as much in ${sum.currency} ${over}: ${moneyText(sum.new)}`;
    }
    const share = shareText(sum);
    const direction = isNegative(sum.difference.amount) ? 'less' : 'more';
    return `Version ${preview.version} would have paid ${withoutSign(sum.difference)} ${direction} ${over}${share === null ? '' : ` (${share})`}`;
}

/** `214 sales, 17 partners; 2 partners get less`. */
export function touchedText(preview: Preview): string {
    const sales = `${countText(preview.touchedSales)} ${preview.touchedSales === 1 ? 'sale' : 'sales'}`;
    const partners = `${countText(preview.touchedPartners)} ${preview.touchedPartners === 1 ? 'partner' : 'partners'}`;
    const less =
        preview.down === 0
            ? 'no partner gets less'
            : preview.down === 1
              ? '1 partner gets less'
              : `${countText(preview.down)} partners get less`;
    return preview.touchedSales === 0 ? 'no sale earns otherwise' : `${sales}, ${partners}; ${less}`;
}
