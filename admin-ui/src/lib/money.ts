import type { Money } from './api';

/** U+2212: as wide as a digit, and no line break after it. */
const MINUS = '\u2212';

/** `-1234.50` as `−1,234.50`; works on the text, because a floating-point number would change it. */
export function amountText(amount: string): string {
    const negative = amount.startsWith('-');
    const [whole = '', decimals] = (negative ? amount.slice(1) : amount).split('.');
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
    return (negative ? MINUS : '') + grouped + (decimals === undefined ? '' : `.${decimals}`);
}

export const moneyText = (money: Money): string => `${amountText(money.amount)} ${money.currency}`;

export const isNegative = (amount: string): boolean => amount.startsWith('-') && /[1-9]/.test(amount);
export const isZero = (amount: string): boolean => !/[1-9]/.test(amount);

/** What amounts sum to, each currency for itself, in the order of currencies; exact, since it counts in minor units. */
export function sumsOf(all: Money[]): Money[] {
    const sums = new Map<string, { minor: bigint; decimals: number }>();
    for (const { amount, currency } of all) {
        const decimals = amount.split('.')[1]?.length ?? 0;
        const before = sums.get(currency);
        if (before !== undefined && before.decimals !== decimals) {
            throw new Error(`${currency} with ${before.decimals} and with ${decimals} decimals`);
        }
        sums.set(currency, { minor: (before?.minor ?? 0n) + BigInt(amount.replace('.', '')), decimals });
    }
    return [...sums]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([currency, { minor, decimals }]) => ({ amount: decimalText(minor, decimals), currency }));
}

function decimalText(minor: bigint, decimals: number): string {
    const digits = String(minor < 0n ? -minor : minor).padStart(decimals + 1, '0');
    const whole = digits.slice(0, digits.length - decimals);
    return (minor < 0n ? '-' : '') + whole + (decimals === 0 ? '' : `.${digits.slice(-decimals)}`);
}

/** The API says some sums as money and some as a bare amount beside a currency. */
export const toMoney = (value: Money | string, currency: string): Money =>
    typeof value === 'string' ? { amount: value, currency } : value;

/** One amount, several, or none, as a list. */
export function moneyList(value: Money | Money[] | null | undefined): Money[] {
    if (value === null || value === undefined) {
        return [];
    }
    return Array.isArray(value) ? value : [value];
}

export const countText = (count: number): string => count.toLocaleString('en-GB');
