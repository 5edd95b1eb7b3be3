import { Button, Checkbox, Group, Menu, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../../components/Dialog';
import { Icon } from '../../components/Icon';
import { ErrorNote, Loading } from '../../components/Notes';
import { Screen } from '../../components/Screen';
import { SecretOnce } from '../../components/SecretOnce';
import { SettingsTabs } from '../../components/SettingsTabs';
import { StateLabel } from '../../components/StateLabel';
import { patch, type Person, post, remove, type Role } from '../../lib/api';
import { ROLE_NAMES, useProgram, useSession } from '../../lib/session';
import classes from './List.module.css';
import { SamePersonDialog } from './SamePersonDialog';
import { useList } from './useList';

export function PeopleList() {
    const program = useProgram();
    const people = useList<Person>('/people');
    const [editing, setEditing] = useState<Person | 'new' | null>(null);
    const [joining, setJoining] = useState<Person | null>(null);
    const [secret, setSecret] = useState<{ name: string; password: string } | null>(null);
    return (
        <Screen
            title="People"
            says="Who may sign in, and what each may do."
            tabs={<SettingsTabs program={program.code} />}
            actions={
                <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setEditing('new')}>
                    New person
                </Button>
            }
        >
            {people.isPending && <Loading label="Loading people" />}
            {people.isError && (
                <ErrorNote
                    error={people.error}
                    what="People could not be loaded"
                    onRetry={() => void people.refetch()}
                />
            )}
            {people.data && (
                <ul className={`surface ${classes.list}`}>
                    {people.data.map((person) => (
                        <PersonRow
                            key={person.id}
                            person={person}
                            onEdit={() => setEditing(person)}
                            onJoin={() => setJoining(person)}
                            onPassword={(password) => setSecret({ name: person.displayName, password })}
                        />
                    ))}
                </ul>
            )}
            {editing !== null && (
                <PersonDialog
                    person={editing === 'new' ? null : editing}
                    onClose={() => setEditing(null)}
                    onCreated={(name, password) => {
                        setEditing(null);
                        setSecret({ name, password });
                    }}
                />
            )}
            {joining !== null && (
                <SamePersonDialog person={joining} people={people.data ?? []} onClose={() => setJoining(null)} />
            )}
            {secret && (
                <SecretOnce
                    title="Password"
                    says={`Give this password to ${secret.name}; it can be changed after signing in.`}
                    secret={secret.password}
                    onClose={() => setSecret(null)}
                />
            )}
        </Screen>
    );
}

function PersonRow({
    person,
    onEdit,
    onJoin,
    onPassword,
}: {
    person: Person;
    onEdit: () => void;
    onJoin: () => void;
    onPassword: (password: string) => void;
}) {
    const session = useSession();
    const queries = useQueryClient();
    const fresh = () => queries.invalidateQueries({ queryKey: ['/people'] });
    const password = useMutation({
        mutationFn: () => post<{ password: string }>(`/people/${person.id}/password`),
        onSuccess: (made) => onPassword(made.password),
    });
    const disable = useMutation({
        mutationFn: () => patch(`/people/${person.id}`, { disabled: !person.disabled }),
        onSuccess: fresh,
    });
    const apart = useMutation({ mutationFn: () => remove(`/people/${person.id}/same-person`), onSuccess: fresh });
    const error = password.error ?? disable.error ?? apart.error;
    const same = person.samePersonAs ?? [];
    return (
        <li className={classes.row}>
            <div className={classes.words}>
                <strong>{person.displayName}</strong> <span className="quiet">{person.name}</span>{' '}
                {person.disabled && <StateLabel>may not sign in</StateLabel>}
                <div className="quiet">
                    {person.roles.map((role) => ROLE_NAMES[role] ?? role).join(', ') || 'No role'}
                </div>
                {same.length > 0 && <div className="quiet">Same person as {same.join(', ')}</div>}
                {error && <ErrorNote error={error} />}
            </div>
            <Menu position="bottom-end">
                <Menu.Target>
                    <Button variant="subtle" size="compact-sm" aria-label={`Change ${person.displayName}`}>
                        <Icon name="more" />
                    </Button>
                </Menu.Target>
                <Menu.Dropdown>
                    <Menu.Item onClick={onEdit}>Name and roles</Menu.Item>
                    <Menu.Item onClick={() => password.mutate()}>New password</Menu.Item>
                    <Menu.Item onClick={onJoin}>Same person as …</Menu.Item>
                    {same.length > 0 && person.id !== session?.person.id && (
                        <Menu.Item onClick={() => apart.mutate()}>A person of their own</Menu.Item>
                    )}
                    {person.id !== session?.person.id && (
                        <Menu.Item onClick={() => disable.mutate()}>
                            {person.disabled ? 'Let sign in again' : 'Do not let sign in'}
                        </Menu.Item>
                    )}
                </Menu.Dropdown>
            </Menu>
        </li>
    );
}

interface DialogProps {
    person: Person | null;
    onClose: () => void;
    onCreated: (name: string, password: string) => void;
}

function PersonDialog({ person, onClose, onCreated }: DialogProps) {
    const [name, setName] = useState(person?.name ?? '');
    const [displayName, setDisplayName] = useState(person?.displayName ?? '');
    const [roles, setRoles] = useState<string[]>(person?.roles ?? ['viewer']);
    const queries = useQueryClient();
    const save = useMutation({
        mutationFn: (): Promise<{ password?: string }> =>
            person === null
                ? post('/people', { name: name.trim(), displayName: displayName.trim(), roles })
                : patch(`/people/${person.id}`, { displayName: displayName.trim(), roles }),
        onSuccess: async (saved) => {
            await queries.invalidateQueries({ queryKey: ['/people'] });
            if (saved?.password) {
                onCreated(displayName, saved.password);
            } else {
                onClose();
            }
        },
    });
    return (
        <Dialog onClose={onClose} title={person === null ? 'New person' : person.displayName}>
            <form
                onSubmit={(event) => {
                    event.preventDefault();
                    save.mutate();
                }}
            >
                <Stack>
                    <TextInput
                        label="Name to sign in with"
                        required
                        disabled={person !== null}
                        value={name}
                        onChange={(event) => setName(event.currentTarget.value)}
                    />
                    <TextInput
                        label="Shown as"
                        required
                        value={displayName}
                        onChange={(event) => setDisplayName(event.currentTarget.value)}
                    />
                    <Checkbox.Group label="Roles" value={roles} onChange={setRoles}>
                        <Stack gap="xs" mt="xs">
                            {(Object.keys(ROLE_NAMES) as Role[]).map((role) => (
                                <Checkbox key={role} value={role} label={ROLE_NAMES[role]} />
                            ))}
                        </Stack>
                    </Checkbox.Group>
                    {save.isError && <ErrorNote error={save.error} what="Not saved" />}
                    <Group justify="flex-end">
                        <Button variant="default" onClick={onClose}>
                            Cancel
                        </Button>
                        <Button type="submit" loading={save.isPending}>
                            {person === null ? 'Add' : 'Save'}
                        </Button>
                    </Group>
                </Stack>
            </form>
        </Dialog>
    );
}
