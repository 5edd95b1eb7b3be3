import { Button } from '@mantine/core';
import { Link, Outlet, useParams } from '@tanstack/react-router';
import { DataTable } from '../../components/DataTable/DataTable';
import { Icon } from '../../components/Icon';
import { EmptyState } from '../../components/Notes';
import { SALE_FILTERS, SALE_TOTALS, SALE_VIEWS, saleColumns } from '../../components/records/saleColumns';
import { Screen } from '../../components/Screen';
import { inProgram, type SaleRow } from '../../lib/api';
import { place } from '../../lib/places';
import { useMay, useProgram } from '../../lib/session';
import { SaleTabs } from './SaleTabs';

export function Sales() {
    const program = useProgram();
    const { sale } = useParams({ strict: false }) as { sale?: string };
    const mayImport = useMay('sales');
    const importing = (
        <Button component={Link} to={place(program.code, 'import')} leftSection={<Icon name="upload" size={16} />}>
            Import
        </Button>
    );
    return (
        <Screen
            fill
            title="Sales"
            says="Every sale and refund that came in, with what it earned."
            actions={mayImport && importing}
            tabs={<SaleTabs program={program.code} />}
        >
            <DataTable<SaleRow>
                name="sales"
                label="Sales"
                path={inProgram(program.code, 'sales')}
                columns={saleColumns(program)}
                filters={SALE_FILTERS}
                views={SALE_VIEWS}
                defaultSort="-occurredAt"
                rowId={(row) => row.id}
                rowTo={(row) => place(program.code, 'sales', row.id)}
                openId={sale}
                totals={SALE_TOTALS}
                empty={
                    <EmptyState icon="sales" title="No sales yet" action={mayImport && importing}>
                        Sales come as a file (CSV or NDJSON) or one by one through the API. Each is evaluated as soon as
                        it is here.
                    </EmptyState>
                }
            />
            <Outlet />
        </Screen>
    );
}
