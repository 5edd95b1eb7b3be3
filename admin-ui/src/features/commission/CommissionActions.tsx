import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ReasonDialog } from '../../components/ReasonDialog';
import { type Commission, inProgram, post, type Program } from '../../lib/api';
import { useMay } from '../../lib/session';
import { ApproveDialog } from './ApproveDialog';
import { pendingOf } from './choice';
import { ChoiceJob, rememberAsked } from './ChoiceJob';

/** Approve; decline, and take that back: each adds to the books and takes nothing out of them. */
export function CommissionActions({ program, commission }: { program: Program; commission: Commission }) {
    const bySales = useMay('sales');
    const byFinance = useMay('finance');
    const [asked, setAsked] = useState<'approve' | 'decline' | 'reinstate' | null>(null);
    const [job, setJob] = useState<string | null>(null);
    const close = () => setAsked(null);
    const queries = useQueryClient();
    const { state, partner, component, sale } = commission;
    const what = `${component} of ${partner} for ${sale.reference}`;
    const approving = job !== null && <ChoiceJob program={program.code} id={job} />;
    if ((!bySales && !byFinance) || state === 'paid') {
        return approving || null;
    }
    const send = async (action: 'decline' | 'rerun', said: string, body: object) => {
        await post(inProgram(program.code, 'commissions', commission.id, action), body);
        setJob(null);
        notifications.show({ message: `${what}: ${said}` });
        await queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    };
    return (
        <>
            {approving}
            <Group gap="xs">
                {state === 'pending' && byFinance && (
                    <Button size="xs" onClick={() => setAsked('approve')}>
                        Approve
                    </Button>
                )}
                {state === 'declined' ? (
                    <Button variant="default" size="xs" onClick={() => setAsked('reinstate')}>
                        Reinstate
                    </Button>
                ) : (
                    <Button variant="default" size="xs" onClick={() => setAsked('decline')}>
                        Decline
                    </Button>
                )}
            </Group>
            {asked === 'approve' && (
                <ApproveDialog
                    program={program.code}
                    pending={pendingOf([commission])}
                    onClose={close}
                    onStarted={(started, count) => {
                        rememberAsked(started, count);
                        setJob(started);
                    }}
                />
            )}
            {asked === 'decline' && (
                <ReasonDialog
                    title={`Decline ${what}`}
                    says={`All that ${partner} earns with this sale by ${component} is taken back by an entry of its own, and refunds of the sale take nothing back any more. ${partner} reads the reason. Running the sale again reinstates it.`}
                    action="Decline"
                    dangerous
                    onClose={close}
                    onDo={(reason) => send('decline', 'declined', { reason })}
                />
            )}
            {asked === 'reinstate' && (
                <ReasonDialog
                    title={`Reinstate ${what}`}
                    says={`${sale.reference} is run again: whatever was declined of it is owed as it is earned now, less its refunds.`}
                    action="Reinstate"
                    required={false}
                    onClose={close}
                    onDo={(reason) => send('rerun', 'reinstated', reason === '' ? {} : { reason })}
                />
            )}
        </>
    );
}
