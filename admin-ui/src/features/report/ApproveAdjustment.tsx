import { Button, Group, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { DateText } from '../../components/DateText';
import { Dialog } from '../../components/Dialog';
import { Facts } from '../../components/Facts';
import { MoneyText } from '../../components/MoneyText';
import { ErrorNote } from '../../components/Notes';
import { type Adjustment, post, Problem } from '../../lib/api';

interface Props {
    path: string;
    row: Adjustment;
    onDone: () => Promise<unknown>;
    onClose: () => void;
}

/** All that a second person has to look at. */
export function ApproveAdjustment({ path, row, onDone, onClose }: Props) {
    const approve = useMutation({
        mutationFn: () => post(`${path}/${row.id}/approve`).then(onDone),
        onSuccess: onClose,
    });
    const isOwn = approve.error instanceof Problem && approve.error.code === 'same-person';
    return (
        <Dialog title={`Approve the adjustment of ${row.partner}`} onClose={onClose}>
            <Stack>
                <Facts
                    facts={[
                        ['Amount', <MoneyText key="amount" money={row.amount} word="taken back" />],
                        ['Day', <DateText key="day" at={row.day} />],
                        ['Reason', row.reason],
                        ['Document', row.document],
                        ['Entered by', row.createdBy],
                    ]}
                />
                <div>Once approved, it is part of the partner’s balance and of the next payout.</div>
                {approve.isError && (
                    <ErrorNote
                        error={approve.error}
                        what={isOwn ? 'Somebody else has to approve it' : 'It is not approved'}
                    />
                )}
                <Group justify="flex-end">
                    <Button variant="default" onClick={onClose}>
                        Cancel
                    </Button>
                    <Button loading={approve.isPending} onClick={() => approve.mutate()}>
                        Approve
                    </Button>
                </Group>
            </Stack>
        </Dialog>
    );
}
