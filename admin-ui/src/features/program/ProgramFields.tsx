import { Button, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ErrorNote } from '../../components/Notes';
import type { Program } from '../../lib/api';

interface Props {
    program: Program;
    /** Code cannot change once it is there. */
    isNew: boolean;
    action: string;
    note?: ReactNode;
    onSave: (program: Program) => Promise<unknown>;
}

export function ProgramFields({ program, isNew, action, note, onSave }: Props) {
    const [fields, setFields] = useState(program);
    const save = useMutation({ mutationFn: onSave });
    const field = (name: keyof Program, label: string, description: string, disabled = false) => (
        <TextInput
            label={label}
            description={description}
            required
            withAsterisk={false}
            disabled={disabled}
            value={fields[name]}
            onChange={(event) => {
                const { value } = event.currentTarget;
                setFields((now) => ({ ...now, [name]: value }));
            }}
        />
    );
    return (
        <form
            onSubmit={(event) => {
                event.preventDefault();
                save.mutate(fields);
            }}
        >
            <Stack maw={420}>
                {field('code', 'Code', 'In every address and in the API: shop', !isNew)}
                {field('name', 'Name', 'As people call it')}
                {field('currency', 'Currency', 'Three letters: EUR. Fixed once a sale is there.')}
                {field('zone', 'Time zone', 'Where a day begins: Europe/London. Fixed once a sale is there.')}
                {save.isError && <ErrorNote error={save.error} what="Not saved" />}
                {save.isSuccess && <span role="status">Saved.</span>}
                {note}
                <Button type="submit" loading={save.isPending} style={{ alignSelf: 'flex-start' }}>
                    {action}
                </Button>
            </Stack>
        </form>
    );
}
