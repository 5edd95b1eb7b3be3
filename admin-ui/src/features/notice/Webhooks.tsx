import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { DateText } from '../../components/DateText';
import { Dialog } from '../../components/Dialog';
import { Icon } from '../../components/Icon';
import { EmptyState, ErrorNote, Loading } from '../../components/Notes';
import { Screen } from '../../components/Screen';
import { SecretOnce } from '../../components/SecretOnce';
import { SettingsTabs } from '../../components/SettingsTabs';
import { StateLabel } from '../../components/StateLabel';
import { get, inProgram, type Page, patch, post, type Program, remove, type Webhook } from '../../lib/api';
import { countText } from '../../lib/money';
import { place } from '../../lib/places';
import { useProgram } from '../../lib/session';
import classes from './Webhooks.module.css';

const TOPICS: Record<string, string> = {
    'sale.evaluated': 'sale.evaluated: a sale or refund was decided, or decided otherwise',
    'commission.approved': 'commission.approved: commissions count for what is paid next',
    'payout.paid': 'payout.paid: a partner was paid',
};

/** Where the program's news is sent. */
export function Webhooks() {
    const program = useProgram();
    const path = inProgram(program.code, 'webhooks');
    const webhooks = useQuery({
        queryKey: [path],
        queryFn: ({ signal }) => get<Page<Webhook>>(path, {}, signal).then((page) => page.items),
    });
    const [making, setMaking] = useState(false);
    const [secret, setSecret] = useState<string | null>(null);
    const make = (
        <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setMaking(true)}>
            New webhook
        </Button>
    );
    return (
        <Screen
            title="Webhooks"
            says="Addresses of machines that are told what happens here: signed, in order, and again until they take it."
            tabs={<SettingsTabs program={program.code} />}
            actions={
                <Group gap="xs">
                    <Button component={Link} to={place(program.code, 'settings', 'deliveries')} variant="default">
                        All deliveries
                    </Button>
                    {make}
                </Group>
            }
        >
            {webhooks.isPending && <Loading label="Loading webhooks" />}
            {webhooks.isError && (
                <ErrorNote
                    error={webhooks.error}
                    what="Webhooks could not be loaded"
                    onRetry={() => void webhooks.refetch()}
                />
            )}
            {webhooks.data?.length === 0 && (
                <EmptyState title="No webhooks yet" action={make}>
                    A webhook tells another system, a shop or an accounting, as soon as a sale is evaluated, a
                    commission approved or a payout paid. Its secret is shown once.
                </EmptyState>
            )}
            {webhooks.data && webhooks.data.length > 0 && (
                <ul className={`surface ${classes.list}`}>
                    {webhooks.data.map((one) => (
                        <WebhookRow key={one.id} program={program} webhook={one} onSecret={setSecret} />
                    ))}
                </ul>
            )}
            {making && (
                <NewWebhook
                    path={path}
                    onClose={() => setMaking(false)}
                    onMade={(made) => {
                        setMaking(false);
                        setSecret(made);
                    }}
                />
            )}
            {secret && (
                <SecretOnce
                    title="Secret"
                    says="Give it to the machine that is told: every delivery is signed with it, in the header Ratebook-Signature."
                    secret={secret}
                    onClose={() => setSecret(null)}
                />
            )}
        </Screen>
    );
}

interface RowProps {
    program: Program;
    webhook: Webhook;
    onSecret: (secret: string) => void;
}

function WebhookRow({ program, webhook, onSecret }: RowProps) {
    const [sure, setSure] = useState<'remove' | 'secret' | null>(null);
    const queries = useQueryClient();
    const list = inProgram(program.code, 'webhooks');
    const path = inProgram(program.code, 'webhooks', webhook.id);
    const doing = useMutation({
        mutationFn: (work: () => Promise<unknown>) => work(),
        onSuccess: async () => {
            setSure(null);
            await queries.invalidateQueries({ queryKey: [list] });
        },
    });
    const renew = () => post<{ secret: string }>(`${path}/secret`).then((made) => onSecret(made.secret));
    const test = () =>
        post(`${path}/test`).then(() => notifications.show({ message: 'A test is on its way: see its deliveries.' }));
    return (
        <li className={classes.row}>
            <div className={classes.words}>
                <strong>{webhook.url}</strong>{' '}
                <StateLabel tone={webhook.enabled ? 'good' : 'plain'}>
                    {webhook.enabled ? 'enabled' : 'disabled'}
                </StateLabel>
                {webhook.url.startsWith('http:') && <StateLabel tone="warn">not encrypted</StateLabel>}
                <div className="quiet">{webhook.topics.join(', ')}</div>
                <div className="quiet">
                    {webhook.lastSentAt ? (
                        <>
                            last taken <DateText at={webhook.lastSentAt} zone={program.zone} age />
                        </>
                    ) : (
                        'nothing was taken yet'
                    )}
                    {webhook.waiting > 0 && ` · ${countText(webhook.waiting)} waiting`}
                    {webhook.failed > 0 && ` · ${countText(webhook.failed)} failed`}
                </div>
                {doing.isError && <ErrorNote error={doing.error} what="This was not done" />}
            </div>
            {sure === null ? (
                <Group gap="xs">
                    <Button
                        component={Link}
                        size="compact-sm"
                        variant="default"
                        to={place(program.code, 'settings', 'deliveries')}
                        search={{ webhook: String(webhook.id) } as never}
                    >
                        Deliveries
                    </Button>
                    {webhook.enabled && (
                        <Button size="compact-sm" variant="default" onClick={() => doing.mutate(test)}>
                            Send a test
                        </Button>
                    )}
                    <Button
                        size="compact-sm"
                        variant="default"
                        onClick={() => doing.mutate(() => patch(path, { enabled: !webhook.enabled }))}
                    >
                        {webhook.enabled ? 'Disable' : 'Enable'}
                    </Button>
                    <Button size="compact-sm" variant="default" onClick={() => setSure('secret')}>
                        New secret…
                    </Button>
                    <Button size="compact-sm" variant="default" onClick={() => setSure('remove')}>
                        Remove…
                    </Button>
                </Group>
            ) : (
                <Group gap="xs">
                    <span className="quiet">
                        {sure === 'remove'
                            ? 'What waits for it is not sent any more.'
                            : 'The old one counts no more, from the next try on.'}
                    </span>
                    <Button size="compact-sm" variant="default" onClick={() => setSure(null)}>
                        Keep
                    </Button>
                    <Button
                        size="compact-sm"
                        color="red.8"
                        loading={doing.isPending}
                        onClick={() => doing.mutate(sure === 'remove' ? () => remove(path) : renew)}
                    >
                        {sure === 'remove' ? 'Remove it' : 'Make a new secret'}
                    </Button>
                </Group>
            )}
        </li>
    );
}

function NewWebhook({
    path,
    onClose,
    onMade,
}: {
    path: string;
    onClose: () => void;
    onMade: (secret: string) => void;
}) {
    const [url, setUrl] = useState('');
    const [topics, setTopics] = useState<string[]>(['sale.evaluated']);
    const queries = useQueryClient();
    const make = useMutation({
        mutationFn: () => post<{ secret: string }>(path, { url: url.trim(), topics }),
        onSuccess: async (made) => {
            await queries.invalidateQueries({ queryKey: [path] });
            onMade(made.secret);
        },
    });
    return (
        <Dialog onClose={onClose} title="New webhook">
            <form
                onSubmit={(event) => {
                    event.preventDefault();
                    make.mutate();
                }}
            >
                <Stack>
                    <TextInput
                        label="Address"
                        description="Where each delivery is posted: https://shop.example/ratebook"
                        required
                        value={url}
                        onChange={(event) => setUrl(event.currentTarget.value)}
                        data-autofocus
                    />
                    <Checkbox.Group label="It is told of" value={topics} onChange={setTopics}>
                        <Stack gap="xs" mt="xs">
                            {Object.entries(TOPICS).map(([topic, title]) => (
                                <Checkbox key={topic} value={topic} label={title} />
                            ))}
                        </Stack>
                    </Checkbox.Group>
                    {make.isError && <ErrorNote error={make.error} what="No webhook was made" />}
                    <Group justify="flex-end">
                        <Button variant="default" onClick={onClose}>
                            Cancel
                        </Button>
                        <Button type="submit" loading={make.isPending} disabled={topics.length === 0}>
                            Make it
                        </Button>
                    </Group>
                </Stack>
            </form>
        </Dialog>
    );
}
