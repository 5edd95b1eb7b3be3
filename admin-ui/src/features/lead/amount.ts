/** Decimals of a currency: 2 of GBP, 0 of JPY. */
function decimalsOf(currency: string): number {
    return new Intl.NumberFormat('en-GB', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

const DECIMAL = /^(\d{1,16})(?:\.(\d{1,6}))?$/;

/** A decimal as a whole number of so many decimals; null where it is none, or finer. */
function scaled(text: string, decimals: number): bigint | null {
    const [, whole, rest = ''] = DECIMAL.exec(text.trim()) ?? [];
    const tail = rest.replace(/0+$/, '');
    return whole === undefined || tail.length > decimals ? null : BigInt(whole + tail.padEnd(decimals, '0'));
}

const PERCENT_DECIMALS = 6;
const HUNDRED_PERCENT = 100_000_000n;

/**
 * Revenue times percent, rounded half up to the currency, as the service reckons it; null while one of them is not written to
 * its end. In whole numbers: a floating-point number would round otherwise.
 */
export function amountOf(revenue: string, percent: string, currency: string): string | null {
    const decimals = decimalsOf(currency);
    const minor = scaled(revenue, decimals);
    const millionths = scaled(percent, PERCENT_DECIMALS);
    if (minor === null || millionths === null || millionths > HUNDRED_PERCENT) {
        return null;
    }
    const amount = (minor * millionths + HUNDRED_PERCENT / 2n) / HUNDRED_PERCENT;
    const digits = amount.toString().padStart(decimals + 1, '0');
    return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
