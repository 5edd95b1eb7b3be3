import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Column } from '../../components/DataTable/columns';
import { DataTable } from '../../components/DataTable/DataTable';
import { DateText } from '../../components/DateText';
import { Icon } from '../../components/Icon';
import { EmptyState } from '../../components/Notes';
import { Screen } from '../../components/Screen';
import { address, inProgram, type Program, type Version } from '../../lib/api';
import { dayText } from '../../lib/dates';
import { countText } from '../../lib/money';
import { place } from '../../lib/places';
import { useMay, useProgram } from '../../lib/session';
import { useVersions } from '../../lib/versions';
import { versionState } from './states';
import { Timeline } from './Timeline';
import { UploadWorkbook } from './UploadWorkbook';

const columns = (program: Program): Column<Version>[] => [
    {
        key: 'number',
        title: 'Version',
        width: 'minmax(13rem, 2fr)',
        card: 'title',
        cell: (row) => `${row.number}${row.title ? ` ${row.title}` : ''}`,
    },
    { key: 'state', title: 'State', width: '6.5rem', card: 'aside', cell: versionState },
    {
        key: 'activations',
        title: 'Counts from',
        width: 'minmax(8rem, 1fr)',
        cell: (row) => row.activations.map((one) => dayText(one.from)).join(', ') || 'not activated',
    },
    { key: 'rows', title: 'Rows', width: '4.5rem', align: 'right', cell: (row) => countText(row.rows) },
    {
        key: 'warnings',
        title: 'Warnings',
        width: '5.5rem',
        align: 'right',
        cell: (row) => (row.warnings === 0 ? '–' : countText(row.warnings)),
    },
    { key: 'createdBy', title: 'Made by', width: 'minmax(6rem, 0.8fr)', cell: (row) => row.createdBy ?? '–' },
    {
        key: 'createdAt',
        title: 'Made',
        width: '10.5rem',
        cell: (row) => <DateText at={row.createdAt} zone={program.zone} time />,
    },
    { key: 'note', title: 'Note', width: 'minmax(10rem, 1.5fr)', card: 'none', cell: (row) => row.note ?? '' },
    {
        key: 'hash',
        title: 'Hash',
        width: '8rem',
        optional: true,
        card: 'none',
        cell: (row) => <code>{row.hash.slice(0, 12)}</code>,
    },
];

/** The versions of the policy, and which of them counts when. */
export function Policies() {
    const program = useProgram();
    const may = useMay('policies');
    const versions = useVersions(program.code);
    const [uploading, setUploading] = useState(false);
    const template = (
        <Button
            component="a"
            href={address(inProgram(program.code, 'policy-template.xlsx'))}
            download
            variant="default"
            leftSection={<Icon name="download" size={16} />}
        >
            Download template
        </Button>
    );
    const upload = may && (
        <Button leftSection={<Icon name="upload" size={16} />} onClick={() => setUploading(true)}>
            Upload workbook
        </Button>
    );
    return (
        <Screen
            fill
            title="Policies"
            says="What earns how much. Each sale is decided by the version in force on its day."
            actions={
                <>
                    {template}
                    {upload}
                </>
            }
        >
            <Timeline program={program} versions={versions.data ?? []} />
            <DataTable<Version>
                name="policies"
                label="Versions"
                path={inProgram(program.code, 'versions')}
                columns={columns(program)}
                csv={false}
                rowId={(row) => row.number}
                rowTo={(row) => place(program.code, 'policies', row.number)}
                keepSearch={false}
                empty={
                    <EmptyState icon="policies" title="No policy yet" action={upload}>
                        Download the template, say in its Rates sheet which sale earns what, and upload it. You see its
                        problems at their cells, try a sale and preview what it would have paid before it counts.
                    </EmptyState>
                }
            />
            {uploading && <UploadWorkbook program={program.code} onClose={() => setUploading(false)} />}
        </Screen>
    );
}
