import { Button } from '@mantine/core';
import { Link, Outlet, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { DataTable } from '../../components/DataTable/DataTable';
import type { Choice } from '../../components/DataTable/useChoice';
import { Icon } from '../../components/Icon';
import { EmptyState } from '../../components/Notes';
import { SALE_FILTERS, SALE_TOTALS, SALE_VIEWS, saleColumns } from '../../components/records/saleColumns';
import { SaleTabs } from '../../components/SaleTabs';
import { Screen } from '../../components/Screen';
import { inProgram, type SaleRow } from '../../lib/api';
import { place } from '../../lib/places';
import { useMay, useProgram } from '../../lib/session';
import { RunAgain } from './RunAgain';

export function Sales() {
    const program = useProgram();
    const { sale } = useParams({ strict: false }) as { sale?: string };
    const mayChange = useMay('sales');
    const { state } = useSearch({ strict: false }) as { state?: string };
    const choice = useMemo(
        (): Choice<SaleRow> | undefined =>
            mayChange && state === 'parked'
                ? {
                      noun: ['sale', 'sales'],
                      nameOf: (row) => row.reference,
                      bar: ({ rows, clear }) => <RunAgain program={program.code} sales={rows} onDone={clear} />,
                  }
                : undefined,
        [mayChange, state, program.code],
    );
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
            actions={mayChange && importing}
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
                choice={choice}
                empty={
                    <EmptyState icon="sales" title="No sales yet" action={mayChange && importing}>
                        Sales come as a file (CSV or NDJSON) or one by one through the API. Each is evaluated as soon as
                        it is here.
                    </EmptyState>
                }
            />
            <Outlet />
        </Screen>
    );
}
