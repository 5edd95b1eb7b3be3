import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Problem } from '../lib/api';
import { Dialog } from './Dialog';
import { ErrorNote } from './Notes';

interface Props {
    title: string;
    /** What will happen, before it does. */
    says: ReactNode;
    /** On the button: `Void this sale`. */
    action: string;
    dangerous?: boolean;
    required?: boolean;
    /** What a refusal means here, by its code; said above what the service says. */
    refusals?: Record<string, string>;
    onDo: (reason: string) => Promise<unknown>;
    onClose: () => void;
    children?: ReactNode;
}

/** Asks for a reason, does it, and says why if it was refused. */
export function ReasonDialog({
    title,
    says,
    action,
    dangerous = false,
    required = true,
    refusals = {},
    onDo,
    onClose,
    children,
}: Props) {
    const [reason, setReason] = useState('');
    const doing = useMutation({ mutationFn: onDo, onSuccess: onClose });
    return (
        <Dialog onClose={onClose} title={title}>
            <form
                onSubmit={(event) => {
                    event.preventDefault();
                    doing.mutate(reason.trim());
                }}
            >
                <Stack>
                    <div>{says}</div>
                    {children}
                    <Textarea
                        label={required ? 'Reason' : 'Reason (may be left out)'}
                        description="Stands in the history, with your name."
                        required={required}
                        rows={3}
                        value={reason}
                        onChange={(event) => setReason(event.currentTarget.value)}
                        data-autofocus={children === undefined}
                    />
                    {doing.isError && (
                        <ErrorNote
                            error={doing.error}
                            {...(doing.error instanceof Problem && { what: refusals[doing.error.code] })}
                        />
                    )}
                    <Group justify="flex-end">
                        <Button variant="default" onClick={onClose}>
                            Cancel
                        </Button>
                        <Button
                            type="submit"
                            loading={doing.isPending}
                            {...(dangerous ? { color: 'red.8' } : {})}
                            disabled={required && reason.trim() === ''}
                        >
                            {action}
                        </Button>
                    </Group>
                </Stack>
            </form>
        </Dialog>
    );
}
