import { ActionIcon, Button, Popover, TextInput } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { type FormEvent, useState } from 'react';
import { useSession } from '../../lib/session';
import { Icon } from '../Icon';
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

/** Filters and order that a person keeps under a name of their own, in this browser. */
export function SavedViews({ list, names, search, onChange }: Props) {
    const person = useSession()?.person.id ?? 0;
    const [views, setViews] = useLocalStorage<View[]>({ key: `views.${person}.${list}`, defaultValue: [] });
    const [opened, setOpened] = useState(false);
    const now = Object.fromEntries(
        names.flatMap((name) => (search[name] === undefined ? [] : [[name, search[name]] as const])),
    );
    const isNow = (view: View) => names.every((name) => view.search[name] === now[name]);
    const current = views.find(isNow);
    const keep = (event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        const title = new FormData(event.currentTarget).get('title');
        if (typeof title === 'string' && title.trim() !== '') {
            const view = { title: title.trim(), search: now };
            setViews((before) => [...before.filter((one) => one.title !== view.title), view]);
            event.currentTarget.reset();
        }
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
                    {views.length === 0 && (
                        <span className="quiet">
                            Filters that you need again can be kept under a name. They stay in this browser, for you.
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
                                        onClick={() => setViews((before) => before.filter((one) => one !== view))}
                                    >
                                        <Icon name="close" size={13} />
                                    </ActionIcon>
                                </li>
                            ))}
                        </ul>
                    )}
                    <form className={classes.chipForm} onSubmit={keep}>
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
                        <Button type="submit" size="xs">
                            Keep
                        </Button>
                    </form>
                </div>
            </Popover.Dropdown>
        </Popover>
    );
}
