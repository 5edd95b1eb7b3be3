import { Outlet, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Column } from '../../components/DataTable/columns';
import { DataTable } from '../../components/DataTable/DataTable';
import { DateText } from '../../components/DateText';
import { EmptyState } from '../../components/Notes';
import { StateLabel, type Tone } from '../../components/StateLabel';
import type { PreviewSale, PreviewWhat, Program } from '../../lib/api';
import { place } from '../../lib/places';
import { DifferenceText } from './DifferenceText';
import { SALE_FILTERS, WHAT } from './filters';
import { usePreview } from './usePreview';

const TONES: Record<PreviewWhat, Tone> = { up: 'good', down: 'bad', newly: 'info', noLonger: 'warn' };

const columns = (program: Program): Column<PreviewSale>[] => [
    {
        key: 'reference',
        title: 'Sale',
        width: 'minmax(7.5rem, 1fr)',
        card: 'title',
        cell: (row) => row.sale.reference,
    },
    {
        key: 'occurredAt',
        title: 'Occurred',
        sort: 'occurredAt',
        width: '8rem',
        cell: (row) => <DateText at={row.occurredAt} zone={program.zone} />,
    },
    { key: 'partner', title: 'Partner', width: 'minmax(6rem, 0.8fr)', cell: (row) => row.partner || '–' },
    { key: 'category', title: 'Category', width: 'minmax(7rem, 1fr)', cell: (row) => row.category || '–' },
    {
        key: 'level',
        title: 'Level',
        width: '6rem',
        optional: true,
        card: 'none',
        cell: (row) => row.level || '–',
    },
    { key: 'country', title: 'Country', width: '5rem', cell: (row) => row.country || '–' },
    {
        key: 'difference',
        title: 'Difference',
        sort: 'difference',
        width: '8rem',
        align: 'right',
        card: 'aside',
        money: (row) => [row.difference],
        cell: (row, currency) => <DifferenceText money={row.difference} bare={currency !== null} />,
    },
    { key: 'old', title: 'Old', width: '7.5rem', align: 'right', money: (row) => [row.old] },
    { key: 'new', title: 'New', width: '7.5rem', align: 'right', money: (row) => [row.new] },
    {
        key: 'what',
        title: 'What',
        width: '9rem',
        cell: (row) => <StateLabel tone={TONES[row.what] ?? 'plain'}>{WHAT[row.what] ?? row.what}</StateLabel>,
    },
];

/** The sales that would earn otherwise; one opens with both explanations. */
export function PreviewSales() {
    const { program, id, path } = usePreview();
    const { sale } = useParams({ strict: false }) as { sale?: string };
    const shown = useMemo(() => columns(program), [program]);
    return (
        <>
            <DataTable<PreviewSale>
                name="preview-sales"
                label="Sales"
                path={`${path}/sales`}
                columns={shown}
                filters={SALE_FILTERS}
                views={[
                    { title: 'All', search: {} },
                    { title: 'More', search: { what: 'up' } },
                    { title: 'Less', search: { what: 'down' } },
                    { title: 'Newly match', search: { what: 'newly' } },
                    { title: 'No longer', search: { what: 'noLonger' } },
                ]}
                rowId={(row) => [row.sale.reference, row.partner, row.currency].join(' ')}
                rowTo={(row) =>
                    row.sale.id === null ? undefined : place(program.code, 'previews', id, 'sales', row.sale.id)
                }
                openId={sale}
                isRowOpen={(row) => String(row.sale.id) === sale}
                empty={
                    <EmptyState icon="sales" title="No sale earns otherwise">
                        Every sale of these days would have earned the same.
                    </EmptyState>
                }
            />
            <Outlet />
        </>
    );
}
