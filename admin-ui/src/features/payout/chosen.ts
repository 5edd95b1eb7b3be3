import type { Chosen } from '../../components/DataTable/useChoice';
import { address, inProgram, type Money, type PaymentSums, type PendingPayment, type Query } from '../../lib/api';
import { sumsOf } from '../../lib/money';
import type { Part } from './words';

/** What was chosen of the pending payments, as the service takes it. */
export type ChosenBody = { lines: { partner: string; payable: Money }[] } | { filter: Query };

/** Each line with what it shows: another amount is not paid. */
export const bodyOf = ({ all, rows }: Pick<Chosen<PendingPayment>, 'all' | 'rows'>): ChosenBody =>
    all !== null ? { filter: set(all) } : { lines: rows.map(({ partner, payable }) => ({ partner, payable })) };

/** Filters that are set. */
const set = (query: Query): Query =>
    Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value !== ''));

/** Longer addresses are refused by servers. */
const ADDRESS_MAX = 6_000;

/** Where accounting's file of it is; null where it takes too long an address. */
export function accountingOf(program: string, chosen: Pick<Chosen<PendingPayment>, 'all' | 'rows'>): string | null {
    const path = inProgram(program, 'pending-payments', 'accounting.csv');
    if (chosen.all !== null) {
        return address(path, chosen.all);
    }
    const lines = chosen.rows.map((row) => `line=${encodeURIComponent(`${row.payable.currency} ${row.partner}`)}`);
    const whole = `${address(path)}?${lines.join('&')}`;
    return whole.length > ADDRESS_MAX ? null : whole;
}

/** What it pays, together. */
export const paidPart = ({ paid }: PaymentSums): Part => ({
    payouts: paid.reduce((all, one) => all + one.payouts, 0),
    sums: sumsOf(paid.map((one) => one.amount)),
});
