import { Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Column, Filter } from '../../components/DataTable/columns';
import { DataTable } from '../../components/DataTable/DataTable';
import { DateText } from '../../components/DateText';
import { Icon } from '../../components/Icon';
import { EmptyState } from '../../components/Notes';
import { PartnerTabs } from '../../components/PartnerTabs';
import { PARTNER_STATES, partnerState } from '../../components/records/states';
import { Screen } from '../../components/Screen';
import { inProgram, type PartnerRow, type Program } from '../../lib/api';
import { place } from '../../lib/places';
import { useMay, useProgram } from '../../lib/session';
import { NewPartner } from './NewPartner';
import { PAYMENT_CHOICES } from './paymentMethods';

const FILTERS: Filter[] = [
    { name: 'q', title: 'Find a name or code', kind: 'text' },
    { name: 'state', title: 'State', kind: 'choice', choices: PARTNER_STATES },
    { name: 'level', title: 'Level', kind: 'text' },
    { name: 'group', title: 'Group', kind: 'text' },
    { name: 'tag', title: 'Tag', kind: 'text' },
    { name: 'payment', title: 'Payment details', kind: 'choice', choices: PAYMENT_CHOICES },
];

const columns = (program: Program): Column<PartnerRow>[] => [
    {
        key: 'name',
        title: 'Name',
        sort: 'name',
        width: 'minmax(10rem, 2fr)',
        card: 'title',
        cell: (row) => row.name || row.code,
    },
    { key: 'code', title: 'Code', sort: 'code', width: 'minmax(6rem, 0.8fr)', cell: (row) => row.code },
    { key: 'state', title: 'State', width: '7rem', card: 'aside', cell: (row) => partnerState(row.state) },
    { key: 'level', title: 'Level', width: '7rem', cell: (row) => row.level ?? '–' },
    { key: 'groups', title: 'Groups', width: 'minmax(7rem, 1fr)', cell: (row) => row.groups.join(', ') || '–' },
    {
        key: 'tags',
        title: 'Tags',
        width: 'minmax(7rem, 1fr)',
        optional: true,
        cell: (row) => row.tags.join(', ') || '–',
    },
    { key: 'country', title: 'Country', width: '5rem', cell: (row) => row.country ?? '–' },
    {
        key: 'joinedAt',
        title: 'Joined',
        sort: 'joinedAt',
        width: '8rem',
        cell: (row) => <DateText at={row.joinedAt} zone={program.zone} />,
    },
];

export function Partners() {
    const program = useProgram();
    const may = useMay('partners');
    const [adding, setAdding] = useState(false);
    const actions = may && (
        <Group gap="xs">
            <Button
                component={Link}
                to={place(program.code, 'import')}
                search={{ what: 'partners' } as never}
                variant="default"
            >
                Import
            </Button>
            <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setAdding(true)}>
                New partner
            </Button>
        </Group>
    );
    return (
        <Screen
            fill
            title="Partners"
            says="Who earns. Open one for balances, commissions and the account."
            tabs={<PartnerTabs program={program.code} />}
            actions={actions}
        >
            <DataTable<PartnerRow>
                name="partners"
                label="Partners"
                path={inProgram(program.code, 'partners')}
                columns={columns(program)}
                filters={FILTERS}
                views={[
                    { title: 'All', search: {} },
                    { title: 'Applied', search: { state: 'applied' } },
                    { title: 'Approved', search: { state: 'approved' } },
                    { title: 'Without payment details', search: { state: 'approved', payment: 'none' } },
                ]}
                defaultSort="name"
                rowId={(row) => row.code}
                rowTo={(row) => place(program.code, 'partners', row.code)}
                keepSearch={false}
                totals={{ noun: ['partner', 'partners'] }}
                empty={
                    <EmptyState icon="partners" title="No partners yet" action={actions}>
                        Sales name their partner by its code. Import a file of partners, or add the first by hand.
                    </EmptyState>
                }
            />
            {adding && <NewPartner program={program.code} onClose={() => setAdding(false)} />}
        </Screen>
    );
}
