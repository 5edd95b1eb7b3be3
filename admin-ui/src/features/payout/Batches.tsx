import type { Column, Filter } from '../../components/DataTable/columns';
import { DataTable } from '../../components/DataTable/DataTable';
import { DateText } from '../../components/DateText';
import { MoneyText } from '../../components/MoneyText';
import { EmptyState } from '../../components/Notes';
import { Screen } from '../../components/Screen';
import { StateLabel } from '../../components/StateLabel';
import { inProgram, type Program, type ProviderBatch } from '../../lib/api';
import { countText } from '../../lib/money';
import { place } from '../../lib/places';
import { useProgram } from '../../lib/session';
import { PayoutTabs } from './PayoutTabs';
import { BATCH_STATES } from './words';

const FILTERS: Filter[] = [
    {
        name: 'state',
        title: 'State',
        kind: 'choice',
        choices: Object.entries(BATCH_STATES).map(([value, { text }]) => ({ value, title: text })),
    },
    { name: 'stuck', title: 'Stuck', kind: 'choice', choices: [{ value: 'true', title: 'a person should look' }] },
    { name: 'run', title: 'Run, by its number', kind: 'text' },
];

/** What was given to PayPal by its API, the latest first, and how far that is. */
export function Batches() {
    const program = useProgram();
    return (
        <Screen
            fill
            title="Payouts"
            says="What was given to PayPal by its API: each batch, how much of which currency, and when PayPal was asked about it."
            tabs={<PayoutTabs program={program.code} />}
        >
            <DataTable<ProviderBatch>
                name="provider-batches"
                label="Batches at PayPal"
                path={inProgram(program.code, 'provider-batches')}
                columns={columns(program)}
                filters={FILTERS}
                rowId={(row) => row.id}
                rowTo={(row) => place(program.code, 'payouts', 'runs', row.run, 'payouts')}
                keepSearch={false}
                csv={false}
                empty={
                    <EmptyState icon="payouts" title="Nothing was given to PayPal yet">
                        Approved payouts of partners who are paid by PayPal are given to it from their run or from the
                        open payouts, where PayPal is set up. What is paid by a file stands with its run.
                    </EmptyState>
                }
            />
        </Screen>
    );
}

function columns(program: Program): Column<ProviderBatch>[] {
    const at = (instant: string | null) =>
        instant === null ? <span className="quiet">not yet</span> : <DateText at={instant} zone={program.zone} time />;
    return [
        {
            key: 'batch',
            title: 'Run',
            width: 'minmax(9rem, 1fr)',
            card: 'title',
            cell: (row) => row.batch,
        },
        {
            key: 'state',
            title: 'State',
            width: 'minmax(9rem, 1fr)',
            cell: (row) => (
                <StateLabel tone={row.fault !== null ? 'bad' : BATCH_STATES[row.state].tone}>
                    {BATCH_STATES[row.state].text}
                </StateLabel>
            ),
        },
        { key: 'given', title: 'Given', width: '10.5rem', cell: (row) => at(row.firstSentAt) },
        { key: 'asked', title: 'Last asked', width: '10.5rem', cell: (row) => at(row.lastAskedAt) },
        {
            key: 'payouts',
            title: 'Payouts',
            width: '5.5rem',
            align: 'right',
            cell: (row) => countText(row.payouts),
        },
        {
            key: 'amount',
            title: 'Amount',
            width: '9rem',
            align: 'right',
            card: 'aside',
            money: (row) => [row.amount],
            cell: (row, currency) => <MoneyText money={row.amount} bare={currency !== null} />,
        },
        {
            key: 'fault',
            title: 'Fault, or the last answer',
            width: 'minmax(12rem, 2fr)',
            cell: (row) => row.fault ?? row.said ?? '–',
        },
        { key: 'key', title: 'Our key', width: '13rem', optional: true, card: 'none', cell: (row) => row.key },
        {
            key: 'theirs',
            title: 'Their batch',
            width: '10rem',
            optional: true,
            card: 'none',
            cell: (row) => row.providerBatch ?? '–',
        },
        { key: 'by', title: 'Given by', width: '7rem', optional: true, card: 'none', cell: (row) => row.givenBy },
    ];
}
