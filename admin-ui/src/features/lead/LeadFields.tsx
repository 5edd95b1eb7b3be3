import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../../components/Dialog';
import { ErrorNote } from '../../components/Notes';
import { Problem } from '../../lib/api';

export interface LeadField {
    name: string;
    label: string;
    says?: string;
    required?: boolean;
    long?: boolean;
    value?: string;
}

interface Props {
    title: string;
    action: string;
    what: string;
    fields: LeadField[];
    onSave: (values: Record<string, string>) => Promise<unknown>;
    onClose: () => void;
}

/** A form about a lead; what is wrong stands at its field. */
export function LeadFields({ title, action, what, fields, onSave, onClose }: Props) {
    const [values, setValues] = useState<Record<string, string>>(() =>
        Object.fromEntries(fields.map((field) => [field.name, field.value ?? ''])),
    );
    const save = useMutation({ mutationFn: () => onSave(values) });
    const wrong = save.error instanceof Problem ? save.error.errors : [];
    const unplaced = save.isError && !wrong.some((one) => fields.some((field) => field.name === one.field));
    return (
        <Dialog title={title} onClose={onClose}>
            <form
                onSubmit={(event) => {
                    event.preventDefault();
                    save.mutate();
                }}
            >
                <Stack>
                    {fields.map((field) => {
                        const Input = field.long ? Textarea : TextInput;
                        return (
                            <Input
                                key={field.name}
                                label={field.label}
                                description={field.says}
                                required={field.required ?? false}
                                autoComplete="off"
                                value={values[field.name] ?? ''}
                                error={wrong.find((one) => one.field === field.name)?.expected}
                                onChange={(event) => {
                                    const { value } = event.currentTarget;
                                    setValues((now) => ({ ...now, [field.name]: value }));
                                }}
                            />
                        );
                    })}
                    {unplaced && <ErrorNote error={save.error} what={what} />}
                    <Group justify="flex-end">
                        <Button variant="default" onClick={onClose}>
                            Cancel
                        </Button>
                        <Button type="submit" loading={save.isPending}>
                            {action}
                        </Button>
                    </Group>
                </Stack>
            </form>
        </Dialog>
    );
}
