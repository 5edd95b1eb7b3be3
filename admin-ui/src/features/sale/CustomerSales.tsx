import { Outlet, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { BackLink } from '../../components/BackLink';
import { DataTable } from '../../components/DataTable/DataTable';
import { EmptyState } from '../../components/Notes';
import { SALE_FILTERS, SALE_TOTALS, saleColumns } from '../../components/records/saleColumns';
import { Screen } from '../../components/Screen';
import { inProgram, type SaleRow } from '../../lib/api';
import { place } from '../../lib/places';
import { useProgram } from '../../lib/session';

const FILTERS = SALE_FILTERS.filter((filter) => filter.name !== 'customer');

export function CustomerSales() {
    const program = useProgram();
    const { customer = '', sale } = useParams({ strict: false }) as { customer?: string; sale?: string };
    const fixed = useMemo(() => ({ customer }), [customer]);
    return (
        <Screen
            fill
            title={`Customer ${customer}`}
            says="Everything this customer bought and gave back, newest first."
            above={<BackLink to={place(program.code, 'sales')}>Sales</BackLink>}
        >
            <DataTable<SaleRow>
                name="customer-sales"
                label={`Sales of customer ${customer}`}
                path={inProgram(program.code, 'sales')}
                columns={saleColumns(program).filter((column) => column.key !== 'customer')}
                filters={FILTERS}
                fixed={fixed}
                defaultSort="-occurredAt"
                rowId={(row) => row.id}
                rowTo={(row) => place(program.code, 'customers', customer, row.id)}
                openId={sale}
                totals={SALE_TOTALS}
                empty={
                    <EmptyState icon="sales" title="No sales of this customer">
                        Sales name their customer in the column customer.
                    </EmptyState>
                }
            />
            <Outlet />
        </Screen>
    );
}
