import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Column, Filter } from '../../components/DataTable/columns';
import { DataTable } from '../../components/DataTable/DataTable';
import type { Chosen } from '../../components/DataTable/useChoice';
import { DateText } from '../../components/DateText';
import { MoneySums } from '../../components/MoneySums';
import { MoneyText } from '../../components/MoneyText';
import { EmptyState } from '../../components/Notes';
import { Screen } from '../../components/Screen';
import { StateLabel } from '../../components/StateLabel';
import { inProgram, type PendingPayment, type Program } from '../../lib/api';
import { isZero, sumsOf } from '../../lib/money';
import { place } from '../../lib/places';
import { useMay, useProgram } from '../../lib/session';
import { GenerateButton } from './GenerateButton';
import { GenerateDialog } from './GenerateDialog';
import { PayoutTabs } from './PayoutTabs';
import { methodText, partnersText, whyNot } from './words';

const FILTERS: Filter[] = [{ name: 'partner', title: 'Partner', kind: 'text' }];
const TOTALS = {
    noun: ['line', 'lines'] as [string, string],
    names: { payable: 'Payable', onHold: 'On hold', notApproved: 'Not approved' },
};

/** One summed line for partner and currency. */
export function PendingPayments() {
    const program = useProgram();
    const may = useMay('finance');
    return (
        <Screen
            fill
            title="Payouts"
            says="What each partner would be paid now, one line for partner and currency, and why not where nothing would be."
            actions={<GenerateButton program={program} />}
            tabs={<PayoutTabs program={program.code} />}
        >
            <DataTable<PendingPayment>
                name="pending-payments"
                label="Pending payments"
                path={inProgram(program.code, 'pending-payments')}
                columns={columns(program)}
                filters={FILTERS}
                rowId={(row) => `${row.partner} ${row.payable.currency}`}
                rowTo={(row) => place(program.code, 'partners', row.partner)}
                keepSearch={false}
                totals={TOTALS}
                choice={
                    may
                        ? {
                              noun: ['line', 'lines'],
                              nameOf: (row) => `${row.partner} in ${row.payable.currency}`,
                              bar: (chosen) => <PendingBulk program={program} chosen={chosen} />,
                          }
                        : undefined
                }
                empty={
                    <EmptyState
                        icon="payouts"
                        title="Nobody is owed anything"
                        action={
                            <Button component={Link} to={place(program.code, 'commissions')} variant="default">
                                See the commissions
                            </Button>
                        }
                    >
                        A partner stands here from the first commission on. It is payable once it is approved and past
                        its hold.
                    </EmptyState>
                }
            />
        </Screen>
    );
}

/** Payouts of the chosen partners only. */
function PendingBulk({ program, chosen }: { program: Program; chosen: Chosen<PendingPayment> }) {
    const [asked, setAsked] = useState(false);
    const partners = [...new Set(chosen.rows.map((row) => row.partner))];
    return (
        <>
            <span>
                <span className="quiet">payable </span>
                <MoneySums
                    sums={sumsOf(chosen.rows.map((row) => row.payable))}
                    show={(sum) => <MoneyText money={sum} word="taken back" />}
                />
            </span>
            <Button size="compact-sm" onClick={() => setAsked(true)}>
                Generate payouts for {partnersText(partners.length)}
            </Button>
            {asked && <GenerateDialog program={program} partners={partners} onClose={() => setAsked(false)} />}
        </>
    );
}

function columns(program: Program): Column<PendingPayment>[] {
    return [
        { key: 'partner', title: 'Partner', width: 'minmax(6rem, 0.8fr)', card: 'title', cell: (row) => row.partner },
        {
            key: 'payable',
            title: 'Payable',
            width: '10rem',
            align: 'right',
            card: 'aside',
            money: (row) => [row.payable],
            negative: 'taken back',
        },
        {
            key: 'onHold',
            title: 'On hold',
            width: '7.5rem',
            align: 'right',
            money: (row) => [row.onHold],
            negative: 'taken back',
        },
        {
            key: 'heldUntil',
            title: 'First until',
            width: '7.5rem',
            cell: (row) => <DateText at={row.heldUntil} zone={program.zone} />,
        },
        {
            key: 'notApproved',
            title: 'Not approved',
            width: '8.5rem',
            align: 'right',
            money: (row) => [row.notApproved],
            negative: 'taken back',
        },
        {
            key: 'method',
            title: 'Method',
            width: '6rem',
            cell: (row) => (row.method === null ? <span className="quiet">none</span> : methodText(row.method)),
        },
        { key: 'why', title: 'Now', width: 'minmax(13rem, 1.8fr)', cell: (row) => <Now line={row} /> },
    ];
}

/** Whether a run would pay it now, or why not. */
function Now({ line }: { line: PendingPayment }) {
    const why = whyNot(line);
    return why === null && !isZero(line.payable.amount) ? (
        <StateLabel tone="good">would be paid</StateLabel>
    ) : (
        <span title={why ?? ''}>{why}</span>
    );
}
