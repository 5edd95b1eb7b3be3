import { useMemo } from 'react';
import { BackLink } from '../../components/BackLink';
import type { Column, Filter } from '../../components/DataTable/columns';
import { DataTable } from '../../components/DataTable/DataTable';
import { useAddress } from '../../components/DataTable/useAddress';
import { DateText } from '../../components/DateText';
import { EmptyState } from '../../components/Notes';
import { Screen } from '../../components/Screen';
import { type AgedLine, inProgram } from '../../lib/api';
import { AGE_TITLES } from '../../lib/ages';
import { countText } from '../../lib/money';
import { place } from '../../lib/places';
import { useProgram } from '../../lib/session';

const NO_FILTERS: Filter[] = [];
const TOTALS = { noun: ['line', 'lines'] as [string, string], names: { amount: 'Payable' } };
const COLUMNS: Column<AgedLine>[] = [
    { key: 'partner', title: 'Partner', width: 'minmax(8rem, 1fr)', card: 'title', cell: (row) => row.partner },
    {
        key: 'amount',
        title: 'Payable',
        width: '10rem',
        align: 'right',
        card: 'aside',
        money: (row) => [row.amount],
        negative: 'taken back',
    },
    {
        key: 'entries',
        title: 'Lines',
        width: '6rem',
        align: 'right',
        cell: (row) => <span className="figures">{countText(row.entries)}</span>,
    },
    { key: 'since', title: 'Oldest since', width: '10rem', cell: (row) => <DateText at={row.since} age /> },
];

/** Who is owed what has been payable for so many days. */
export function Aged() {
    const program = useProgram();
    const { search } = useAddress();
    const age = search.age ?? '0-7';
    const fixed = useMemo(() => ({ age }), [age]);
    const title = AGE_TITLES.find(([one]) => one === age)?.[1] ?? age;
    return (
        <Screen
            fill
            title={`Payable for ${title}`}
            says="Approved, past its hold, in no payout: what of it has been payable for so long, by partner and currency."
            above={<BackLink to={place(program.code, 'today')}>Today</BackLink>}
        >
            <DataTable<AgedLine>
                name="payable-ages"
                label={`Payable for ${title}`}
                path={inProgram(program.code, 'payable-ages', 'lines')}
                columns={COLUMNS}
                filters={NO_FILTERS}
                fixed={fixed}
                rowId={(row) => `${row.partner} ${row.amount.currency}`}
                rowTo={(row) => place(program.code, 'partners', row.partner)}
                keepSearch={false}
                totals={TOTALS}
                empty={
                    <EmptyState icon="check" title="Nothing is payable for so long">
                        What is payable stands under the days that have passed since its hold ended.
                    </EmptyState>
                }
            />
        </Screen>
    );
}
