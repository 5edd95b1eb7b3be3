import { Button, Group, Select, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../../components/Dialog';
import { ErrorNote } from '../../components/Notes';
import { type Person, put } from '../../lib/api';

interface Props {
    person: Person;
    people: Person[];
    onClose: () => void;
}

/** Marks two names to sign in with as one human's. */
export function SamePersonDialog({ person, people, onClose }: Props) {
    const [as, setAs] = useState<string | null>(null);
    const queries = useQueryClient();
    const join = useMutation({
        mutationFn: () => put(`/people/${person.id}/same-person`, { as }),
        onSuccess: async () => {
            await queries.invalidateQueries({ queryKey: ['/people'] });
            onClose();
        },
    });
    const others = people.filter((one) => one.id !== person.id && !person.samePersonAs?.includes(one.name));
    return (
        <Dialog title={`Who else is ${person.displayName}?`} onClose={onClose}>
            <form
                onSubmit={(event) => {
                    event.preventDefault();
                    join.mutate();
                }}
            >
                <Stack>
                    <div>
                        Two names of one person are no second pair of eyes: what one of them made, the other cannot
                        approve. Only another admin can undo it.
                    </div>
                    <Select
                        label="Same person as"
                        required
                        searchable
                        data={others.map((one) => ({ value: one.name, label: `${one.displayName} (${one.name})` }))}
                        value={as}
                        onChange={setAs}
                        data-autofocus
                    />
                    {join.isError && <ErrorNote error={join.error} what="Not marked" />}
                    <Group justify="flex-end">
                        <Button variant="default" onClick={onClose}>
                            Cancel
                        </Button>
                        <Button type="submit" disabled={as === null} loading={join.isPending}>
                            Mark as one person
                        </Button>
                    </Group>
                </Stack>
            </form>
        </Dialog>
    );
}
