import { Outlet, useParams } from '@tanstack/react-router';
import { DataTable } from '../../components/DataTable/DataTable';
import { EmptyState } from '../../components/Notes';
import { Screen } from '../../components/Screen';
import { inProgram, type PayoutRow } from '../../lib/api';
import { place } from '../../lib/places';
import { useProgram } from '../../lib/session';
import { AccountingLink } from './AccountingLink';
import { useStates } from './OpenPayouts';
import { PAID_COLUMNS, PAID_FILTERS, PAID_STATES, PAYOUT_TOTALS } from './payoutColumns';
import { PayoutTabs } from './PayoutTabs';

export function PayoutHistory() {
    const program = useProgram();
    const { payout } = useParams({ strict: false }) as { payout?: string };
    const fixed = useStates(PAID_STATES);
    return (
        <Screen
            fill
            title="Payouts"
            says="What was paid, and what came back."
            actions={<AccountingLink program={program} names={PAID_FILTERS.map((one) => one.name)} fixed={fixed} />}
            tabs={<PayoutTabs program={program.code} />}
        >
            <DataTable<PayoutRow>
                name="payout-history"
                label="History of payouts"
                path={inProgram(program.code, 'payouts')}
                columns={PAID_COLUMNS}
                filters={PAID_FILTERS}
                fixed={fixed}
                saved={[]}
                defaultSort="-paidOn"
                rowId={(row) => row.id}
                rowTo={(row) => place(program.code, 'payouts', 'history', row.id)}
                openId={payout}
                totals={PAYOUT_TOTALS}
                empty={
                    <EmptyState icon="payouts" title="Nothing was paid yet">
                        A payout comes here when it is recorded as paid; only then are its commissions paid, too.
                    </EmptyState>
                }
            />
            <Outlet />
        </Screen>
    );
}
