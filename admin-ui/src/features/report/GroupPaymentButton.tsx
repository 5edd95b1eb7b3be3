import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { get, type PaymentProposal, type Program } from '../../lib/api';
import { place } from '../../lib/places';
import { useMay } from '../../lib/session';
import { GroupPaymentDialog } from './GroupPaymentDialog';

/** Pays a report, or shows the run that does: a report is paid once. */
export function GroupPaymentButton({ program, path }: { program: Program; path: string }) {
    const [open, setOpen] = useState(false);
    const may = useMay('finance');
    const proposal = useQuery({
        queryKey: [`${path}/payments`],
        queryFn: ({ signal }) => get<PaymentProposal>(`${path}/payments`, {}, signal),
    });
    if (proposal.data === undefined) {
        return null;
    }
    const { run } = proposal.data;
    if (run !== null) {
        return (
            <Link className="link" to={place(program.code, 'payouts', 'runs', run.id)}>
                {run.state === 'void' ? `${run.batch}, made void` : `Paid by ${run.batch}`}
            </Link>
        );
    }
    return may ? (
        <>
            <Button onClick={() => setOpen(true)}>Pay all partners</Button>
            {open && (
                <GroupPaymentDialog
                    program={program}
                    path={path}
                    proposal={proposal.data}
                    onClose={() => setOpen(false)}
                />
            )}
        </>
    ) : null;
}
