import { Button, Checkbox, Group, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../../components/Dialog';
import { Facts } from '../../components/Facts';
import { MoneyText } from '../../components/MoneyText';
import { ErrorNote } from '../../components/Notes';
import { type Lead, type LeadPayment, post, Problem, type Program } from '../../lib/api';
import { plusDays, today } from '../../lib/dates';
import { amountOf } from './amount';
import classes from './Lead.module.css';
import { useFresh } from './useLead';

const STATUSES = [
    { value: 'scheduled', label: 'Scheduled: issued on a day to come' },
    { value: 'processing', label: 'Processing: on its way' },
    { value: 'complete', label: 'Complete: the transfer was issued' },
];

/** The first and the last day of the month before. */
function lastMonth(day: string): [string, string] {
    const end = plusDays(`${day.slice(0, 7)}-01`, -1);
    return [`${end.slice(0, 7)}-01`, end];
}

/** A payment by hand for exactly this lead and its partner. The amount is computed, and cannot be typed over. */
export function AddPayment(props: { program: Program; path: string; lead: Lead; onClose: () => void }) {
    const { program, path, lead, onClose } = props;
    const now = today(program.zone);
    const [from, to] = lastMonth(now);
    const [fields, setFields] = useState({
        issueDate: now,
        periodStart: from,
        periodEnd: to,
        totalRevenue: '',
        commissionPercent: lead.commissionPercent ?? '',
        status: 'processing',
        paymentIds: '',
    });
    const [acknowledged, setAcknowledged] = useState(false);
    const fresh = useFresh();
    const amount = amountOf(fields.totalRevenue, fields.commissionPercent, program.currency);
    const save = useMutation({
        mutationFn: () =>
            post<LeadPayment>(`${path}/payments`, {
                ...fields,
                totalRevenue: fields.totalRevenue.trim(),
                commissionPercent: fields.commissionPercent.trim(),
                ...(amount !== null && { amount }),
                paymentIds: fields.paymentIds
                    .split('\n')
                    .map((id) => id.trim())
                    .filter((id) => id !== ''),
                ...(acknowledged && { acknowledgeUsedIds: true }),
            }),
        onSuccess: async () => {
            await fresh();
            onClose();
        },
    });
    const problem = save.error instanceof Problem ? save.error : null;
    const wrong = (name: string) =>
        problem?.errors.find(
            (one) => one.field === name || one.field.startsWith(`${name}.`) || one.field.startsWith(`${name}[`),
        )?.expected;
    const placed = problem !== null && [...Object.keys(fields), 'amount'].some((name) => wrong(name) !== undefined);
    const set = (name: keyof typeof fields, value: string) => setFields((known) => ({ ...known, [name]: value }));
    const input = (name: keyof typeof fields, label: string, more: object = {}) => (
        <TextInput
            label={label}
            required
            autoComplete="off"
            value={fields[name]}
            error={wrong(name)}
            onChange={(event) => set(name, event.currentTarget.value)}
            {...more}
        />
    );
    return (
        <Dialog title="Add payment" onClose={onClose}>
            <form
                noValidate
                onSubmit={(event) => {
                    event.preventDefault();
                    save.mutate();
                }}
            >
                <Stack>
                    <Facts
                        facts={[
                            ['Partner', lead.partner],
                            ['Lead', lead.name ? `${lead.name} (${lead.code})` : lead.code],
                            ['Paid to', lead.payee.text ?? 'No payment details on file'],
                        ]}
                    />
                    {input('issueDate', 'Issue date', { type: 'date' })}
                    <div className={classes.pair}>
                        {input('periodStart', 'Period start', { type: 'date' })}
                        {input('periodEnd', 'Period end', { type: 'date' })}
                    </div>
                    <Textarea
                        label="Payment ids"
                        description="Of payments or invoices in the accounting system, one a line."
                        required
                        rows={3}
                        value={fields.paymentIds}
                        error={wrong('paymentIds')}
                        onChange={(event) => {
                            set('paymentIds', event.currentTarget.value);
                            setAcknowledged(false);
                        }}
                    />
                    <div className={classes.pair}>
                        {input('totalRevenue', `Total revenue in ${program.currency}`, { inputMode: 'decimal' })}
                        {input('commissionPercent', 'Commission in percent', { inputMode: 'decimal' })}
                    </div>
                    <div className={classes.sum}>
                        <span id="lead-amount">Amount</span>
                        <output aria-labelledby="lead-amount">
                            <MoneyText money={amount === null ? null : { amount, currency: program.currency }} large />
                        </output>
                    </div>
                    {wrong('amount') && <div role="alert">The amount has to be {wrong('amount')}.</div>}
                    <Select
                        label="Status"
                        data={STATUSES}
                        value={fields.status}
                        allowDeselect={false}
                        error={wrong('status')}
                        onChange={(chosen) => chosen !== null && set('status', chosen)}
                    />
                    {save.isError && !placed && <ErrorNote error={save.error} what="The payment is not made" />}
                    {(problem?.code === 'payment-id-used' || acknowledged) && (
                        <Checkbox
                            label="These payment ids are meant once more"
                            checked={acknowledged}
                            onChange={(event) => setAcknowledged(event.currentTarget.checked)}
                        />
                    )}
                    <Group justify="flex-end">
                        <Button variant="default" onClick={onClose}>
                            Cancel
                        </Button>
                        <Button type="submit" loading={save.isPending} disabled={amount === null}>
                            Add payment
                        </Button>
                    </Group>
                </Stack>
            </form>
        </Dialog>
    );
}
