import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Dialog } from '../../components/Dialog';
import { ErrorNote } from '../../components/Notes';
import { inProgram, type PartnerDetail, post } from '../../lib/api';
import { place } from '../../lib/places';

export function NewPartner({ program, onClose }: { program: string; onClose: () => void }) {
    const [fields, setFields] = useState({ code: '', name: '', email: '', country: '' });
    const navigate = useNavigate();
    const queries = useQueryClient();
    const create = useMutation({
        mutationFn: () => {
            const given = Object.entries(fields).filter(([, value]) => value.trim() !== '');
            return post<PartnerDetail>(
                inProgram(program, 'partners'),
                Object.fromEntries(given.map(([name, value]) => [name, value.trim()])),
            );
        },
        onSuccess: async () => {
            await queries.invalidateQueries({ queryKey: [inProgram(program, 'partners')] });
            await navigate({ to: place(program, 'partners', fields.code.trim()) });
        },
    });
    const field = (name: keyof typeof fields, label: string, required = false) => (
        <TextInput
            label={label}
            required={required}
            value={fields[name]}
            onChange={(event) => {
                const { value } = event.currentTarget;
                setFields((now) => ({ ...now, [name]: value }));
            }}
        />
    );
    return (
        <Dialog onClose={onClose} title="New partner">
            <form
                onSubmit={(event) => {
                    event.preventDefault();
                    create.mutate();
                }}
            >
                <Stack>
                    {field('code', 'Code, as sales name it', true)}
                    {field('name', 'Name', true)}
                    {field('email', 'Email')}
                    {field('country', 'Country, as two letters')}
                    {create.isError && <ErrorNote error={create.error} what="The partner is not added" />}
                    <Group justify="flex-end">
                        <Button variant="default" onClick={onClose}>
                            Cancel
                        </Button>
                        <Button type="submit" loading={create.isPending}>
                            Add
                        </Button>
                    </Group>
                </Stack>
            </form>
        </Dialog>
    );
}
