import { ActionIcon, Button, Popover, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { get, put, remove } from '../../lib/api';
import { Icon } from '../Icon';
import { ErrorNote } from '../Notes';
import type { View } from './columns';
import classes from './DataTable.module.css';
import type { Search } from './useAddress';

interface Props {
    /** Whose views they are. */
    list: string;
    /** What of the address is kept. */
    names: string[];
    search: Search;
    onChange: (part: Search) => void;
}

const PATH = '/session/views';

/** The views of a list that who is signed in keeps, and how to change them. */
function useViews(list: string) {
    const queries = useQueryClient();
    const key = [PATH, list];
    const views = useQuery({
        queryKey: key,
        queryFn: ({ signal }) => get<View[]>(PATH, { list }, signal),
        staleTime: Infinity,
    });
    const onSuccess = () => queries.invalidateQueries({ queryKey: key });
    const keep = useMutation({ mutationFn: (view: View) => put(PATH, { list, ...view }), onSuccess });
    const drop = useMutation({
        mutationFn: ({ title }: View) => remove(PATH, { list, title }),
        onSuccess: () => {
            keep.reset();
            return onSuccess();
        },
    });
    return { views, keep, drop };
}

/** Filters and order that a person keeps under a name of their own. */
export function SavedViews({ list, names, search, onChange }: Props) {
    const { views: kept, keep, drop } = useViews(list);
    const views = kept.data ?? [];
    const [opened, setOpened] = useState(false);
    const now = Object.fromEntries(
        names.flatMap((name) => (search[name] === undefined ? [] : [[name, search[name]] as const])),
    );
    const isNow = (view: View) => names.every((name) => view.search[name] === now[name]);
    const current = views.findLast(isNow);
    const error = kept.error ?? keep.error ?? drop.error;
    const submit = (event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        const form = event.currentTarget;
        const title = String(new FormData(form).get('title'));
        keep.mutate({ title: title.trim(), search: now }, { onSuccess: () => form.reset() });
    };
    return (
        <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus shadow="md" width={320}>
            <Popover.Target>
                <Button
                    variant="subtle"
                    size="compact-sm"
                    color="gray"
                    c={current === undefined ? 'var(--quiet)' : 'var(--accent-ink)'}
                    rightSection={<Icon name="down" size={13} />}
                    onClick={() => setOpened(!opened)}
                >
                    {current?.title ?? 'My views'}
                </Button>
            </Popover.Target>
            <Popover.Dropdown aria-label="My views">
                <div className={classes.saved}>
                    {kept.isSuccess && views.length === 0 && (
                        <span className="quiet">
                            Filters that you need again can be kept under a name, for you, wherever you sign in.
                        </span>
                    )}
                    {views.length > 0 && (
                        <ul>
                            {views.map((view) => (
                                <li key={view.title}>
                                    <button
                                        type="button"
                                        aria-pressed={view === current}
                                        onClick={() => {
                                            onChange({
                                                ...Object.fromEntries(names.map((name) => [name, undefined])),
                                                ...view.search,
                                            });
                                            setOpened(false);
                                        }}
                                    >
                                        {view.title}
                                    </button>
                                    <ActionIcon
                                        variant="subtle"
                                        color="gray"
                                        c="var(--quiet)"
                                        size={26}
                                        aria-label={`Remove the view ${view.title}`}
                                        onClick={() => drop.mutate(view)}
                                    >
                                        <Icon name="close" size={13} />
                                    </ActionIcon>
                                </li>
                            ))}
                        </ul>
                    )}
                    {error && <ErrorNote error={error} />}
                    <form className={classes.chipForm} onSubmit={submit}>
                        <TextInput
                            size="xs"
                            name="title"
                            label="Keep what is filtered now as"
                            maxLength={60}
                            required
                            withAsterisk={false}
                            data-autofocus
                            flex={1}
                        />
                        <Button type="submit" size="xs" loading={keep.isPending}>
                            Keep
                        </Button>
                    </form>
                </div>
            </Popover.Dropdown>
        </Popover>
    );
}
