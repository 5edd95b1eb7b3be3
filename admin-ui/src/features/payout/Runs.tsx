import type { Column } from '../../components/DataTable/columns';
import { DataTable } from '../../components/DataTable/DataTable';
import { DateText } from '../../components/DateText';
import { EmptyState } from '../../components/Notes';
import { Screen } from '../../components/Screen';
import { inProgram, type PayoutRun, type Program } from '../../lib/api';
import { countText, sumsOf } from '../../lib/money';
import { place } from '../../lib/places';
import { useProgram } from '../../lib/session';
import { GenerateButton } from './GenerateButton';
import { PayoutTabs } from './PayoutTabs';
import { runState } from './RunSteps';
import { partnersText, rangeText } from './words';

export function Runs() {
    const program = useProgram();
    return (
        <Screen
            fill
            title="Payouts"
            says="Every run, the latest first: who is paid what by it, who is left out, and how far it is."
            actions={<GenerateButton program={program} />}
            tabs={<PayoutTabs program={program.code} />}
        >
            <DataTable<PayoutRun>
                name="payout-runs"
                label="Payout runs"
                path={inProgram(program.code, 'payout-runs')}
                columns={columns(program)}
                rowId={(row) => row.id}
                rowTo={(row) => place(program.code, 'payouts', 'runs', row.id)}
                keepSearch={false}
                csv={false}
                empty={
                    <EmptyState
                        icon="payouts"
                        title="No payouts were made yet"
                        action={<GenerateButton program={program} />}
                    >
                        A run makes the payouts of a range of days, for all partners or chosen ones, to be reviewed.
                    </EmptyState>
                }
            />
        </Screen>
    );
}

/** What it pays: what is void is not paid. */
const paid = (run: PayoutRun) => run.sums.filter((sum) => sum.state !== 'void');

function columns(program: Program): Column<PayoutRun>[] {
    return [
        { key: 'batch', title: 'Run', width: 'minmax(9rem, 1fr)', card: 'title', cell: (row) => row.batch },
        {
            key: 'created',
            title: 'Made',
            width: '7.5rem',
            cell: (row) => <DateText at={row.created.at} zone={program.zone} />,
        },
        { key: 'by', title: 'By', width: 'minmax(6rem, 0.7fr)', cell: (row) => row.created.by },
        { key: 'range', title: 'Earned', width: 'minmax(13rem, 1.3fr)', cell: (row) => rangeText(row) },
        {
            key: 'who',
            title: 'For',
            width: '7.5rem',
            cell: (row) => (row.partners === null ? 'all partners' : partnersText(row.partners)),
        },
        { key: 'payOn', title: 'Pay on', width: '7.5rem', cell: (row) => <DateText at={row.payOn} /> },
        {
            key: 'payouts',
            title: 'Payouts',
            width: '5.5rem',
            align: 'right',
            cell: (row) => (
                <span className="figures">{countText(paid(row).reduce((all, sum) => all + sum.payouts, 0))}</span>
            ),
        },
        {
            key: 'amount',
            title: 'Amount',
            width: '9rem',
            align: 'right',
            card: 'aside',
            money: (row) => sumsOf(paid(row).map((sum) => sum.amount)),
        },
        { key: 'state', title: 'State', width: '7rem', cell: (row) => runState(row) },
    ];
}
