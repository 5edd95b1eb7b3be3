import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { BackLink } from '../../components/BackLink';
import type { Column, Filter, View } from '../../components/DataTable/columns';
import { DataTable } from '../../components/DataTable/DataTable';
import { DateText } from '../../components/DateText';
import { EmptyState } from '../../components/Notes';
import { Screen } from '../../components/Screen';
import { type Delivery, get, inProgram, type Page, type Program, type Webhook } from '../../lib/api';
import { countText } from '../../lib/money';
import { place } from '../../lib/places';
import { useProgram } from '../../lib/session';
import { DELIVERY_STATES, deliveryState } from './states';

const TOPICS = ['sale.evaluated', 'commission.approved', 'payout.paid', 'test'];

const VIEWS: View[] = [
    { title: 'All', search: {} },
    { title: 'Waiting', search: { state: 'waiting' } },
    { title: 'Failed', search: { state: 'failed' } },
];

const columns = (program: Program): Column<Delivery>[] => [
    {
        key: 'createdAt',
        title: 'When',
        width: '11rem',
        cell: (row) => <DateText at={row.createdAt} zone={program.zone} time />,
    },
    { key: 'webhook', title: 'Webhook', width: 'minmax(12rem, 2fr)', card: 'title', cell: (row) => row.webhook.url },
    { key: 'topic', title: 'Topic', width: '11rem', cell: (row) => row.topic },
    { key: 'items', title: 'Things', width: '5rem', align: 'right', cell: (row) => countText(row.items) },
    { key: 'state', title: 'State', width: '7rem', card: 'aside', cell: (row) => deliveryState(row.state) },
    { key: 'attempts', title: 'Tries', width: '4.5rem', align: 'right', cell: (row) => countText(row.attempts) },
    { key: 'status', title: 'Answer', width: '5.5rem', align: 'right', cell: (row) => row.status ?? '–' },
    {
        key: 'answer',
        title: 'Its text',
        width: 'minmax(10rem, 1.5fr)',
        card: 'none',
        cell: (row) => row.answer ?? '–',
    },
];

/** What webhooks were sent, the latest first. */
export function Deliveries() {
    const program = useProgram();
    const { delivery } = useParams({ strict: false }) as { delivery?: string };
    const path = inProgram(program.code, 'webhooks');
    const webhooks = useQuery({
        queryKey: [path],
        queryFn: ({ signal }) => get<Page<Webhook>>(path, {}, signal).then((page) => page.items),
    });
    const known = webhooks.data;
    const filters = useMemo(
        (): Filter[] => [
            {
                name: 'webhook',
                title: 'Webhook',
                kind: 'choice',
                choices: (known ?? []).map((one) => ({ value: String(one.id), title: one.url })),
            },
            { name: 'state', title: 'State', kind: 'choice', choices: DELIVERY_STATES },
            {
                name: 'topic',
                title: 'Topic',
                kind: 'choice',
                choices: TOPICS.map((topic) => ({ value: topic, title: topic })),
            },
        ],
        [known],
    );
    const shown = useMemo(() => columns(program), [program]);
    return (
        <Screen
            fill
            title="Deliveries"
            says="What webhooks were sent, and what they answered. To each in order: what follows waits until the one before is taken or given up."
            above={<BackLink to={place(program.code, 'settings', 'webhooks')}>Webhooks</BackLink>}
        >
            <DataTable<Delivery>
                name="deliveries"
                label="Deliveries"
                path={inProgram(program.code, 'webhook-deliveries')}
                columns={shown}
                filters={filters}
                views={VIEWS}
                rowId={(row) => row.id}
                rowTo={(row) => place(program.code, 'settings', 'deliveries', row.id)}
                openId={delivery}
                totals={{ noun: ['delivery', 'deliveries'] }}
                empty={
                    <EmptyState title="Nothing was sent yet">
                        As soon as something happens that a webhook listens to, its delivery stands here.
                    </EmptyState>
                }
            />
            <Outlet />
        </Screen>
    );
}
