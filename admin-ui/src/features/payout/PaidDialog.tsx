import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { MoneySums } from '../../components/MoneySums';
import { MoneyText } from '../../components/MoneyText';
import { inProgram, post, type Program } from '../../lib/api';
import { today } from '../../lib/dates';
import { type Started, startedJob } from '../../lib/jobs';
import { AskDialog } from './AskDialog';
import { type Part, paidTo, payoutsText } from './words';

interface Props {
    program: Program;
    /** All of a run, or the payouts of these ids. */
    of: { run: number } | { payouts: number[] };
    part: Part;
    onStarted: (job: string) => void;
    onClose: () => void;
}

/** Says that money left, on a day; moves none. */
export function PaidDialog({ program, of, part, onStarted, onClose }: Props) {
    const day = today(program.zone);
    const [paidOn, setPaidOn] = useState(day);
    const [reference, setReference] = useState('');
    return (
        <AskDialog
            title="Record as paid"
            says={
                <>
                    <MoneySums sums={part.sums} show={(sum) => <MoneyText money={sum} large />} />
                    <p style={{ marginBottom: 0 }}>
                        Says that {payoutsText(part.payouts)} {part.payouts === 1 ? 'was' : 'were'} paid outside. No
                        money is moved by it: the ledger posts payable to paid, and their commissions are paid.
                    </p>
                </>
            }
            action={`Record ${paidTo(part)} as paid`}
            onClose={onClose}
            onDo={async () => {
                const asked = { ...of, paidOn, ...(reference.trim() !== '' && { reference: reference.trim() }) };
                onStarted(startedJob(await post<Started>(inProgram(program.code, 'payouts', 'paid'), asked)));
            }}
        >
            <TextInput
                type="date"
                label="Paid on"
                required
                max={day}
                value={paidOn}
                onChange={(event) => setPaidOn(event.currentTarget.value)}
                data-autofocus
            />
            <TextInput
                label="Reference (may be left out)"
                description="As the bank or payment service calls it."
                maxLength={120}
                value={reference}
                onChange={(event) => setReference(event.currentTarget.value)}
            />
        </AskDialog>
    );
}
