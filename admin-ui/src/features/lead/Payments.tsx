import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { DateText } from '../../components/DateText';
import { Dialog } from '../../components/Dialog';
import { Facts } from '../../components/Facts';
import { MoneyText } from '../../components/MoneyText';
import { ErrorNote } from '../../components/Notes';
import { ReasonDialog } from '../../components/ReasonDialog';
import { type Lead, type LeadPayment, post, type Program } from '../../lib/api';
import { today } from '../../lib/dates';
import { moneyText } from '../../lib/money';
import { useMay } from '../../lib/session';
import classes from './Lead.module.css';
import { paymentState } from './states';
import { useFresh } from './useLead';

/** Every payment made for a lead, and what happened to it. */
export function Payments({ program, path, lead }: { program: Program; path: string; lead: Lead }) {
    if (lead.payments.length === 0) {
        return (
            <span className="quiet">
                {lead.mayAddPayment
                    ? 'None yet: nothing was paid for this lead.'
                    : `None. A payment is made once the lead is won; it is in phase ${lead.phase}.`}
            </span>
        );
    }
    return (
        <ul className={classes.payments}>
            {lead.payments.map((payment) => (
                <li key={payment.id} className={classes.payment}>
                    <div className={classes.head}>
                        <MoneyText money={payment.amount} large />
                        {paymentState(payment)}
                    </div>
                    <div className="quiet">
                        {payment.commissionPercent} % of {moneyText(payment.totalRevenue)}
                    </div>
                    <Facts
                        facts={[
                            ['Issue date', <DateText key="i" at={payment.issueDate} />],
                            [
                                'Period',
                                <span key="p">
                                    <DateText at={payment.periodStart} /> to <DateText at={payment.periodEnd} />
                                </span>,
                            ],
                            ['Payment ids', payment.paymentIds.join(', ')],
                            ['Invoice', `${payment.invoice} in ${payment.batch}`],
                            ['Confirmed', payment.confirmedBy && `by ${payment.confirmedBy}`],
                        ]}
                    />
                    <details className={classes.log} open>
                        <summary>Transaction log</summary>
                        <ol className={classes.story} aria-label={`Log of invoice ${payment.invoice}`}>
                            {payment.log.map((event, i) => (
                                <li key={i}>
                                    <strong>{event.what}</strong> <DateText at={event.at} zone={program.zone} time />
                                    <span className="quiet"> by {event.by}</span>
                                    {event.said && <div className="quiet">{event.said}</div>}
                                </li>
                            ))}
                        </ol>
                    </details>
                    <PaymentActions program={program} path={`${path}/payments/${payment.id}`} payment={payment} />
                </li>
            ))}
        </ul>
    );
}

function PaymentActions({ program, path, payment }: { program: Program; path: string; payment: LeadPayment }) {
    const may = useMay('finance');
    const [asked, setAsked] = useState<'complete' | 'void' | null>(null);
    const fresh = useFresh();
    const send = useMutation({
        mutationFn: ({ to, body }: { to: string; body: object }) => post(`${path}/${to}`, body),
        onSuccess: fresh,
    });
    const { state, invoice } = payment;
    if (!may || (state !== 'scheduled' && state !== 'processing')) {
        return null;
    }
    const waits = payment.secondPerson && payment.confirmedBy === null;
    return (
        <>
            {waits && (
                <div className="quiet">
                    Waits for a second person: somebody else than {payment.createdBy} has to confirm it.
                </div>
            )}
            {payment.voidAskedBy && (
                <div className="quiet">
                    {payment.voidAskedBy} says that it was not sent: it is void once somebody else says so too.
                </div>
            )}
            <div className={classes.actions}>
                {state === 'scheduled' && (
                    <Button
                        size="xs"
                        variant="default"
                        aria-label={`Invoice ${invoice} is processing`}
                        loading={send.isPending}
                        onClick={() => send.mutate({ to: 'status', body: { status: 'processing' } })}
                    >
                        Processing
                    </Button>
                )}
                {waits && (
                    <Button
                        size="xs"
                        variant="default"
                        aria-label={`Confirm invoice ${invoice}`}
                        loading={send.isPending}
                        onClick={() => send.mutate({ to: 'confirm', body: {} })}
                    >
                        Confirm
                    </Button>
                )}
                <Button
                    size="xs"
                    variant="default"
                    aria-label={`Complete invoice ${invoice}`}
                    onClick={() => setAsked('complete')}
                >
                    Complete
                </Button>
                <Button
                    size="xs"
                    variant="default"
                    aria-label={`Void invoice ${invoice}`}
                    onClick={() => setAsked('void')}
                >
                    {state === 'scheduled' ? 'Void' : 'Was not sent'}
                </Button>
            </div>
            {send.isError && <ErrorNote error={send.error} what="The payment is not changed" />}
            {asked === 'complete' && (
                <Complete program={program} path={path} payment={payment} onClose={() => setAsked(null)} />
            )}
            {asked === 'void' && (
                <ReasonDialog
                    title={state === 'scheduled' ? `Void invoice ${invoice}` : `Invoice ${invoice} was not sent`}
                    says={voidSays(payment)}
                    action={state === 'scheduled' || payment.voidAskedBy ? 'Void' : 'It was not sent'}
                    dangerous
                    onClose={() => setAsked(null)}
                    onDo={async (reason) => {
                        await post(`${path}/void`, { reason });
                        await fresh();
                    }}
                />
            )}
        </>
    );
}

function voidSays({ amount, state, voidAskedBy }: LeadPayment) {
    const first = state === 'processing' && voidAskedBy === null;
    return (
        `${moneyText(amount)} is not paid, and counts as not earned` +
        (first ? ', once a second person says too that it was not sent' : '') +
        '. The invoice number stays used.'
    );
}

/** The transfer was issued: on which day, and then it is paid in the books. */
function Complete(props: { program: Program; path: string; payment: LeadPayment; onClose: () => void }) {
    const { program, path, payment, onClose } = props;
    const now = today(program.zone);
    const [issueDate, setIssueDate] = useState(payment.issueDate > now ? now : payment.issueDate);
    const fresh = useFresh();
    const save = useMutation({
        mutationFn: () => post(`${path}/status`, { status: 'complete', issueDate }),
        onSuccess: async () => {
            await fresh();
            onClose();
        },
    });
    return (
        <Dialog title={`Complete invoice ${payment.invoice}`} onClose={onClose}>
            <form
                onSubmit={(event) => {
                    event.preventDefault();
                    save.mutate();
                }}
            >
                <Stack>
                    <div>
                        The transfer of {moneyText(payment.amount)} was issued. The books say from then on that it is
                        paid; no money is moved by this.
                    </div>
                    <TextInput
                        label="Issue date"
                        type="date"
                        required
                        max={now}
                        value={issueDate}
                        onChange={(event) => setIssueDate(event.currentTarget.value)}
                    />
                    {save.isError && <ErrorNote error={save.error} what="The payment is not complete" />}
                    <Group justify="flex-end">
                        <Button variant="default" onClick={onClose}>
                            Cancel
                        </Button>
                        <Button type="submit" loading={save.isPending}>
                            Complete
                        </Button>
                    </Group>
                </Stack>
            </form>
        </Dialog>
    );
}
