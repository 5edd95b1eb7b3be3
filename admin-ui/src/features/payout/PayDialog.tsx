import { Checkbox, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { MoneySums } from '../../components/MoneySums';
import { MoneyText } from '../../components/MoneyText';
import { ErrorNote, Loading } from '../../components/Notes';
import { inProgram, post, Problem, type Program, type Prospect } from '../../lib/api';
import { today } from '../../lib/dates';
import { amountText, countText } from '../../lib/money';
import { AskDialog } from './AskDialog';
import { type ChosenBody, paidPart } from './chosen';
import classes from './Payout.module.css';
import { paidTo, payoutsText, reasonText } from './words';

interface Props {
    program: Program;
    /** Paid outside, or written to a file for PayPal. */
    goal: 'paid' | 'file';
    body: ChosenBody;
    onStarted: (job: string) => void;
    onClose: () => void;
}

const MEANWHILE = ['changed-meanwhile', 'nothing-to-pay'];

/** Pays what was chosen, in one step; says before what it will pay, whom it leaves out, and who else is needed. */
export function PayDialog({ program, goal, body, onStarted, onClose }: Props) {
    const day = today(program.zone);
    const [paidOn, setPaidOn] = useState(day);
    const [reference, setReference] = useState('');
    const [noMinimum, setNoMinimum] = useState(false);
    const queries = useQueryClient();
    const path = inProgram(program.code, 'pending-payments', 'prospect');
    const asked = { ...body, noMinimum, goal };
    const prospect = useQuery({
        queryKey: [path, asked],
        queryFn: () => post<Prospect>(path, asked),
        placeholderData: keepPreviousData,
        staleTime: 0,
    });
    const known = prospect.isPlaceholderData ? undefined : prospect.data;
    const part = prospect.data === undefined ? null : paidPart(prospect.data);
    const isFile = goal === 'file';
    const title = isFile ? 'Make a PayPal file' : 'Pay partners';
    const send = async () => {
        const { paid } = known ?? { paid: [] };
        try {
            const { job } = await post<{ run: number; job: number }>(
                inProgram(program.code, 'pending-payments', isFile ? 'paypal-files' : 'pay'),
                {
                    ...body,
                    noMinimum,
                    seen: paid,
                    ...(!isFile && { paidOn }),
                    ...(!isFile && reference.trim() !== '' && { reference: reference.trim() }),
                },
            );
            onStarted(String(job));
        } catch (failure) {
            if (failure instanceof Problem && MEANWHILE.includes(failure.code)) {
                // What was chosen shows what it is now, and this question asks about that.
                await queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
            }
            throw failure;
        }
    };
    return (
        <AskDialog
            title={title}
            blocked={known === undefined || part === null || part.payouts === 0}
            says={
                prospect.isError ? (
                    <ErrorNote error={prospect.error} onRetry={() => void prospect.refetch()} />
                ) : part === null || prospect.data === undefined ? (
                    <Loading label="Reckoning what would be paid" lines={3} />
                ) : (
                    <Says isFile={isFile} prospect={prospect.data} />
                )
            }
            action={
                part === null || part.payouts === 0
                    ? isFile
                        ? 'Make the file'
                        : 'Pay'
                    : known?.secondPerson
                      ? `Freeze ${paidTo(part)}`
                      : isFile
                        ? `Make the file of ${paidTo(part)}`
                        : `Record ${paidTo(part)} as paid`
            }
            onClose={onClose}
            onDo={send}
        >
            {!isFile && (
                <>
                    <TextInput
                        type="date"
                        label="Paid on"
                        required
                        withAsterisk={false}
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
                </>
            )}
            <Checkbox
                label="Pay below the minimum, too"
                checked={noMinimum}
                onChange={(event) => setNoMinimum(event.currentTarget.checked)}
            />
        </AskDialog>
    );
}

function Says({ isFile, prospect }: { isFile: boolean; prospect: Prospect }) {
    const part = paidPart(prospect);
    return (
        <div className={classes.says} role="status" aria-label="What it will do">
            {part.payouts === 0 ? (
                <p>
                    <strong>Nothing of what was chosen can be paid now.</strong>
                </p>
            ) : (
                <>
                    <div>
                        <MoneySums sums={part.sums} show={(sum) => <MoneyText money={sum} large />} />{' '}
                        <span className="quiet">by {payoutsText(part.payouts)}</span>
                    </div>
                    <p>
                        {isFile
                            ? 'Makes a run of exactly these lines, approves it, and writes it to a file for PayPal. The payouts are then being processed: none is paid until you record it.'
                            : 'Makes a run of exactly these lines and says that it was paid outside. No money is moved by it: the ledger posts payable to paid. A line that shows another amount by then is left out and told.'}
                    </p>
                    {prospect.secondPerson && (
                        <p className={classes.warn}>
                            Over {amountText(prospect.secondPersonOver)} a second person approves: the run is frozen,
                            and somebody else with the right to finance has to approve it. Then it is{' '}
                            {isFile ? 'written to files' : 'recorded as paid'} from its page.
                        </p>
                    )}
                </>
            )}
            {prospect.leftOut.length > 0 && (
                <table className={classes.table} aria-label="Left out">
                    <thead>
                        <tr>
                            <th scope="col">Left out</th>
                            <th scope="col" className={classes.count}>
                                Partners
                            </th>
                            <th scope="col" className={classes.right}>
                                Amount
                            </th>
                        </tr>
                    </thead>
                    <tbody>
                        {prospect.leftOut.map((one) => (
                            <tr key={one.reason + one.amount.currency}>
                                <th scope="row">{reasonText(one.reason)}</th>
                                <td className={`figures ${classes.count}`}>{countText(one.partners)}</td>
                                <td className={classes.right}>
                                    <MoneyText money={one.amount} word="taken back" />
                                </td>
                            </tr>
                        ))}
                    </tbody>
                </table>
            )}
        </div>
    );
}
