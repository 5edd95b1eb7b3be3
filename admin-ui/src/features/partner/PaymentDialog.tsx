import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../../components/Dialog';
import { ErrorNote } from '../../components/Notes';
import { Problem, type PaymentDetails, type PaymentFields, type PaymentMethod, put, remove } from '../../lib/api';
import { fieldsOf, METHOD_NAMES, toSend } from './paymentMethods';

interface Props {
    path: string;
    partner: string;
    current: PaymentDetails | null;
    onClose: () => void;
}

/** Enters payment details anew: an account is typed in whole, so that nobody changes one sign of it by accident. */
export function PaymentDialog({ path, partner, current, onClose }: Props) {
    const [method, setMethod] = useState<PaymentMethod>(current?.method ?? 'paypal');
    const [values, setValues] = useState<Partial<Record<keyof PaymentFields, string>>>({});
    const queries = useQueryClient();
    const save = useMutation({
        mutationFn: () => put(path, toSend(method, values)),
        onSuccess: async () => {
            await queries.invalidateQueries({ queryKey: [path] });
            onClose();
        },
    });
    const wrong = save.error instanceof Problem ? save.error.errors : [];
    const fields = fieldsOf(method);
    const unplaced = save.isError && !wrong.some((one) => fields.some((field) => field.name === one.field));
    return (
        <Dialog title={`Payment details of ${partner}`} onClose={onClose}>
            <form
                onSubmit={(event) => {
                    event.preventDefault();
                    save.mutate();
                }}
            >
                <Stack>
                    {current && (
                        <div>
                            These take the place of {current.text}. Payouts that were made with those are blocked, and
                            the new ones are not paid to before a waiting time is over.
                        </div>
                    )}
                    <Select
                        label="Method"
                        data={Object.entries(METHOD_NAMES).map(([value, label]) => ({ value, label }))}
                        value={method}
                        allowDeselect={false}
                        onChange={(chosen) => setMethod((chosen as PaymentMethod | null) ?? method)}
                        data-autofocus
                    />
                    {fields.map((field) => (
                        <TextInput
                            key={field.name}
                            label={field.title}
                            description={field.says}
                            required={field.required ?? false}
                            autoComplete="off"
                            value={values[field.name] ?? ''}
                            error={wrong.find((one) => one.field === field.name)?.expected}
                            onChange={(event) => setValues({ ...values, [field.name]: event.currentTarget.value })}
                        />
                    ))}
                    {unplaced && <ErrorNote error={save.error} what="The payment details are not changed" />}
                    <Group justify="flex-end">
                        <Button variant="default" onClick={onClose}>
                            Cancel
                        </Button>
                        <Button type="submit" loading={save.isPending}>
                            Save
                        </Button>
                    </Group>
                </Stack>
            </form>
        </Dialog>
    );
}

/** Takes them away: from then on there are none. */
export function RemovePayment({ path, onClose }: { path: string; onClose: () => void }) {
    const queries = useQueryClient();
    const removing = useMutation({
        mutationFn: () => remove(path),
        onSuccess: async () => {
            await queries.invalidateQueries({ queryKey: [path] });
            onClose();
        },
    });
    return (
        <Dialog title="Remove the payment details" onClose={onClose}>
            <Stack>
                <div>
                    From now on there are none, and the partner is left out of payouts. What stood before stays in the
                    history.
                </div>
                {removing.isError && <ErrorNote error={removing.error} what="The payment details are not removed" />}
                <Group justify="flex-end">
                    <Button variant="default" onClick={onClose}>
                        Cancel
                    </Button>
                    <Button color="red.8" loading={removing.isPending} onClick={() => removing.mutate()}>
                        Remove
                    </Button>
                </Group>
            </Stack>
        </Dialog>
    );
}
