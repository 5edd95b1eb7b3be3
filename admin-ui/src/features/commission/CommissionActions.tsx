import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ReasonDialog } from '../../components/ReasonDialog';
import { type Commission, inProgram, post, type Program } from '../../lib/api';
import { useMay } from '../../lib/session';

/** Decline, and take that back: each adds to the books and takes nothing out of them. */
export function CommissionActions({ program, commission }: { program: Program; commission: Commission }) {
    const bySales = useMay('sales');
    const byFinance = useMay('finance');
    const [asked, setAsked] = useState(false);
    const queries = useQueryClient();
    const { state, partner, component, sale } = commission;
    const what = `${component} of ${partner} for ${sale.reference}`;
    if ((!bySales && !byFinance) || (state !== 'pending' && state !== 'declined')) {
        return null;
    }
    const send = async (action: 'decline' | 'rerun', said: string, body: object) => {
        await post(inProgram(program.code, 'commissions', commission.id, action), body);
        notifications.show({ message: `${what}: ${said}` });
        await queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    };
    return (
        <Group gap="xs">
            <Button variant="default" size="xs" onClick={() => setAsked(true)}>
                {state === 'pending' ? 'Decline' : 'Reinstate'}
            </Button>
            {asked && state === 'pending' && (
                <ReasonDialog
                    title={`Decline ${what}`}
                    says={`All that ${partner} earns with this sale by ${component} is taken back by an entry of its own, and refunds of the sale take nothing back any more. ${partner} reads the reason. Running the sale again reinstates it.`}
                    action="Decline"
                    dangerous
                    onClose={() => setAsked(false)}
                    onDo={(reason) => send('decline', 'declined', { reason })}
                />
            )}
            {asked && state === 'declined' && (
                <ReasonDialog
                    title={`Reinstate ${what}`}
                    says={`${sale.reference} is run again: whatever was declined of it is owed as it is earned now, less its refunds.`}
                    action="Reinstate"
                    required={false}
                    onClose={() => setAsked(false)}
                    onDo={(reason) => send('rerun', 'reinstated', reason === '' ? {} : { reason })}
                />
            )}
        </Group>
    );
}
