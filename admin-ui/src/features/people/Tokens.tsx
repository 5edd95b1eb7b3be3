import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../../components/Dialog';
import { DateText } from '../../components/DateText';
import { Icon } from '../../components/Icon';
import { EmptyState, ErrorNote, Loading } from '../../components/Notes';
import { Screen } from '../../components/Screen';
import { SecretOnce } from '../../components/SecretOnce';
import { SettingsTabs } from '../../components/SettingsTabs';
import { post, remove, type Scope, type Token } from '../../lib/api';
import { useProgram } from '../../lib/session';
import classes from './List.module.css';
import { useList } from './useList';

const SCOPES: Record<Scope, string> = {
    read: 'read: see everything',
    sales: 'sales: send, correct and void sales',
    partners: 'partners: add and change partners',
    policies: 'policies: upload and activate policies',
    finance: 'finance: adjust and pay',
};

export function Tokens() {
    const program = useProgram();
    const tokens = useList<Token>('/tokens');
    const [making, setMaking] = useState(false);
    const [secret, setSecret] = useState<string | null>(null);
    const make = (
        <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setMaking(true)}>
            New token
        </Button>
    );
    return (
        <Screen
            title="Tokens"
            says="How machines sign in to the API."
            tabs={<SettingsTabs program={program.code} />}
            actions={make}
        >
            {tokens.isPending && <Loading label="Loading tokens" />}
            {tokens.isError && (
                <ErrorNote
                    error={tokens.error}
                    what="Tokens could not be loaded"
                    onRetry={() => void tokens.refetch()}
                />
            )}
            {tokens.data?.length === 0 && (
                <EmptyState title="No tokens yet" action={make}>
                    A shop that sends its sales needs one with the scope sales. It is shown once.
                </EmptyState>
            )}
            {tokens.data && tokens.data.length > 0 && (
                <ul className={`surface ${classes.list}`}>
                    {tokens.data.map((token) => (
                        <TokenRow key={token.id} token={token} />
                    ))}
                </ul>
            )}
            {making && (
                <NewToken
                    program={program.code}
                    onClose={() => setMaking(false)}
                    onMade={(made) => {
                        setMaking(false);
                        setSecret(made);
                    }}
                />
            )}
            {secret && (
                <SecretOnce
                    title="Token"
                    says="Give it to the machine that calls, as Authorization: Bearer."
                    secret={secret}
                    onClose={() => setSecret(null)}
                />
            )}
        </Screen>
    );
}

function TokenRow({ token }: { token: Token }) {
    const [sure, setSure] = useState(false);
    const queries = useQueryClient();
    const revoke = useMutation({
        mutationFn: () => remove(`/tokens/${token.id}`),
        onSuccess: () => queries.invalidateQueries({ queryKey: ['/tokens'] }),
    });
    return (
        <li className={classes.row}>
            <div className={classes.words}>
                <strong>{token.name}</strong> <span className="quiet">{token.program ?? 'all programs'}</span>
                <div className="quiet">
                    {token.scopes.join(', ')}
                    {token.expiresOn && (
                        <>
                            {' · until '}
                            <DateText at={token.expiresOn} />
                        </>
                    )}
                    {token.lastUsedAt && (
                        <>
                            {' · last used '}
                            <DateText at={token.lastUsedAt} age />
                        </>
                    )}
                </div>
                {revoke.isError && <ErrorNote error={revoke.error} what="Not revoked" />}
            </div>
            {sure ? (
                <Group gap="xs">
                    <Button size="compact-sm" variant="default" onClick={() => setSure(false)}>
                        Keep
                    </Button>
                    <Button size="compact-sm" color="red.8" loading={revoke.isPending} onClick={() => revoke.mutate()}>
                        Revoke {token.name}
                    </Button>
                </Group>
            ) : (
                <Button
                    size="compact-sm"
                    variant="default"
                    onClick={() => setSure(true)}
                    aria-label={`Revoke ${token.name}…`}
                >
                    Revoke…
                </Button>
            )}
        </li>
    );
}

function NewToken({
    program,
    onClose,
    onMade,
}: {
    program: string;
    onClose: () => void;
    onMade: (token: string) => void;
}) {
    const [name, setName] = useState('');
    const [scopes, setScopes] = useState<string[]>(['read']);
    const [onlyHere, setOnlyHere] = useState(true);
    const [expiresOn, setExpiresOn] = useState('');
    const queries = useQueryClient();
    const make = useMutation({
        mutationFn: () =>
            post<{ token: string }>('/tokens', {
                name: name.trim(),
                scopes,
                ...(onlyHere && { program }),
                ...(expiresOn && { expiresOn }),
            }),
        onSuccess: async (made) => {
            await queries.invalidateQueries({ queryKey: ['/tokens'] });
            onMade(made.token);
        },
    });
    return (
        <Dialog onClose={onClose} title="New token">
            <form
                onSubmit={(event) => {
                    event.preventDefault();
                    make.mutate();
                }}
            >
                <Stack>
                    <TextInput
                        label="Name"
                        description="Who or what uses it: shop checkout"
                        required
                        value={name}
                        onChange={(event) => setName(event.currentTarget.value)}
                        data-autofocus
                    />
                    <Checkbox.Group label="Scopes" value={scopes} onChange={setScopes}>
                        <Stack gap="xs" mt="xs">
                            {(Object.keys(SCOPES) as Scope[]).map((scope) => (
                                <Checkbox key={scope} value={scope} label={SCOPES[scope]} />
                            ))}
                        </Stack>
                    </Checkbox.Group>
                    <Checkbox
                        label="Only for this program"
                        checked={onlyHere}
                        onChange={(event) => setOnlyHere(event.currentTarget.checked)}
                    />
                    <TextInput
                        type="date"
                        label="Last day (open if left out)"
                        value={expiresOn}
                        onChange={(event) => setExpiresOn(event.currentTarget.value)}
                    />
                    {make.isError && <ErrorNote error={make.error} what="No token was made" />}
                    <Group justify="flex-end">
                        <Button variant="default" onClick={onClose}>
                            Cancel
                        </Button>
                        <Button type="submit" loading={make.isPending} disabled={scopes.length === 0}>
                            Make it
                        </Button>
                    </Group>
                </Stack>
            </form>
        </Dialog>
    );
}
