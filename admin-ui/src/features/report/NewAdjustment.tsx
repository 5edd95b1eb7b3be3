import { Button, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../../components/Dialog';
import { ErrorNote } from '../../components/Notes';
import { type Adjustment, get, post, Problem } from '../../lib/api';
import { today } from '../../lib/dates';
import { amountText } from '../../lib/money';
import { useProgram } from '../../lib/session';
import { KINDS_BY_HAND } from './kinds';

interface Props {
    path: string;
    onDone: () => Promise<unknown>;
    onClose: () => void;
}

/** What is wrong stands at its field. */
export function NewAdjustment({ path, onDone, onClose }: Props) {
    const program = useProgram();
    const [fields, setFields] = useState({
        partner: '',
        amount: '',
        currency: program.currency,
        kind: 'adjustment',
        day: today(program.zone),
        reason: '',
        document: '',
    });
    const rules = useQuery({
        queryKey: [`${path}/rules`],
        queryFn: ({ signal }) => get<{ secondPersonOver: string }>(`${path}/rules`, {}, signal),
    });
    const create = useMutation({
        mutationFn: async () => {
            const { amount, currency, document, ...rest } = fields;
            await post<Adjustment>(path, {
                ...rest,
                amount: { amount: amount.trim(), currency: currency.trim().toUpperCase() },
                document: document.trim() || null,
            });
            await onDone();
        },
        onSuccess: onClose,
    });
    const errors = create.error instanceof Problem ? create.error.errors : [];
    const field = (name: keyof typeof fields, ...said: string[]) => ({
        value: fields[name],
        error: errors.find((one) => [name, ...said].includes(one.field))?.expected ?? null,
        onChange: (event: { currentTarget: { value: string } }) => {
            const { value } = event.currentTarget;
            setFields((now) => ({ ...now, [name]: value }));
        },
    });
    return (
        <Dialog title="New adjustment" onClose={onClose}>
            <form
                onSubmit={(event) => {
                    event.preventDefault();
                    create.mutate();
                }}
            >
                <Stack>
                    <TextInput label="Partner, by code" required data-autofocus {...field('partner')} />
                    <Group grow align="flex-start">
                        <TextInput
                            label="Amount"
                            description="Below zero: taken back"
                            required
                            inputMode="decimal"
                            {...field('amount', 'amount.amount')}
                        />
                        <TextInput
                            label="Currency"
                            description="Three letters"
                            required
                            maxLength={3}
                            {...field('currency', 'amount.currency')}
                        />
                    </Group>
                    <Group grow align="flex-start">
                        <NativeSelect
                            label="Kind"
                            data={KINDS_BY_HAND.map((one) => ({ value: one.value, label: one.title }))}
                            {...field('kind')}
                        />
                        <TextInput type="date" label="Day it counts for" required {...field('day')} />
                    </Group>
                    <Textarea
                        label="Reason"
                        description="The partner reads it."
                        required
                        rows={2}
                        {...field('reason')}
                    />
                    <TextInput label="Document (may be left out)" {...field('document')} />
                    {rules.data && (
                        <p className="quiet" style={{ margin: 0 }}>
                            Over {amountText(rules.data.secondPersonOver)}, plus or minus, a second person has to
                            approve it before it counts.
                        </p>
                    )}
                    {create.isError && errors.length === 0 && (
                        <ErrorNote error={create.error} what="The adjustment is not entered" />
                    )}
                    <Group justify="flex-end">
                        <Button variant="default" onClick={onClose}>
                            Cancel
                        </Button>
                        <Button type="submit" loading={create.isPending}>
                            Enter
                        </Button>
                    </Group>
                </Stack>
            </form>
        </Dialog>
    );
}
