import type { Column, Filter } from '../../components/DataTable/columns';
import { DataTable } from '../../components/DataTable/DataTable';
import { DateText } from '../../components/DateText';
import { EmptyState } from '../../components/Notes';
import { Screen } from '../../components/Screen';
import { SettingsTabs } from '../../components/SettingsTabs';
import type { AuditEntry, Program } from '../../lib/api';
import { useProgram } from '../../lib/session';

const FILTERS: Filter[] = [
    { name: 'actor', title: 'Who', kind: 'text' },
    { name: 'action', title: 'Action', kind: 'text' },
    { name: 'object', title: 'What', kind: 'text' },
    { name: 'from', title: 'From', kind: 'day', toQuery: (day) => `${day}T00:00:00Z` },
    { name: 'to', title: 'To', kind: 'day', toQuery: (day) => `${day}T23:59:59.999999Z` },
];

const columns = (program: Program): Column<AuditEntry>[] => [
    {
        key: 'at',
        title: 'When',
        width: '11rem',
        card: 'aside',
        cell: (row) => <DateText at={row.at} zone={program.zone} time />,
    },
    { key: 'actor', title: 'Who', width: 'minmax(7rem, 0.7fr)', cell: (row) => row.actor },
    { key: 'action', title: 'Action', width: 'minmax(9rem, 1fr)', card: 'title', cell: (row) => row.action },
    { key: 'object', title: 'What', width: 'minmax(9rem, 1fr)', cell: (row) => row.object },
    { key: 'program', title: 'Program', width: '7rem', optional: true, cell: (row) => row.program ?? '–' },
    {
        key: 'change',
        title: 'Before → after',
        width: 'minmax(16rem, 2.5fr)',
        cell: (row) => <Change before={row.before} after={row.after} />,
    },
];

export function AuditLog() {
    const program = useProgram();
    return (
        <Screen
            fill
            title="Audit log"
            says="Who did what, and what it was before. Nothing here can be changed."
            tabs={<SettingsTabs program={program.code} />}
        >
            <DataTable<AuditEntry>
                name="audit"
                label="Audit log"
                path="/audit"
                columns={columns(program)}
                filters={FILTERS}
                csv={false}
                rowId={(row) => row.id}
                empty={
                    <EmptyState title="Nothing was done yet">
                        Every write by a person or a machine stands here.
                    </EmptyState>
                }
            />
        </Screen>
    );
}

function Change({ before, after }: { before: unknown; after: unknown }) {
    const was = said(before);
    const is = said(after);
    return (
        <span title={`${was} → ${is}`}>
            {was !== '' && <span className="quiet">{was} → </span>}
            {is}
        </span>
    );
}

function said(value: unknown): string {
    if (value === null || value === undefined) {
        return '';
    }
    if (typeof value !== 'object') {
        return String(value);
    }
    return Object.entries(value)
        .map(([name, one]) => `${name} ${typeof one === 'object' ? JSON.stringify(one) : String(one)}`)
        .join(', ');
}
