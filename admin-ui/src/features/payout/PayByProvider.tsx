import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { MoneySums } from '../../components/MoneySums';
import { MoneyText } from '../../components/MoneyText';
import { get, inProgram, type PayoutRow, post, type Program, type Query, type Totals } from '../../lib/api';
import { type Started, startedJob } from '../../lib/jobs';
import { sumsOf } from '../../lib/money';
import { useMay } from '../../lib/session';
import { AskDialog } from './AskDialog';
import { useProvider } from './useProvider';
import { type Part, paidTo, payoutsText } from './words';

interface Props {
    program: Program;
    /** Rows that were chosen, or all that a list is asked for. */
    of: { rows: PayoutRow[] } | { filter: Query };
    onStarted: (job: string) => void;
    /** Beside a more important action. */
    quiet?: boolean;
}

/** What of a choice PayPal can be given: approved, and paid by PayPal. Null where it is none of it. */
export function filterFor(filter: Query): Query | null {
    const { state, method } = filter;
    const states = typeof state === 'string' ? state.split(',') : ['approved'];
    return states.includes('approved') && (method === undefined || method === null || method === 'paypal')
        ? { ...filter, state: 'approved', method: 'paypal' }
        : null;
}

const fits = (row: PayoutRow) => row.state === 'approved' && row.method === 'paypal';

/** Has approved payouts paid by PayPal; offered where PayPal is set up, and something of it can be paid so. */
export function PayByProvider({ program, of, onStarted, quiet = false }: Props) {
    const may = useMay('finance');
    const [asked, setAsked] = useState(false);
    const configured = useProvider(program.code, may);
    const filter = 'filter' in of ? filterFor(of.filter) : null;
    const totalsPath = inProgram(program.code, 'payouts', 'totals');
    const totals = useQuery({
        queryKey: [totalsPath, filter],
        queryFn: ({ signal }) => get<Totals>(totalsPath, filter ?? {}, signal),
        enabled: configured === true && filter !== null,
    });
    const rows = 'rows' in of ? of.rows.filter(fits) : [];
    const part: Part =
        'rows' in of
            ? { payouts: rows.length, sums: sumsOf(rows.map((row) => row.amount)) }
            : { payouts: totals.data?.count ?? 0, sums: totals.data?.sums ?? [] };
    if (!may || configured !== true || part.payouts === 0) {
        return null;
    }
    const body = 'rows' in of ? { payouts: rows.map((row) => row.id) } : { filter, count: part.payouts };
    return (
        <>
            <Button
                size={quiet ? 'sm' : 'compact-sm'}
                variant={quiet ? 'default' : 'filled'}
                onClick={() => setAsked(true)}
            >
                Pay {payoutsText(part.payouts)} by PayPal
            </Button>
            {asked && (
                <AskDialog
                    title="Pay by PayPal"
                    says={
                        <>
                            <MoneySums sums={part.sums} show={(sum) => <MoneyText money={sum} large />} />
                            <p style={{ marginBottom: 0 }}>
                                Gives {payoutsText(part.payouts)} to PayPal, which sends the money. From then on{' '}
                                {part.payouts === 1 ? 'it is' : 'they are'} processing until PayPal says what became of{' '}
                                {part.payouts === 1 ? 'it' : 'them'}; nobody can make them void meanwhile. Who changed
                                their payment details since is left out.
                            </p>
                        </>
                    }
                    action={`Pay ${paidTo(part)} by PayPal`}
                    onClose={() => setAsked(false)}
                    onDo={async () =>
                        onStarted(startedJob(await post<Started>(inProgram(program.code, 'payouts', 'provider'), body)))
                    }
                />
            )}
        </>
    );
}
