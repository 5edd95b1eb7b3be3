import type { Column, Filter } from '../../components/DataTable/columns';
import { DateText } from '../../components/DateText';
import { PAYOUT_STATES, payoutState } from '../../components/records/states';
import type { PayoutRow, PayoutState } from '../../lib/api';
import { METHOD_CHOICES, methodText } from './words';

const invoice: Column<PayoutRow> = {
    key: 'invoice',
    title: 'Invoice',
    sort: 'invoice',
    width: '6rem',
    card: 'line',
    cell: (row) => <span className="figures">{row.invoice}</span>,
};
const partner: Column<PayoutRow> = {
    key: 'partner',
    title: 'Partner',
    sort: 'partner',
    width: 'minmax(7rem, 1fr)',
    card: 'title',
    cell: (row) => row.partner,
};
const batch: Column<PayoutRow> = { key: 'batch', title: 'Run', width: 'minmax(9rem, 1fr)', cell: (row) => row.batch };
const method: Column<PayoutRow> = {
    key: 'method',
    title: 'Method',
    width: '6rem',
    cell: (row) => methodText(row.method),
};
const entries: Column<PayoutRow> = {
    key: 'entries',
    title: 'Lines',
    width: '4.5rem',
    align: 'right',
    card: 'none',
    cell: (row) => <span className="figures">{row.entries}</span>,
};
const amount: Column<PayoutRow> = {
    key: 'amount',
    title: 'Amount',
    sort: 'amount',
    width: '9rem',
    align: 'right',
    card: 'aside',
    money: (row) => [row.amount],
};
const state: Column<PayoutRow> = {
    key: 'state',
    title: 'State',
    sort: 'state',
    width: '7rem',
    cell: (row) => payoutState(row.state),
};
const payOn: Column<PayoutRow> = {
    key: 'payOn',
    title: 'Pay on',
    width: '7.5rem',
    cell: (row) => <DateText at={row.payOn} />,
};
const paidOn: Column<PayoutRow> = {
    key: 'paidOn',
    title: 'Paid on',
    sort: 'paidOn',
    width: '7.5rem',
    cell: (row) => <DateText at={row.paidOn} />,
};
const reference: Column<PayoutRow> = {
    key: 'reference',
    title: 'Reference',
    width: 'minmax(7rem, 1fr)',
    cell: (row) => row.reference ?? '',
};
const fault: Column<PayoutRow> = {
    key: 'fault',
    title: 'Stuck',
    width: 'minmax(8rem, 1.4fr)',
    cell: (row) =>
        row.fault === null ? null : (
            <span title={row.fault} style={{ color: 'var(--warn)' }}>
                {row.fault}
            </span>
        ),
};

export const OPEN_COLUMNS = [invoice, partner, batch, method, entries, payOn, fault, amount, state];
export const PAID_COLUMNS = [invoice, partner, batch, method, paidOn, reference, amount, state];
export const RUN_COLUMNS = [invoice, partner, method, entries, paidOn, fault, amount, state];

const find: Filter = { name: 'q', title: 'Find a partner or invoice', kind: 'text' };
const some: Filter[] = [
    { name: 'partner', title: 'Partner', kind: 'text' },
    { name: 'currency', title: 'Currency', kind: 'text', toQuery: (value) => value.toUpperCase() },
    { name: 'method', title: 'Method', kind: 'choice', choices: METHOD_CHOICES },
    { name: 'amountFrom', title: 'Amount from', kind: 'text' },
    { name: 'amountTo', title: 'Amount to', kind: 'text' },
];
const stuck: Filter = {
    name: 'stuck',
    title: 'Stuck',
    kind: 'choice',
    choices: [{ value: 'true', title: 'only those' }],
};
const runFilter: Filter = { name: 'batch', title: 'Batch id', kind: 'text' };
const madeAs: Filter = {
    name: 'type',
    title: 'Made',
    kind: 'choice',
    choices: [
        { value: 'batch', title: 'in a batch' },
        { value: 'manual', title: 'by hand' },
    ],
};

/** Of what is not paid yet, the day on which it is to be. */
const dateFrom: Filter = { name: 'dateFrom', title: 'Pay from', kind: 'day' };
const dateTo: Filter = { name: 'dateTo', title: 'Pay to', kind: 'day' };

/** All of them together where none is chosen. */
const ofStates = (states: PayoutState[]): Filter => ({
    name: 'state',
    title: 'State',
    kind: 'choice',
    choices: PAYOUT_STATES.filter((one) => states.includes(one.value as PayoutState)),
});

export const OPEN_STATES: PayoutState[] = ['open', 'frozen', 'approved', 'scheduled', 'processing'];
export const PAID_STATES: PayoutState[] = ['paid', 'returned'];

export const OPEN_FILTERS = [find, ofStates(OPEN_STATES), ...some, runFilter, madeAs, dateFrom, dateTo, stuck];
export const PAID_FILTERS = [
    find,
    ofStates(PAID_STATES),
    ...some,
    runFilter,
    madeAs,
    { name: 'paidFrom', title: 'Paid from', kind: 'day' } as Filter,
    { name: 'paidTo', title: 'Paid to', kind: 'day' } as Filter,
];
export const RUN_FILTERS = [find, ofStates(PAYOUT_STATES.map((one) => one.value as PayoutState)), ...some, stuck];

export const PAYOUT_TOTALS = {
    noun: ['payout', 'payouts'] as [string, string],
    names: { amount: 'Amount' },
};
