import { Button, Checkbox, Group, Radio, Select, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Dialog } from '../../components/Dialog';
import { MoneyText } from '../../components/MoneyText';
import { ErrorNote, Loading } from '../../components/Notes';
import { get, type GroupTotal, type PaymentProposal, post, type Program } from '../../lib/api';
import { today } from '../../lib/dates';
import { countText, isZero } from '../../lib/money';
import { place } from '../../lib/places';
import classes from './GroupPayment.module.css';
import { GROUP_METHODS, missing, paysText, proposedWish, says, toBody, warning, type Wish } from './groupPayment';

const TYPES = [
    { value: 'check', label: 'Cheque' },
    { value: 'paypal', label: 'PayPal' },
    { value: 'bank', label: 'Bank' },
    { value: 'other', label: 'Other' },
];

interface Props {
    program: Program;
    /** Of the report in the API. */
    path: string;
    proposal: PaymentProposal;
    onClose: () => void;
}

/** Pays all partners of a report by one method: chosen, then confirmed in numbers, then followed on the page of the run. */
export function GroupPaymentDialog({ program, path, proposal, onClose }: Props) {
    const [wish, setWish] = useState<Wish>(() => proposedWish(proposal));
    const [confirming, setConfirming] = useState(false);
    const [agreed, setAgreed] = useState(false);
    const set = (part: Partial<Wish>) => setWish((now) => ({ ...now, ...part }));
    const all = useQueries({
        queries: GROUP_METHODS.map(({ value }) => ({
            queryKey: [`${path}/amounts/totals`, value],
            queryFn: ({ signal }: { signal: AbortSignal }) =>
                get<GroupTotal[]>(`${path}/amounts/totals`, { method: value }, signal),
            gcTime: 0,
        })),
    });
    const dated = useQuery({
        queryKey: [`${path}/payments`, wish.payOn],
        queryFn: ({ signal }) => get<PaymentProposal>(`${path}/payments`, { payOn: wish.payOn }, signal),
        enabled: wish.payOn !== '',
        placeholderData: (before) => before ?? proposal,
    });
    const queries = useQueryClient();
    const navigate = useNavigate();
    const totals = all[GROUP_METHODS.findIndex(({ value }) => value === wish.method)]?.data;
    const process = useMutation({
        mutationFn: () => post<{ run: number; job: number }>(`${path}/payments`, toBody(wish, totals ?? [])),
        onSuccess: async ({ run }) => {
            onClose();
            await navigate({ to: place(program.code, 'payouts', 'runs', run) });
            await queries.invalidateQueries({ queryKey: ['/jobs'] });
        },
        // Somebody else was quicker, or the sums are others by now.
        onError: () => queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith(path) }),
    });
    const failed = all.find((one) => one.isError);
    if (failed !== undefined) {
        return (
            <Dialog title="Pay all partners" wide onClose={onClose}>
                <ErrorNote
                    error={failed.error}
                    what="The amounts could not be loaded"
                    onRetry={() => void failed.refetch()}
                />
            </Dialog>
        );
    }
    if (totals === undefined) {
        return (
            <Dialog title="Pay all partners" wide onClose={onClose}>
                <Loading label="Adding up" />
            </Dialog>
        );
    }
    const batch = wish.batch ?? dated.data?.batch ?? proposal.batch;
    const lacks = missing(wish, totals, today(program.zone));
    const over = warning(totals);
    return (
        <Dialog title={confirming ? 'Process the payments' : 'Pay all partners'} wide={!confirming} onClose={onClose}>
            <form
                onSubmit={(event) => {
                    event.preventDefault();
                    if (confirming) {
                        process.mutate();
                    } else {
                        setConfirming(true);
                    }
                }}
            >
                <Stack>
                    {!confirming && (
                        <>
                            <fieldset className={classes.methods}>
                                <legend>One method for all</legend>
                                {GROUP_METHODS.map((method, i) => (
                                    <Method
                                        key={method.value}
                                        method={method}
                                        totals={all[i]?.data ?? []}
                                        checked={wish.method === method.value}
                                        onChoose={() => set({ method: method.value })}
                                    />
                                ))}
                            </fieldset>
                            <Group grow align="flex-start">
                                <Select
                                    label="Payment type"
                                    data={TYPES}
                                    allowDeselect={false}
                                    value={wish.paymentType}
                                    onChange={(type) => type !== null && set({ paymentType: type })}
                                />
                                <TextInput
                                    type="date"
                                    label="Date"
                                    required
                                    withAsterisk={false}
                                    value={wish.payOn}
                                    onChange={(event) => set({ payOn: event.currentTarget.value })}
                                />
                            </Group>
                            <TextInput
                                label="Batch id"
                                maxLength={50}
                                value={batch}
                                onChange={(event) => set({ batch: event.currentTarget.value })}
                            />
                            <Checkbox
                                label="Record them as paid on that day"
                                checked={wish.paid}
                                onChange={(event) => set({ paid: event.currentTarget.checked })}
                            />
                        </>
                    )}
                    {over !== null && (
                        <p className={classes.warn} role="note">
                            {over} What is more is an advance, set off against what they earn next.
                        </p>
                    )}
                    {(confirming || lacks !== null) && (
                        <div className={classes.will} role="status" aria-label="What it will do">
                            {lacks === null ? (
                                says(wish, totals, batch).map((line) => <p key={line}>{line}</p>)
                            ) : (
                                <p>{lacks}</p>
                            )}
                        </div>
                    )}
                    {confirming && over !== null && (
                        <Checkbox
                            label="Pay more than is owed"
                            checked={agreed}
                            onChange={(event) => setAgreed(event.currentTarget.checked)}
                        />
                    )}
                    {process.isError && <ErrorNote error={process.error} what="Nothing is paid by this" />}
                    <Group justify="flex-end">
                        {confirming ? (
                            <Button
                                variant="default"
                                onClick={() => {
                                    setConfirming(false);
                                    setAgreed(false);
                                    process.reset();
                                }}
                            >
                                Back
                            </Button>
                        ) : (
                            <Button variant="default" onClick={onClose}>
                                Cancel
                            </Button>
                        )}
                        <Button
                            type="submit"
                            loading={process.isPending}
                            disabled={lacks !== null || (confirming && over !== null && !agreed)}
                        >
                            {confirming ? `Process ${paysText(totals)}` : 'Process…'}
                        </Button>
                    </Group>
                </Stack>
            </form>
        </Dialog>
    );
}

interface MethodProps {
    method: (typeof GROUP_METHODS)[number];
    totals: GroupTotal[];
    checked: boolean;
    onChoose: () => void;
}

/** What all would get by a method, each currency for itself. */
function Method({ method, totals, checked, onChoose }: MethodProps) {
    return (
        <div className={classes.method}>
            <Radio name="method" label={method.title} checked={checked} onChange={onChoose} />
            <span className="quiet">{method.says}</span>
            {totals.map((total) => (
                <span key={total.currency}>
                    <span className={classes.sum} style={{ display: 'block' }}>
                        <MoneyText money={total.amount} />
                    </span>
                    <span className="quiet">
                        {countText(total.partners)} paid, {countText(total.left)} with nothing
                    </span>
                    {!isZero(total.advance.amount) && (
                        <span className={classes.over}>
                            <MoneyText money={total.advance} /> more than is owed
                        </span>
                    )}
                </span>
            ))}
        </div>
    );
}
