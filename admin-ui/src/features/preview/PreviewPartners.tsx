import type { Column } from '../../components/DataTable/columns';
import { DataTable } from '../../components/DataTable/DataTable';
import { EmptyState } from '../../components/Notes';
import type { PreviewGroup } from '../../lib/api';
import { countText } from '../../lib/money';
import { place } from '../../lib/places';
import { DifferenceText } from './DifferenceText';
import { PARTNER_FILTERS } from './filters';
import { usePreview } from './usePreview';

const COLUMNS: Column<PreviewGroup>[] = [
    {
        key: 'partner',
        title: 'Partner',
        sort: 'partner',
        width: 'minmax(8rem, 1fr)',
        card: 'title',
        cell: (row) => row.key || 'no partner',
    },
    {
        key: 'difference',
        title: 'Difference',
        sort: 'difference',
        width: '9rem',
        align: 'right',
        card: 'aside',
        money: (row) => [row.difference],
        cell: (row, currency) => <DifferenceText money={row.difference} bare={currency !== null} />,
    },
    { key: 'old', title: 'Old', sort: 'old', width: '9rem', align: 'right', money: (row) => [row.old] },
    { key: 'new', title: 'New', sort: 'new', width: '9rem', align: 'right', money: (row) => [row.new] },
    { key: 'sales', title: 'Sales', sort: 'sales', width: '6rem', align: 'right', cell: (row) => countText(row.sales) },
];

/** Who would get more or less; a partner opens the sales it comes from. */
export function PreviewPartners() {
    const { program, id, path } = usePreview();
    return (
        <DataTable<PreviewGroup>
            name="preview-partners"
            label="Partners"
            path={`${path}/partners`}
            columns={COLUMNS}
            filters={PARTNER_FILTERS}
            rowId={(row) => `${row.key ?? ''} ${row.currency}`}
            rowTo={() => place(program.code, 'previews', id, 'sales')}
            rowSearch={(row, now) => ({
                ...now,
                q: undefined,
                sort: undefined,
                partner: row.key ?? undefined,
            })}
            empty={
                <EmptyState icon="partners" title="No partner gets more or less">
                    Every partner would have earned the same.
                </EmptyState>
            }
        />
    );
}
