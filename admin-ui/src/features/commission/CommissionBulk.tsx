import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Chosen } from '../../components/DataTable/useChoice';
import { MoneySums } from '../../components/MoneySums';
import { MoneyText } from '../../components/MoneyText';
import { ReasonDialog } from '../../components/ReasonDialog';
import { type CommissionRow, inProgram, post } from '../../lib/api';
import { type Started, startedJob } from '../../lib/jobs';
import { countText } from '../../lib/money';
import { useMay } from '../../lib/session';
import { ApproveDialog } from './ApproveDialog';
import { commissionsText, type Pending, usePending, useSeen } from './choice';

interface Props {
    program: string;
    chosen: Chosen<CommissionRow>;
    /** With the job, and how many were asked for. */
    onStarted: (job: string, asked: number) => void;
}

/** What can be done with the chosen commissions, in numbers and money before it is done. */
export function CommissionBulk({ program, chosen, onStarted }: Props) {
    const byFinance = useMay('finance');
    const pending = usePending(program, chosen);
    const [asked, setAsked] = useState<'approve' | 'decline' | null>(null);
    if (chosen.count === 0) {
        return null;
    }
    if (pending === null) {
        return <span className="quiet">adding up</span>;
    }
    const begun = (job: string, count: number) => {
        chosen.clear();
        onStarted(job, count);
    };
    const close = () => setAsked(null);
    return (
        <>
            <span>
                {pending.count !== chosen.count && (
                    <span className="quiet">
                        {pending.count === 0 ? 'none of them pending' : `${countText(pending.count)} of them pending: `}
                    </span>
                )}
                <MoneySums sums={pending.sums} show={(sum) => <MoneyText money={sum} />} />
            </span>
            {byFinance && (
                <Button size="compact-sm" disabled={pending.count === 0} onClick={() => setAsked('approve')}>
                    Approve {commissionsText(pending.count)}
                </Button>
            )}
            <Button
                size="compact-sm"
                variant="default"
                disabled={pending.count === 0}
                onClick={() => setAsked('decline')}
            >
                Decline
            </Button>
            {asked === 'approve' && (
                <ApproveDialog program={program} pending={pending} onClose={close} onStarted={begun} />
            )}
            {asked === 'decline' && (
                <DeclineDialog program={program} pending={pending} onClose={close} onStarted={begun} />
            )}
        </>
    );
}

function DeclineDialog({
    program,
    pending,
    onClose,
    onStarted,
}: {
    program: string;
    pending: Pending;
    onClose: () => void;
    onStarted: (job: string, asked: number) => void;
}) {
    const { shown, send } = useSeen(pending);
    const what = commissionsText(shown.count);
    return (
        <ReasonDialog
            title={`Decline ${what}`}
            says={
                <>
                    <MoneySums sums={shown.sums} show={(sum) => <MoneyText money={sum} large />} />
                    <p style={{ marginBottom: 0 }}>
                        What the partners earn with these sales by the same component is taken back by entries of its
                        own. They read the reason. Each can be reinstated by running its sale again.
                    </p>
                </>
            }
            action={`Decline ${what}`}
            dangerous
            onClose={onClose}
            onDo={async (reason) => {
                const started = await send((body) =>
                    post<Started>(inProgram(program, 'commissions', 'decline'), { ...body, reason }),
                );
                onStarted(startedJob(started), shown.count);
            }}
        />
    );
}
