import { Button, Group, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Dialog } from '../../components/Dialog';
import { MoneyText } from '../../components/MoneyText';
import { ErrorNote } from '../../components/Notes';
import { inProgram, post } from '../../lib/api';
import { type Started, startedJob } from '../../lib/jobs';
import { commissionsText, type Pending, useSeen } from './choice';
import classes from './Bulk.module.css';

interface Props {
    program: string;
    /** What is pending of it now. */
    pending: Pending;
    onClose: () => void;
    /** With the job, and how many were asked for. */
    onStarted: (job: string, asked: number) => void;
}

/** Says what will be approved, in numbers and money, before it is. */
export function ApproveDialog({ program, pending, onClose, onStarted }: Props) {
    const { shown, send } = useSeen(pending);
    const approving = useMutation({
        mutationFn: () =>
            send((body) => post<Started>(inProgram(program, 'commissions', 'approve'), body)).then(
                (started) => [startedJob(started), shown.count] as const,
            ),
        onSuccess: ([job, asked]) => {
            onStarted(job, asked);
            onClose();
        },
    });
    const what = commissionsText(shown.count);
    return (
        <Dialog title={`Approve ${what}`} onClose={onClose}>
            <Stack>
                <div className={classes.sums}>
                    {shown.sums.map((sum) => (
                        <MoneyText key={sum.currency} money={sum} large />
                    ))}
                </div>
                <p className={classes.says}>
                    What is approved counts for what the partners are paid next, each amount once its hold is over.
                    Refunds and corrections of the same sales go along, so that nobody is paid what was taken back.
                </p>
                {approving.isError && <ErrorNote error={approving.error} />}
                <Group justify="flex-end">
                    <Button variant="default" onClick={onClose}>
                        Cancel
                    </Button>
                    <Button
                        data-autofocus
                        loading={approving.isPending}
                        disabled={shown.count === 0}
                        onClick={() => approving.mutate()}
                    >
                        Approve {what}
                    </Button>
                </Group>
            </Stack>
        </Dialog>
    );
}
