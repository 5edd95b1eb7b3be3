import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../components/Dialog';
import { ErrorNote } from '../components/Notes';
import { post } from '../lib/api';

export function OwnPassword({ onClose }: { onClose: () => void }) {
    const [old, setOld] = useState('');
    const [fresh, setFresh] = useState('');
    const change = useMutation({
        mutationFn: () => post('/session/password', { old, new: fresh }),
        onSuccess: () => {
            notifications.show({ message: 'Your password is changed.' });
            onClose();
        },
    });
    return (
        <Dialog onClose={onClose} title="Change my password">
            <form
                onSubmit={(event) => {
                    event.preventDefault();
                    change.mutate();
                }}
            >
                <Stack>
                    <PasswordInput
                        label="Present password"
                        autoComplete="current-password"
                        required
                        withAsterisk={false}
                        value={old}
                        onChange={(event) => setOld(event.currentTarget.value)}
                    />
                    <PasswordInput
                        label="New password"
                        autoComplete="new-password"
                        required
                        withAsterisk={false}
                        value={fresh}
                        onChange={(event) => setFresh(event.currentTarget.value)}
                    />
                    {change.isError && <ErrorNote error={change.error} what="The password is not changed" />}
                    <Group justify="flex-end">
                        <Button variant="default" onClick={onClose}>
                            Cancel
                        </Button>
                        <Button type="submit" loading={change.isPending}>
                            Change
                        </Button>
                    </Group>
                </Stack>
            </form>
        </Dialog>
    );
}
