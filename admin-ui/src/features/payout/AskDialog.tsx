import { Button, Group, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Dialog } from '../../components/Dialog';
import { ErrorNote } from '../../components/Notes';
import { Problem } from '../../lib/api';
import { REFUSALS } from './words';

interface Props {
    title: string;
    /** What will happen, before it does. */
    says: ReactNode;
    action: string;
    onDo: () => Promise<unknown>;
    onClose: () => void;
    children?: ReactNode;
    /** It cannot be done yet, or not at all. */
    blocked?: boolean;
}

/** Says what a step does, does it, and says why if it was refused. */
export function AskDialog({ title, says, action, onDo, onClose, children, blocked = false }: Props) {
    const doing = useMutation({ mutationFn: onDo, onSuccess: onClose });
    return (
        <Dialog title={title} onClose={onClose}>
            <form
                onSubmit={(event) => {
                    event.preventDefault();
                    doing.mutate();
                }}
            >
                <Stack>
                    <div>{says}</div>
                    {children}
                    {doing.isError && (
                        <ErrorNote
                            error={doing.error}
                            what={doing.error instanceof Problem ? REFUSALS[doing.error.code] : undefined}
                        />
                    )}
                    <Group justify="flex-end">
                        <Button variant="default" onClick={onClose}>
                            Cancel
                        </Button>
                        <Button
                            type="submit"
                            loading={doing.isPending}
                            disabled={blocked}
                            data-autofocus={children === undefined}
                        >
                            {action}
                        </Button>
                    </Group>
                </Stack>
            </form>
        </Dialog>
    );
}
