import { Button, Checkbox, Group, Radio, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Dialog } from '../../components/Dialog';
import { ErrorNote } from '../../components/Notes';
import { type Day, inProgram, post, type Program } from '../../lib/api';
import { today } from '../../lib/dates';
import { place } from '../../lib/places';
import { missing, proposed, says, toBody, type Wish } from './generate';
import { PartnerSet } from './PartnerSet';
import classes from './Payout.module.css';

interface Props {
    program: Program;
    /** Chosen before; null for all. */
    partners?: string[] | null;
    /** Proposed up to this day, without a lower end, as the schedule has it; else last month. */
    upTo?: Day;
    onClose: () => void;
}

/** For which days and whom payouts are made; says what it will do, and goes to the run. */
export function GenerateDialog({ program, partners = null, upTo, onClose }: Props) {
    const day = today(program.zone);
    const [wish, setWish] = useState<Wish>(() => ({
        ...proposed(day, partners),
        ...(upTo !== undefined && { to: upTo }),
    }));
    const [noEnd, setNoEnd] = useState(upTo !== undefined);
    const set = (part: Partial<Wish>) => setWish((now) => ({ ...now, ...part }));
    const asked = noEnd ? { ...wish, from: '' as const } : wish;
    const queries = useQueryClient();
    const navigate = useNavigate();
    const start = useMutation({
        mutationFn: () => post<{ run: number; job: number }>(inProgram(program.code, 'payout-runs'), toBody(asked)),
        onSuccess: async ({ run }) => {
            onClose();
            await navigate({ to: place(program.code, 'payouts', 'runs', run) });
            await queries.invalidateQueries({ queryKey: ['/jobs'] });
        },
    });
    const lacks = missing(asked);
    return (
        <Dialog title="Generate payouts" onClose={onClose}>
            <form
                onSubmit={(event) => {
                    event.preventDefault();
                    start.mutate();
                }}
            >
                <Stack>
                    <fieldset className={classes.fields}>
                        <legend>Earned</legend>
                        <Group grow align="flex-start">
                            <TextInput
                                type="date"
                                label="From"
                                disabled={noEnd}
                                required={!noEnd}
                                withAsterisk={false}
                                value={noEnd ? '' : wish.from}
                                onChange={(event) => set({ from: event.currentTarget.value })}
                                data-autofocus
                            />
                            <TextInput
                                type="date"
                                label="To, this day too"
                                required
                                withAsterisk={false}
                                value={wish.to}
                                onChange={(event) => set({ to: event.currentTarget.value })}
                            />
                        </Group>
                        <Checkbox
                            label="No lower end: whatever was earned before, too"
                            checked={noEnd}
                            onChange={(event) => setNoEnd(event.currentTarget.checked)}
                        />
                    </fieldset>
                    <Radio.Group
                        label="Who"
                        value={wish.partners === null ? 'all' : 'some'}
                        onChange={(who) => set({ partners: who === 'all' ? null : [] })}
                    >
                        <Group mt={4} gap="lg">
                            <Radio value="all" label="All partners" />
                            <Radio value="some" label="Chosen partners" />
                        </Group>
                    </Radio.Group>
                    {wish.partners !== null && (
                        <PartnerSet
                            program={program.code}
                            codes={wish.partners}
                            onChange={(codes) => set({ partners: codes })}
                        />
                    )}
                    <Checkbox
                        label="Pay below the minimum, too"
                        checked={wish.noMinimum}
                        onChange={(event) => set({ noMinimum: event.currentTarget.checked })}
                    />
                    <TextInput
                        type="date"
                        label="Pay on"
                        description="A later day: approved payouts wait for it."
                        required
                        withAsterisk={false}
                        min={day}
                        value={wish.payOn}
                        onChange={(event) => set({ payOn: event.currentTarget.value })}
                    />
                    <div className={classes.will} role="status" aria-label="What it will do">
                        {lacks === null ? says(asked).map((line) => <p key={line}>{line}</p>) : <p>{lacks}</p>}
                    </div>
                    {start.isError && <ErrorNote error={start.error} what="No payouts are made" />}
                    <Group justify="flex-end">
                        <Button variant="default" onClick={onClose}>
                            Cancel
                        </Button>
                        <Button type="submit" loading={start.isPending} disabled={lacks !== null}>
                            Generate payouts
                        </Button>
                    </Group>
                </Stack>
            </form>
        </Dialog>
    );
}
