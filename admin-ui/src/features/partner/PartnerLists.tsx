import { useMemo } from 'react';
import { DataTable } from '../../components/DataTable/DataTable';
import { EmptyState } from '../../components/Notes';
import { COMMISSION_FILTERS, COMMISSION_TOTALS, commissionColumns } from '../../components/records/commissionColumns';
import { SALE_FILTERS, SALE_TOTALS, saleColumns } from '../../components/records/saleColumns';
import { type CommissionRow, inProgram, type SaleRow } from '../../lib/api';
import { place } from '../../lib/places';
import { usePartner } from './usePartner';

const COMMISSIONS = COMMISSION_FILTERS.filter((filter) => filter.name !== 'partner');
const SALES = SALE_FILTERS.filter((filter) => filter.name !== 'partner');

export function PartnerCommissions() {
    const { program, code } = usePartner();
    const fixed = useMemo(() => ({ partner: code }), [code]);
    return (
        <DataTable<CommissionRow>
            short
            name="partner-commissions"
            label={`Commissions of ${code}`}
            path={inProgram(program.code, 'commissions')}
            columns={commissionColumns(program).filter((column) => column.key !== 'partner')}
            filters={COMMISSIONS}
            fixed={fixed}
            defaultSort="-occurredAt"
            rowId={(row) => row.id}
            rowTo={(row) => place(program.code, 'commissions', row.id)}
            keepSearch={false}
            totals={COMMISSION_TOTALS}
            empty={
                <EmptyState icon="commissions" title="Nothing earned yet">
                    Commissions appear when sales that name this partner are evaluated.
                </EmptyState>
            }
        />
    );
}

export function PartnerSales() {
    const { program, code } = usePartner();
    const fixed = useMemo(() => ({ partner: code }), [code]);
    return (
        <DataTable<SaleRow>
            short
            name="partner-sales"
            label={`Sales of ${code}`}
            path={inProgram(program.code, 'sales')}
            columns={saleColumns(program).filter((column) => column.key !== 'partner')}
            filters={SALES}
            fixed={fixed}
            defaultSort="-occurredAt"
            rowId={(row) => row.id}
            rowTo={(row) => place(program.code, 'sales', row.id)}
            keepSearch={false}
            totals={SALE_TOTALS}
            empty={
                <EmptyState icon="sales" title="No sales yet">
                    Sales name their partner in the column partner.
                </EmptyState>
            }
        />
    );
}
