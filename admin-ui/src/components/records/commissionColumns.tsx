import type { CommissionRow, Program } from '../../lib/api';
import type { Column, Filter } from '../DataTable/columns';
import { DateText } from '../DateText';
import { commissionState, COMMISSION_STATES, takenBackWord } from './states';

export function commissionColumns(program: Program): Column<CommissionRow>[] {
    return [
        { key: 'sale', title: 'Sale', width: 'minmax(7.5rem, 1fr)', card: 'title', cell: (row) => row.sale.reference },
        { key: 'partner', title: 'Partner', width: 'minmax(6rem, 0.8fr)', cell: (row) => row.partner },
        { key: 'component', title: 'Component', width: 'minmax(8rem, 1fr)', cell: (row) => row.component },
        { key: 'kind', title: 'Kind', width: '7rem', optional: true, card: 'none', cell: (row) => row.kind },
        {
            key: 'occurredAt',
            title: 'Occurred',
            sort: 'occurredAt',
            width: '7.25rem',
            cell: (row) => <DateText at={row.occurredAt} zone={program.zone} />,
        },
        {
            key: 'base',
            title: 'Base',
            width: '5.5rem',
            align: 'right',
            card: 'none',
            cell: (row) => <Figures text={row.base} />,
        },
        { key: 'rate', title: 'Rate', width: '5.5rem', align: 'right', cell: (row) => <Figures text={row.rate} /> },
        {
            key: 'row',
            title: 'Row',
            width: 'minmax(6rem, 0.7fr)',
            cell: (row) => (row.row ? `${row.row} of ${row.sheet ?? ''}` : '–'),
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
        {
            key: 'payableFrom',
            title: 'Payable from',
            sort: 'payableFrom',
            width: '7.5rem',
            cell: (row) => <DateText at={row.payableFrom} zone={program.zone} />,
        },
        {
            key: 'amount',
            title: 'Amount',
            sort: 'amount',
            width: '8.5rem',
            align: 'right',
            card: 'aside',
            money: (row) => [row.amount],
            negative: takenBackWord,
        },
        { key: 'state', title: 'State', width: '6.5rem', cell: (row) => commissionState(row.state) },
        {
            key: 'reason',
            title: 'Reason',
            width: 'minmax(10rem, 1.5fr)',
            optional: true,
            card: 'none',
            cell: (row) => row.reason ?? '',
        },
    ];
}

function Figures({ text }: { text: string | null }) {
    return <span className="figures">{text ? text : '–'}</span>;
}

export const COMMISSION_FILTERS: Filter[] = [
    { name: 'q', title: 'Find a reference', kind: 'text' },
    { name: 'state', title: 'State', kind: 'choice', choices: COMMISSION_STATES },
    {
        name: 'kind',
        title: 'Kind',
        kind: 'choice',
        choices: ['commission', 'reversal', 'adjustment', 'referral'].map((kind) => ({ value: kind, title: kind })),
    },
    {
        name: 'standing',
        title: 'Standing',
        kind: 'choice',
        choices: [
            { value: 'on-hold', title: 'on hold' },
            { value: 'payable', title: 'payable' },
            { value: 'being-paid', title: 'being paid' },
        ],
    },
    { name: 'partner', title: 'Partner', kind: 'text' },
    { name: 'level', title: 'Level at the sale', kind: 'text' },
    { name: 'component', title: 'Component', kind: 'text' },
    { name: 'sale', title: 'Sale', kind: 'text' },
    { name: 'version', title: 'Version', kind: 'text' },
    { name: 'row', title: 'Row', kind: 'text' },
    { name: 'from', title: 'From', kind: 'day' },
    { name: 'to', title: 'To', kind: 'day' },
];

export const COMMISSION_TOTALS = {
    noun: ['commission', 'commissions'] as [string, string],
    names: { amount: 'Amount' },
};
