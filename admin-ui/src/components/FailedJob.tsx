import { Button, Group, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Job, post } from '../lib/api';
import { useMayOne, useProgram } from '../lib/session';
import { DateText } from './DateText';
import { Dialog } from './Dialog';
import { ErrorNote } from './Notes';

const WRITERS = ['sales', 'partners', 'policies', 'finance'];

const AGAIN: Record<string, string> = {
    approve:
        'It goes on where it stopped: what is approved stays so, the others of what was chosen are approved, and what partners get is posted. Nothing is approved twice.',
    decline: 'It goes on with those of the chosen commissions that are pending still.',
    'payout-run':
        'It goes on with the partners that were not looked at yet, and pays what was payable when the run was asked for. Nobody gets a second payout.',
    'payout-single':
        'It goes on with the step that its run has come to. A line that is not what it showed any more is left out; nothing is paid twice.',
    'payout-mails': 'It goes on behind the last mail that was written. Nobody is written to twice.',
    'sales-import':
        'It reads its file again. Sales that are recorded stay as they are; the others are recorded as if the file had been sent again.',
    'partner-import':
        'It takes its file in again, from the first line: what was changed by hand since is as the file says again.',
    'balance-import': 'It reads its file again. Balances that were taken in are not taken twice.',
    preview: 'It begins the preview anew; nothing but the preview is written.',
    settle: 'It decides the sales again, and books only by how much they differ.',
};

/** What can be done about a job that failed: begun again, or put aside. Nothing of any other job. */
export function FailedJob({ job }: { job: Job }) {
    const [asked, setAsked] = useState<'again' | 'aside' | null>(null);
    const mayBegin = useMayOne(job.again?.rights ?? []);
    const mayWrite = useMayOne(WRITERS);
    if (job.state !== 'failed' || !job.again) {
        return null;
    }
    const { whyNot } = job.again;
    return (
        <>
            {whyNot !== null && <p className="quiet">It cannot be begun again. {whyNot}</p>}
            <Aside job={job} />
            <Group gap="xs">
                {whyNot === null && mayBegin && (
                    <Button size="xs" onClick={() => setAsked('again')}>
                        Begin again
                    </Button>
                )}
                {!job.aside && mayWrite && (
                    <Button size="xs" variant="default" onClick={() => setAsked('aside')}>
                        Put aside
                    </Button>
                )}
            </Group>
            {asked !== null && <Ask job={job} action={asked} onClose={() => setAsked(null)} />}
        </>
    );
}

/** Who put it aside, and when. */
function Aside({ job }: { job: Job }) {
    const { zone } = useProgram();
    return job.aside ? (
        <p className="quiet">
            {job.aside.why ?? ''} Put aside by {job.aside.by}, <DateText at={job.aside.at} zone={zone} time />: it does
            not count on Today any more.
        </p>
    ) : null;
}

function Ask({ job, action, onClose }: { job: Job; action: 'again' | 'aside'; onClose: () => void }) {
    const queries = useQueryClient();
    const doing = useMutation({
        mutationFn: () => post(`/jobs/${job.id}/${action}`),
        onSuccess: async () => {
            onClose();
            await queries.invalidateQueries({ queryKey: ['/jobs'] });
        },
    });
    const again = action === 'again';
    return (
        <Dialog title={again ? 'Begin again' : 'Put aside'} onClose={onClose}>
            <Stack>
                <div>
                    <p>
                        <strong>{job.title}</strong>
                    </p>
                    <p>
                        {again
                            ? (AGAIN[job.kind] ?? 'It goes on where it stopped. What is done is not done twice.')
                            : 'It stays in the list of jobs, and does not count as failed on Today any more. Nothing else changes: what it has not done stays undone.'}
                    </p>
                    {again && <p>Where its fault is still there, it fails once more.</p>}
                    <p className="quiet">The audit log keeps your name.</p>
                </div>
                {doing.isError && (
                    <ErrorNote error={doing.error} what={again ? 'It is not begun again' : 'It is not put aside'} />
                )}
                <Group justify="flex-end">
                    <Button variant="default" onClick={onClose}>
                        Cancel
                    </Button>
                    <Button loading={doing.isPending} onClick={() => doing.mutate()}>
                        {again ? 'Begin again' : 'Put aside'}
                    </Button>
                </Group>
            </Stack>
        </Dialog>
    );
}
