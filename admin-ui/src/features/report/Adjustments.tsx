import { Button, Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Column, Filter, View } from '../../components/DataTable/columns';
import { DataTable } from '../../components/DataTable/DataTable';
import { useAddress } from '../../components/DataTable/useAddress';
import { DateText } from '../../components/DateText';
import { Dialog } from '../../components/Dialog';
import { DropFile } from '../../components/DropFile';
import { Icon } from '../../components/Icon';
import { JobDetail } from '../../components/JobDetail';
import { EmptyState } from '../../components/Notes';
import { ReasonDialog } from '../../components/ReasonDialog';
import { ReportTabs } from '../../components/ReportTabs';
import { Screen } from '../../components/Screen';
import { StateLabel, type Tone } from '../../components/StateLabel';
import { type Adjustment, type AdjustmentState, inProgram, post } from '../../lib/api';
import { type Started, startedJob } from '../../lib/jobs';
import { useMay, useProgram } from '../../lib/session';
import { ApproveAdjustment } from './ApproveAdjustment';
import { ADJUSTMENT_KINDS } from './kinds';
import { NewAdjustment } from './NewAdjustment';

const STATES: Record<AdjustmentState, [string, Tone]> = {
    waiting: ['waiting', 'warn'],
    approved: ['approved', 'good'],
    declined: ['declined', 'plain'],
};

const FILTERS: Filter[] = [
    { name: 'q', title: 'Find a reason or document', kind: 'text' },
    {
        name: 'state',
        title: 'State',
        kind: 'choice',
        choices: Object.entries(STATES).map(([value, [title]]) => ({ value, title })),
    },
    { name: 'kind', title: 'Kind', kind: 'choice', choices: ADJUSTMENT_KINDS },
    { name: 'partner', title: 'Partner', kind: 'text' },
    { name: 'currency', title: 'Currency', kind: 'text' },
    { name: 'from', title: 'From', kind: 'day' },
    { name: 'to', title: 'To', kind: 'day' },
];

const VIEWS: View[] = [
    { title: 'All', search: {} },
    { title: 'Waiting for a second person', search: { state: 'waiting' } },
    { title: 'Opening balances', search: { kind: 'opening' } },
];

const COLUMNS: Column<Adjustment>[] = [
    {
        key: 'partner',
        title: 'Partner',
        sort: 'partner',
        width: 'minmax(6rem, 0.8fr)',
        card: 'title',
        cell: (row) => row.partner,
    },
    { key: 'day', title: 'Day', sort: 'day', width: '7.5rem', cell: (row) => <DateText at={row.day} /> },
    { key: 'kind', title: 'Kind', width: '7rem', cell: (row) => kindText(row) },
    { key: 'reason', title: 'Reason', width: 'minmax(10rem, 2fr)', cell: (row) => row.reason },
    {
        key: 'document',
        title: 'Document',
        width: 'minmax(6rem, 0.8fr)',
        optional: true,
        cell: (row) => row.document ?? '–',
    },
    {
        key: 'amount',
        title: 'Amount',
        sort: 'amount',
        width: '11rem',
        align: 'right',
        card: 'aside',
        money: (row) => [row.amount],
        negative: 'taken back',
    },
    {
        key: 'state',
        title: 'State',
        width: '6.5rem',
        cell: (row) => <StateLabel tone={STATES[row.state][1]}>{STATES[row.state][0]}</StateLabel>,
    },
    { key: 'createdBy', title: 'Entered by', width: '7rem', cell: (row) => row.createdBy },
    { key: 'decidedBy', title: 'Decided by', width: '7rem', cell: (row) => row.decidedBy ?? '–' },
];

const kindText = (row: Adjustment) => ADJUSTMENT_KINDS.find((one) => one.value === row.kind)?.title ?? row.kind;

type Open = { what: 'new' | 'import' } | { what: 'approve' | 'decline'; row: Adjustment };

/** What is owed or taken back beside sales; large ones wait for somebody else. */
export function Adjustments() {
    const program = useProgram();
    const may = useMay('finance');
    const [open, setOpen] = useState<Open | null>(null);
    const queries = useQueryClient();
    const path = inProgram(program.code, 'adjustments');
    const { search, change } = useAddress();
    const close = () => setOpen(null);
    const changed = () => queries.invalidateQueries({ queryKey: [path] });
    const decide: Column<Adjustment> = {
        key: 'decide',
        title: 'Decide',
        head: <span className="visually-hidden">Decide</span>,
        width: '10rem',
        align: 'right',
        cell: (row) =>
            row.state === 'waiting' && (
                <Group gap={4} justify="flex-end" wrap="nowrap">
                    <Button
                        size="compact-xs"
                        variant="default"
                        aria-label={`Approve the adjustment of ${row.partner}`}
                        onClick={() => setOpen({ what: 'approve', row })}
                    >
                        Approve
                    </Button>
                    <Button
                        size="compact-xs"
                        variant="subtle"
                        aria-label={`Decline the adjustment of ${row.partner}`}
                        onClick={() => setOpen({ what: 'decline', row })}
                    >
                        Decline
                    </Button>
                </Group>
            ),
    };
    const actions = may && (
        <Group gap="xs">
            <Button variant="default" onClick={() => setOpen({ what: 'import' })}>
                Import balances
            </Button>
            <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setOpen({ what: 'new' })}>
                New adjustment
            </Button>
        </Group>
    );
    return (
        <Screen
            fill
            title="Adjustments"
            says="What is owed or taken back beside sales, with its reason: by hand, as an opening balance, written off."
            tabs={<ReportTabs program={program.code} />}
            actions={actions}
        >
            {search.job !== undefined && <JobDetail key={search.job} id={search.job} />}
            <DataTable<Adjustment>
                name="adjustments"
                label="Adjustments"
                path={path}
                columns={may ? [...COLUMNS, decide] : COLUMNS}
                filters={FILTERS}
                views={VIEWS}
                rowId={(row) => String(row.id)}
                totals={{ noun: ['adjustment', 'adjustments'], names: { amount: 'Amount' } }}
                empty={
                    <EmptyState icon="reports" title="No adjustments yet" action={actions}>
                        A bonus, a correction, what was owed before this program was kept here: enter it with its
                        reason, and it is part of the partner’s next payout.
                    </EmptyState>
                }
            />
            {open?.what === 'new' && <NewAdjustment path={path} onDone={changed} onClose={close} />}
            {open?.what === 'import' && (
                <Dialog title="Import balances" onClose={close}>
                    <p style={{ marginTop: 0 }}>
                        One line a partner and currency: <code>partner,currency,amount</code> for what is owed, negative
                        where the partner owes. With <code>paid_up_to</code>, a day, the amount is what was paid already
                        for all that was earned up to it, so that no payout pays it again. The same file again changes
                        nothing.
                    </p>
                    <DropFile<Started>
                        label="File of balances"
                        accept=".csv,.ndjson,.jsonl,.gz"
                        path={`${path}/import`}
                        onTaken={async (started) => {
                            close();
                            change({ job: startedJob(started) });
                            await queries.invalidateQueries({ queryKey: ['/jobs'] });
                        }}
                    />
                </Dialog>
            )}
            {open?.what === 'approve' && (
                <ApproveAdjustment path={path} row={open.row} onDone={changed} onClose={close} />
            )}
            {open?.what === 'decline' && (
                <ReasonDialog
                    title={`Decline the adjustment of ${open.row.partner}`}
                    says={`Nothing is booked. It was entered by ${open.row.createdBy}: “${open.row.reason}”.`}
                    action="Decline"
                    onDo={(reason) => post(`${path}/${open.row.id}/decline`, { reason }).then(changed)}
                    onClose={close}
                />
            )}
        </Screen>
    );
}
