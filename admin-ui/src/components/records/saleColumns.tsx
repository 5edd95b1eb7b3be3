import type { Program, SaleRow } from '../../lib/api';
import { moneyList } from '../../lib/money';
import type { Column, Filter, View } from '../DataTable/columns';
import { DateText } from '../DateText';
import { saleState, SALE_STATES } from './states';

export function saleColumns(program: Program): Column<SaleRow>[] {
    return [
        {
            key: 'reference',
            title: 'Reference',
            width: 'minmax(7.5rem, 1fr)',
            card: 'title',
            cell: (row) => row.reference,
        },
        {
            key: 'occurredAt',
            title: 'Occurred',
            sort: 'occurredAt',
            width: '10.5rem',
            cell: (row) => <DateText at={row.occurredAt} zone={program.zone} time />,
        },
        { key: 'type', title: 'Type', width: '5rem', optional: true, card: 'none', cell: (row) => row.type },
        { key: 'partner', title: 'Partner', width: 'minmax(6rem, 0.8fr)', cell: (row) => row.partner ?? '–' },
        { key: 'customer', title: 'Customer', width: 'minmax(6rem, 0.8fr)', cell: (row) => row.customer ?? '–' },
        {
            key: 'product',
            title: 'Product',
            width: 'minmax(6rem, 0.8fr)',
            optional: true,
            card: 'none',
            cell: (row) => row.product ?? '–',
        },
        { key: 'category', title: 'Category', width: 'minmax(7rem, 1fr)', cell: (row) => row.category ?? '–' },
        { key: 'country', title: 'Country', width: '5rem', cell: (row) => row.country ?? '–' },
        {
            key: 'source',
            title: 'Source',
            width: '6rem',
            optional: true,
            card: 'none',
            cell: (row) => row.source ?? '–',
        },
        {
            key: 'amount',
            title: 'Amount',
            sort: 'amount',
            width: '7.5rem',
            align: 'right',
            card: 'aside',
            money: (row) => [row.amount],
            negative: 'refund',
        },
        {
            key: 'revenue',
            title: 'Revenue',
            width: '7.5rem',
            align: 'right',
            optional: true,
            card: 'none',
            money: (row) => moneyList(row.revenue),
        },
        {
            key: 'earned',
            title: 'Earned',
            width: '7.5rem',
            align: 'right',
            money: (row) => moneyList(row.earned),
            negative: 'taken back',
        },
        { key: 'state', title: 'State', width: '8rem', cell: (row) => saleState(row.state) },
        {
            key: 'reason',
            title: 'Reason',
            width: 'minmax(10rem, 1.5fr)',
            optional: true,
            card: 'none',
            cell: (row) => row.reason ?? '',
        },
        {
            key: 'version',
            title: 'Version',
            width: '5rem',
            align: 'right',
            optional: true,
            card: 'none',
            cell: (row) => row.version ?? '–',
        },
    ];
}

export const SALE_FILTERS: Filter[] = [
    { name: 'q', title: 'Find a reference', kind: 'text' },
    { name: 'state', title: 'State', kind: 'choice', choices: SALE_STATES },
    {
        name: 'type',
        title: 'Type',
        kind: 'choice',
        choices: [
            { value: 'sale', title: 'sales' },
            { value: 'refund', title: 'refunds' },
        ],
    },
    { name: 'partner', title: 'Partner', kind: 'text' },
    { name: 'customer', title: 'Customer', kind: 'text' },
    { name: 'product', title: 'Product', kind: 'text' },
    { name: 'category', title: 'Category', kind: 'text' },
    { name: 'country', title: 'Country', kind: 'text' },
    { name: 'order', title: 'Order', kind: 'text' },
    { name: 'source', title: 'Source', kind: 'text' },
    { name: 'from', title: 'From', kind: 'day' },
    { name: 'to', title: 'To', kind: 'day' },
    { name: 'reason', title: 'Reason', kind: 'text' },
];

export const SALE_VIEWS: View[] = [
    { title: 'All', search: {} },
    { title: 'Evaluated', search: { state: 'evaluated' } },
    { title: 'No commission', search: { state: 'none' } },
    { title: 'Parked', search: { state: 'parked' } },
];

export const SALE_TOTALS = {
    noun: ['sale', 'sales'] as [string, string],
    names: { amount: 'Amount', revenue: 'Revenue', earned: 'Earned' },
};
