import { Button } from '@mantine/core';
import { Outlet, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Column, Filter } from '../../components/DataTable/columns';
import { DataTable } from '../../components/DataTable/DataTable';
import { DateText } from '../../components/DateText';
import { Icon } from '../../components/Icon';
import { MoneySums } from '../../components/MoneySums';
import { MoneyText } from '../../components/MoneyText';
import { EmptyState } from '../../components/Notes';
import { PartnerTabs } from '../../components/PartnerTabs';
import { Screen } from '../../components/Screen';
import { inProgram, type LeadPhase, type LeadRow, type Program } from '../../lib/api';
import { place } from '../../lib/places';
import { useMay, useProgram } from '../../lib/session';
import { NewLead } from './NewLead';
import { leadPhase, percentText } from './states';
import { usePhases } from './useLead';

const filters = (phases: LeadPhase[]): Filter[] => [
    { name: 'q', title: 'Find a name or code', kind: 'text' },
    {
        name: 'phase',
        title: 'Phase',
        kind: 'choice',
        choices: phases.map(({ name }) => ({ value: name, title: name })),
    },
    { name: 'partner', title: 'Partner', kind: 'text' },
    {
        name: 'paid',
        title: 'Payment',
        kind: 'choice',
        choices: [
            { value: 'true', title: 'Has a payment' },
            { value: 'false', title: 'Has none' },
        ],
    },
];

const columns = (program: Program): Column<LeadRow>[] => [
    {
        key: 'name',
        title: 'Lead',
        sort: 'name',
        width: 'minmax(10rem, 2fr)',
        card: 'title',
        cell: (row) => row.name || row.code,
    },
    { key: 'code', title: 'Code', sort: 'code', width: 'minmax(6rem, 0.8fr)', cell: (row) => row.code },
    { key: 'company', title: 'Company', width: 'minmax(7rem, 1fr)', cell: (row) => row.company ?? '–' },
    { key: 'partner', title: 'Partner', sort: 'partner', width: 'minmax(6rem, 1fr)', cell: (row) => row.partner },
    { key: 'phase', title: 'Phase', sort: 'phase', width: '8.5rem', card: 'aside', cell: leadPhase },
    {
        key: 'commission',
        title: 'Commission',
        width: '7rem',
        align: 'right',
        cell: (row) => <span className="figures">{percentText(row.commissionPercent)}</span>,
    },
    {
        key: 'paid',
        title: 'Paid',
        width: 'minmax(7rem, 1fr)',
        align: 'right',
        money: (row) => row.paid,
        cell: (row, currency) =>
            row.paid.length === 0 ? (
                <span className="quiet">–</span>
            ) : (
                <MoneySums sums={row.paid} show={(sum) => <MoneyText money={sum} bare={currency !== null} />} />
            ),
    },
    {
        key: 'createdAt',
        title: 'Added',
        sort: 'createdAt',
        width: '8rem',
        cell: (row) => <DateText at={row.createdAt} zone={program.zone} />,
    },
];

export function Leads() {
    const program = useProgram();
    const { lead } = useParams({ strict: false }) as { lead?: string };
    const bySales = useMay('sales');
    const byFinance = useMay('finance');
    const phases = usePhases(program.code).data ?? [];
    const [adding, setAdding] = useState(false);
    const won = phases.find((phase) => phase.won);
    const action = (bySales || byFinance) && (
        <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setAdding(true)}>
            New lead
        </Button>
    );
    return (
        <Screen
            fill
            title="Leads"
            says="Prospects that partners handed in. Open one for its phase, its commission and its payments."
            tabs={<PartnerTabs program={program.code} />}
            actions={action}
        >
            <DataTable<LeadRow>
                name="leads"
                label="Leads"
                path={inProgram(program.code, 'leads')}
                columns={columns(program)}
                filters={filters(phases)}
                views={[
                    { title: 'All', search: {} },
                    ...(won ? [{ title: `${won.name}, not paid`, search: { phase: won.name, paid: 'false' } }] : []),
                    { title: 'With a payment', search: { paid: 'true' } },
                ]}
                defaultSort="-createdAt"
                rowId={(row) => row.id}
                rowTo={(row) => place(program.code, 'leads', row.id)}
                openId={lead}
                totals={{ noun: ['lead', 'leads'] }}
                empty={
                    <EmptyState icon="partners" title="No leads yet" action={action}>
                        A lead is a prospect that a partner handed in. Once it is won, the partner is paid for it here.
                    </EmptyState>
                }
            />
            <Outlet />
            {adding && <NewLead program={program} onClose={() => setAdding(false)} />}
        </Screen>
    );
}
