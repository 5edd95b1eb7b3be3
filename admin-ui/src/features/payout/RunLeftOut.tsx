import type { Column, Filter } from '../../components/DataTable/columns';
import { DataTable } from '../../components/DataTable/DataTable';
import { DateText } from '../../components/DateText';
import { EmptyState } from '../../components/Notes';
import { inProgram, type LeftOutRow } from '../../lib/api';
import { place } from '../../lib/places';
import { useRun } from './useRun';
import { REASON_CHOICES, reasonText, shortBy } from './words';

const FILTERS: Filter[] = [
    { name: 'q', title: 'Find a partner', kind: 'text' },
    { name: 'reason', title: 'Reason', kind: 'choice', choices: REASON_CHOICES },
];
const TOTALS = { noun: ['reason', 'reasons'] as [string, string], names: { amount: 'Sum' } };

/** Everyone who gets nothing by the run, and why. */
export function RunLeftOut() {
    const { program, id } = useRun();
    const columns: Column<LeftOutRow>[] = [
        { key: 'partner', title: 'Partner', width: 'minmax(7rem, 1fr)', card: 'title', cell: (row) => row.partner },
        { key: 'reason', title: 'Reason', width: 'minmax(9rem, 1fr)', cell: (row) => reasonText(row.reason) },
        {
            key: 'amount',
            title: 'Amount',
            width: '9rem',
            align: 'right',
            card: 'aside',
            money: (row) => [row.amount],
            negative: 'taken back',
        },
        {
            key: 'needed',
            title: 'Paid from',
            width: '9rem',
            align: 'right',
            money: (row) => (row.needed !== null && row.reason === 'below-threshold' ? [row.needed] : []),
        },
        {
            key: 'short',
            title: 'Short by',
            width: '8rem',
            align: 'right',
            money: shortBy,
        },
        {
            key: 'until',
            title: 'Until',
            width: '7.5rem',
            cell: (row) => <DateText at={row.until} zone={program.zone} />,
        },
        { key: 'said', title: 'By', width: 'minmax(10rem, 1.4fr)', cell: (row) => row.said ?? '' },
    ];
    return (
        <DataTable<LeftOutRow>
            name="left-out"
            label="Left out"
            path={inProgram(program.code, 'payout-runs', id, 'left-out')}
            columns={columns}
            filters={FILTERS}
            rowId={(row) => `${row.partner} ${row.amount.currency} ${row.reason}`}
            rowTo={(row) => place(program.code, 'partners', row.partner)}
            keepSearch={false}
            totals={TOTALS}
            empty={
                <EmptyState icon="check" title="Nobody is left out">
                    Everyone who is owed something in this range is paid by the run.
                </EmptyState>
            }
        />
    );
}
