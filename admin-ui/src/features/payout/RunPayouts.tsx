import { Outlet, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { DataTable } from '../../components/DataTable/DataTable';
import { EmptyState } from '../../components/Notes';
import { inProgram, type PayoutRow } from '../../lib/api';
import { place } from '../../lib/places';
import { PAYOUT_TOTALS, RUN_COLUMNS, RUN_FILTERS } from './payoutColumns';
import { useRun } from './useRun';

export function RunPayouts() {
    const { program, id } = useRun();
    const { payout } = useParams({ strict: false }) as { payout?: string };
    const fixed = useMemo(() => ({ run: id }), [id]);
    return (
        <>
            <DataTable<PayoutRow>
                name="run-payouts"
                label="Payouts of the run"
                path={inProgram(program.code, 'payouts')}
                columns={RUN_COLUMNS}
                filters={RUN_FILTERS}
                fixed={fixed}
                defaultSort="-amount"
                rowId={(row) => row.id}
                rowTo={(row) => place(program.code, 'payouts', 'runs', id, 'payouts', row.id)}
                openId={payout}
                totals={PAYOUT_TOTALS}
                empty={
                    <EmptyState icon="payouts" title="Nobody is paid by this run">
                        See who is left out, and why.
                    </EmptyState>
                }
            />
            <Outlet />
        </>
    );
}
