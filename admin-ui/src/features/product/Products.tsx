import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Column, Filter, View } from '../../components/DataTable/columns';
import { DataTable } from '../../components/DataTable/DataTable';
import { EmptyState } from '../../components/Notes';
import { SaleTabs } from '../../components/SaleTabs';
import { Screen } from '../../components/Screen';
import { inProgram, type Product } from '../../lib/api';
import { useMay, useProgram } from '../../lib/session';
import { CommissionableSwitch } from './CommissionableSwitch';
import { ProductDialog } from './ProductDialog';

const FILTERS: Filter[] = [
    { name: 'q', title: 'Find a code or name', kind: 'text' },
    { name: 'category', title: 'Category', kind: 'text' },
    {
        name: 'commissionable',
        title: 'Commissionable',
        kind: 'choice',
        choices: [
            { value: 'true', title: 'yes' },
            { value: 'false', title: 'no' },
        ],
    },
];

const VIEWS: View[] = [
    { title: 'All', search: {} },
    { title: 'Commissionable', search: { commissionable: 'true' } },
    { title: 'Not', search: { commissionable: 'false' } },
];

const COLUMNS: Column<Product>[] = [
    // The code first: products that came with their sales have no name yet.
    { key: 'code', title: 'Code', width: 'minmax(7rem, 0.8fr)', card: 'title', cell: (row) => row.code },
    {
        key: 'name',
        title: 'Name',
        width: 'minmax(12rem, 2fr)',
        cell: (row) => row.name ?? '–',
    },
    { key: 'category', title: 'Category', width: 'minmax(8rem, 1fr)', cell: (row) => row.category ?? '–' },
];

/** What is sold, and whether it may earn. */
export function Products() {
    const program = useProgram();
    const may = useMay('partners');
    const [editing, setEditing] = useState<Product | null>(null);
    const path = inProgram(program.code, 'products');
    const columns = useMemo((): Column<Product>[] => {
        const earns: Column<Product> = {
            key: 'commissionable',
            title: 'Commissionable',
            width: '9rem',
            card: 'aside',
            cell: (row) => <CommissionableSwitch path={path} product={row} may={may} />,
        };
        const edit: Column<Product> = {
            key: 'edit',
            title: 'Change',
            head: <span className="visually-hidden">Change</span>,
            width: '5.5rem',
            align: 'right',
            cell: (row) => (
                <Button
                    variant="subtle"
                    size="compact-xs"
                    aria-label={`Change ${row.name ?? row.code}`}
                    onClick={() => setEditing(row)}
                >
                    Change
                </Button>
            ),
        };
        return [...COLUMNS, earns, ...(may ? [edit] : [])];
    }, [path, may]);
    return (
        <Screen
            fill
            title="Products"
            says="What is sold. Sales of a product that is not commissionable earn nothing."
            tabs={<SaleTabs program={program.code} />}
        >
            <DataTable<Product>
                name="products"
                label="Products"
                path={path}
                columns={columns}
                filters={FILTERS}
                views={VIEWS}
                rowId={(row) => row.code}
                totals={{ noun: ['product', 'products'] }}
                empty={
                    <EmptyState icon="sales" title="No products yet">
                        Products come by themselves with the sales that name them. Here you say what they are called, to
                        which category they belong, and whether they may earn.
                    </EmptyState>
                }
            />
            {editing && <ProductDialog path={path} product={editing} onClose={() => setEditing(null)} />}
        </Screen>
    );
}
