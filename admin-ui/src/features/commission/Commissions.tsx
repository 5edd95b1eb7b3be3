import { Button } from '@mantine/core';
import { Link, Outlet, useParams } from '@tanstack/react-router';
import { DataTable } from '../../components/DataTable/DataTable';
import { EmptyState } from '../../components/Notes';
import {
    COMMISSION_FILTERS,
    COMMISSION_TOTALS,
    COMMISSION_VIEWS,
    commissionColumns,
} from '../../components/records/commissionColumns';
import { Screen } from '../../components/Screen';
import { type CommissionRow, inProgram } from '../../lib/api';
import { place } from '../../lib/places';
import { useProgram } from '../../lib/session';

export function Commissions() {
    const program = useProgram();
    const { commission } = useParams({ strict: false }) as { commission?: string };
    return (
        <Screen
            fill
            title="Commissions"
            says="Every amount earned or taken back: one sale, one partner, one component. Open one to see why."
        >
            <DataTable<CommissionRow>
                name="commissions"
                label="Commissions"
                path={inProgram(program.code, 'commissions')}
                columns={commissionColumns(program)}
                filters={COMMISSION_FILTERS}
                views={COMMISSION_VIEWS}
                defaultSort="-occurredAt"
                rowId={(row) => row.id}
                rowTo={(row) => place(program.code, 'commissions', row.id)}
                openId={commission}
                totals={COMMISSION_TOTALS}
                empty={
                    <EmptyState
                        icon="commissions"
                        title="Nothing is earned yet"
                        action={
                            <Button component={Link} to={place(program.code, 'import')}>
                                Import sales
                            </Button>
                        }
                    >
                        Commissions appear as soon as sales come in on days for which a policy version is in force.
                    </EmptyState>
                }
            />
            <Outlet />
        </Screen>
    );
}
