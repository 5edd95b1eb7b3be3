import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { DateText } from '../../components/DateText';
import { Dialog } from '../../components/Dialog';
import { MoneyText } from '../../components/MoneyText';
import { EmptyState, ErrorNote, Loading } from '../../components/Notes';
import { Part } from '../../components/Part';
import { ReportTabs } from '../../components/ReportTabs';
import { Screen } from '../../components/Screen';
import { type Books, type CountedSum, get, inProgram, post } from '../../lib/api';
import { dayText, plusDays, today } from '../../lib/dates';
import { countText } from '../../lib/money';
import { useMay, useProgram } from '../../lib/session';
import { lastMonth } from './ranges';
import classes from './Reports.module.css';

/** How far the books are closed, by whom and when. */
export function ClosedBooks() {
    const program = useProgram();
    const may = useMay('finance');
    const [closing, setClosing] = useState(false);
    const path = inProgram(program.code, 'books');
    const books = useQuery({ queryKey: [path], queryFn: ({ signal }) => get<Books>(path, {}, signal) });
    const until = books.data?.closedUntil ?? null;
    const action = may && <Button onClick={() => setClosing(true)}>Close books</Button>;
    return (
        <Screen
            title="Closed books"
            says={
                until === null
                    ? 'No day is closed.'
                    : `Closed up to ${dayText(until)}. What comes later for these days counts on ${dayText(plusDays(until, 1))}.`
            }
            tabs={<ReportTabs program={program.code} />}
            actions={action}
        >
            {books.isPending && <Loading label="Loading the books" />}
            {books.isError && (
                <ErrorNote
                    error={books.error}
                    what="The books could not be loaded"
                    onRetry={() => void books.refetch()}
                />
            )}
            {books.data?.history.length === 0 && (
                <EmptyState icon="reports" title="The books were never closed" action={action}>
                    Close them once a month is settled: its figures stay as they are then, and nothing is booked into
                    it.
                </EmptyState>
            )}
            {books.data && books.data.history.length > 0 && (
                <Part title="When they were closed">
                    <ul className={classes.earlier}>
                        {books.data.history.map((one) => (
                            <li key={one.until}>
                                <span>
                                    Up to <DateText at={one.until} />
                                </span>
                                <span className="quiet">
                                    by {one.closedBy}, <DateText at={one.closedAt} zone={program.zone} time />
                                </span>
                            </li>
                        ))}
                    </ul>
                </Part>
            )}
            {closing && books.data && (
                <CloseBooks path={path} first={until} zone={program.zone} onClose={() => setClosing(false)} />
            )}
        </Screen>
    );
}

interface Props {
    path: string;
    /** The last closed day by now. */
    first: string | null;
    zone: string;
    onClose: () => void;
}

/** Says in numbers what it will do before it does it; no way leads back. */
function CloseBooks({ path, first, zone, onClose }: Props) {
    const yesterday = plusDays(today(zone), -1);
    const proposed = lastMonth(today(zone)).to;
    const [until, setUntil] = useState(first !== null && proposed <= first ? yesterday : proposed);
    const wrong =
        until > yesterday
            ? `Only days that are over can be closed: up to ${dayText(yesterday)}.`
            : first !== null && until !== '' && until <= first
              ? `Closed already up to ${dayText(first)}: choose a later day.`
              : null;
    const queries = useQueryClient();
    const outlook = useQuery({
        queryKey: [path, until],
        queryFn: ({ signal }) => get<Books>(path, { until }, signal),
        enabled: until !== '' && wrong === null,
    });
    const close = useMutation({
        mutationFn: () => post(`${path}/close`, { until }),
        onSuccess: async () => {
            await queries.invalidateQueries({ queryKey: [path] });
            onClose();
        },
    });
    const seen = wrong === null ? outlook.data?.outlook : null;
    return (
        <Dialog title="Close books" onClose={onClose}>
            <form
                onSubmit={(event) => {
                    event.preventDefault();
                    close.mutate();
                }}
            >
                <Stack>
                    <TextInput
                        type="date"
                        label="Up to, this day too"
                        required
                        {...(first === null ? {} : { min: plusDays(first, 1) })}
                        max={yesterday}
                        error={wrong}
                        value={until}
                        onChange={(event) => setUntil(event.currentTarget.value)}
                        data-autofocus
                    />
                    {outlook.isError && <ErrorNote error={outlook.error} what="What it would do could not be loaded" />}
                    {seen && (
                        <Stack gap={4} role="group" aria-label="What it does">
                            <Sums
                                title="is paid and stays in these days"
                                sums={seen.paid}
                                none="Nothing of these days is paid."
                            />
                            <Sums
                                title="is still to be paid and stays in these days"
                                sums={seen.counted}
                                none="Nothing payable is left in these days."
                            />
                            <Sums
                                title={`is on hold and moves to ${dayText(plusDays(seen.until, 1))}`}
                                sums={seen.onHold}
                                none="Nothing on hold moves."
                            />
                            <Sums
                                title={`is pending and will count from ${dayText(plusDays(seen.until, 1))} once approved`}
                                sums={seen.pending}
                                none="Nothing is pending there."
                            />
                        </Stack>
                    )}
                    <div>
                        Closed books do not open again: what is wrong in these days is corrected on the first open day.
                    </div>
                    {close.isError && <ErrorNote error={close.error} what="The books are not closed" />}
                    <Group justify="flex-end">
                        <Button variant="default" onClick={onClose}>
                            Cancel
                        </Button>
                        <Button type="submit" loading={close.isPending} disabled={!seen}>
                            {until === '' ? 'Close' : `Close up to ${dayText(until)}`}
                        </Button>
                    </Group>
                </Stack>
            </form>
        </Dialog>
    );
}

function Sums({ title, sums, none }: { title: string; sums: CountedSum[]; none: string }) {
    if (sums.length === 0) {
        return <div className="quiet">{none}</div>;
    }
    return (
        <>
            {sums.map((sum) => (
                <div key={sum.amount.currency}>
                    <MoneyText money={sum.amount} /> in {countText(sum.count)} {sum.count === 1 ? 'entry' : 'entries'}{' '}
                    {title}
                </div>
            ))}
        </>
    );
}
