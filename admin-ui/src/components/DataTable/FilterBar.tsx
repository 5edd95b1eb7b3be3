import { Button, Menu, Popover, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { dayText } from '../../lib/dates';
import { Icon } from '../Icon';
import classes from './DataTable.module.css';
import type { Filter } from './columns';

interface Props {
    filters: Filter[];
    values: Record<string, string | undefined>;
    onChange: (part: Record<string, string | undefined>, replace?: boolean) => void;
}

const TYPING_MS = 250;

/** Filters as chips: those set say their value and can be taken away, the others wait in a menu. */
export function FilterBar({ filters, values, onChange }: Props) {
    const [opened, setOpened] = useState<string | null>(null);
    const search = filters.find((filter) => filter.name === 'q');
    const others = filters.filter((filter) => filter.name !== 'q');
    const set = others.filter((filter) => values[filter.name] !== undefined || opened === filter.name);
    const unset = others.filter((filter) => !set.includes(filter));
    return (
        <div className={classes.filters}>
            {search && (
                <SearchField title={search.title} value={values.q ?? ''} onChange={(q) => onChange({ q }, true)} />
            )}
            {set.map((filter) => (
                <Chip
                    key={filter.name}
                    filter={filter}
                    value={values[filter.name]}
                    opened={opened === filter.name}
                    onOpened={(open) => setOpened(open ? filter.name : null)}
                    onChange={(value) => onChange({ [filter.name]: value })}
                />
            ))}
            {unset.length > 0 && (
                <Menu position="bottom-start">
                    <Menu.Target>
                        <Button
                            variant="subtle"
                            size="compact-sm"
                            color="gray"
                            leftSection={<Icon name="plus" size={14} />}
                            c="var(--quiet)"
                        >
                            Filter
                        </Button>
                    </Menu.Target>
                    <Menu.Dropdown>
                        {unset.map((filter) => (
                            <Menu.Item key={filter.name} onClick={() => setOpened(filter.name)}>
                                {filter.title}
                            </Menu.Item>
                        ))}
                    </Menu.Dropdown>
                </Menu>
            )}
            {set.some((filter) => values[filter.name] !== undefined) && (
                <Button
                    variant="subtle"
                    size="compact-sm"
                    color="gray"
                    c="var(--quiet)"
                    onClick={() => onChange(Object.fromEntries(filters.map((filter) => [filter.name, undefined])))}
                >
                    Clear
                </Button>
            )}
        </div>
    );
}

function SearchField({ title, value, onChange }: { title: string; value: string; onChange: (value: string) => void }) {
    const [typed, setTyped] = useState(value);
    const send = useDebouncedCallback(onChange, TYPING_MS);
    useEffect(() => setTyped(value), [value]);
    return (
        <TextInput
            size="xs"
            className={classes.search}
            leftSection={<Icon name="search" size={15} />}
            aria-label={title}
            placeholder={title}
            type="search"
            value={typed}
            onChange={(event) => {
                setTyped(event.currentTarget.value);
                send(event.currentTarget.value.trim());
            }}
        />
    );
}

interface ChipProps {
    filter: Filter;
    value: string | undefined;
    opened: boolean;
    onOpened: (open: boolean) => void;
    onChange: (value: string | undefined) => void;
}

function Chip({ filter, value, opened, onOpened, onChange }: ChipProps) {
    return (
        <Popover opened={opened} onChange={onOpened} position="bottom-start" trapFocus shadow="md">
            <span className={classes.chip} data-set={value !== undefined}>
                <Popover.Target>
                    <button type="button" onClick={() => onOpened(!opened)}>
                        {filter.title}
                        {value !== undefined && (
                            <>
                                : <strong>{valueText(filter, value)}</strong>
                            </>
                        )}
                    </button>
                </Popover.Target>
                {value !== undefined && (
                    <button
                        type="button"
                        aria-label={`Remove filter ${filter.title}`}
                        onClick={() => onChange(undefined)}
                    >
                        <Icon name="close" size={13} />
                    </button>
                )}
            </span>
            <Popover.Dropdown>
                <form
                    className={classes.chipForm}
                    onSubmit={(event) => {
                        event.preventDefault();
                        const given = new FormData(event.currentTarget).get('value');
                        onChange(typeof given === 'string' && given.trim() !== '' ? given.trim() : undefined);
                        onOpened(false);
                    }}
                >
                    <Field filter={filter} value={value} />
                    <Button type="submit" size="xs">
                        Apply
                    </Button>
                </form>
            </Popover.Dropdown>
        </Popover>
    );
}

function Field({ filter, value }: { filter: Filter; value: string | undefined }) {
    if (filter.kind === 'choice') {
        return (
            <Select
                size="xs"
                name="value"
                label={filter.title}
                data={(filter.choices ?? []).map((choice) => ({ value: choice.value, label: choice.title }))}
                defaultValue={value ?? null}
                comboboxProps={{ withinPortal: false }}
                allowDeselect={false}
                data-autofocus
            />
        );
    }
    return (
        <TextInput
            size="xs"
            name="value"
            label={filter.title}
            type={filter.kind === 'day' ? 'date' : 'text'}
            defaultValue={value ?? ''}
            data-autofocus
        />
    );
}

function valueText(filter: Filter, value: string): string {
    if (filter.kind === 'day') {
        return dayText(value);
    }
    return filter.choices?.find((choice) => choice.value === value)?.title ?? value;
}
