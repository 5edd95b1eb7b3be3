import { Button, Group, Radio, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Facts } from '../../components/Facts';
import { ErrorNote, Loading } from '../../components/Notes';
import { Screen } from '../../components/Screen';
import { SettingsTabs } from '../../components/SettingsTabs';
import { inProgram, type LeadPhase, put } from '../../lib/api';
import { useMay, useProgram } from '../../lib/session';
import classes from './Lead.module.css';
import { usePhases } from './useLead';

/** The phases that leads go through, in their order. */
export function PhaseSettings() {
    const program = useProgram();
    const may = useMay('partners');
    const phases = usePhases(program.code);
    return (
        <Screen
            title="Lead phases"
            says="What leads go through, in this order. A payment is made only in the phase that is the won one."
            tabs={<SettingsTabs program={program.code} />}
        >
            {phases.isPending && <Loading label="Loading the phases" />}
            {phases.isError && (
                <ErrorNote
                    error={phases.error}
                    what="The phases could not be loaded"
                    onRetry={() => void phases.refetch()}
                />
            )}
            {phases.data &&
                (may ? (
                    <Editor key={program.code} program={program.code} phases={phases.data} />
                ) : (
                    <Facts facts={phases.data.map((phase) => [phase.name, phase.won ? 'won' : 'open or lost'])} />
                ))}
        </Screen>
    );
}

interface Entry {
    key: number;
    name: string;
}

function Editor({ program, phases }: { program: string; phases: LeadPhase[] }) {
    const [entries, setEntries] = useState<Entry[]>(() => phases.map((phase, key) => ({ key, name: phase.name })));
    const [won, setWon] = useState(String(phases.findIndex((phase) => phase.won)));
    const queries = useQueryClient();
    const path = inProgram(program, 'lead-phases');
    const save = useMutation({
        mutationFn: () =>
            put(path, { phases: entries.map(({ key, name }) => ({ name: name.trim(), won: String(key) === won })) }),
        onSuccess: () => queries.invalidateQueries({ queryKey: [path] }),
    });
    const change = (next: Entry[]) => {
        save.reset();
        setEntries(next);
    };
    const swap = (at: number) => {
        const [a, b] = [entries[at - 1], entries[at]];
        if (a !== undefined && b !== undefined) {
            change(entries.toSpliced(at - 1, 2, b, a));
        }
    };
    return (
        <form
            onSubmit={(event) => {
                event.preventDefault();
                save.mutate();
            }}
        >
            <Radio.Group value={won} onChange={setWon} aria-label="The won phase">
                <ol className={`surface ${classes.phases}`}>
                    {entries.map((entry, i) => (
                        <li key={entry.key}>
                            <TextInput
                                aria-label={`Phase ${i + 1}`}
                                required
                                maxLength={60}
                                style={{ flex: '1 1 10rem' }}
                                value={entry.name}
                                onChange={(event) =>
                                    change(entries.with(i, { ...entry, name: event.currentTarget.value }))
                                }
                            />
                            <Radio value={String(entry.key)} label="Won" aria-label={`${entry.name} is won`} />
                            <Button
                                size="compact-sm"
                                variant="subtle"
                                disabled={i === 0}
                                aria-label={`Move ${entry.name} up`}
                                onClick={() => swap(i)}
                            >
                                Up
                            </Button>
                            <Button
                                size="compact-sm"
                                variant="subtle"
                                aria-label={`Remove ${entry.name}`}
                                onClick={() => change(entries.toSpliced(i, 1))}
                            >
                                Remove
                            </Button>
                        </li>
                    ))}
                </ol>
            </Radio.Group>
            {save.isError && <ErrorNote error={save.error} what="The phases are not changed" />}
            {save.isSuccess && <div role="status">Saved.</div>}
            <Group mt="md">
                <Button
                    variant="default"
                    onClick={() =>
                        change([...entries, { key: Math.max(-1, ...entries.map(({ key }) => key)) + 1, name: '' }])
                    }
                >
                    Add phase
                </Button>
                <Button type="submit" loading={save.isPending}>
                    Save
                </Button>
            </Group>
        </form>
    );
}
