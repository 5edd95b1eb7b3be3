import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Chosen } from '../../components/DataTable/useChoice';
import { MoneySums } from '../../components/MoneySums';
import { MoneyText } from '../../components/MoneyText';
import type { PayoutRow, Program } from '../../lib/api';
import { countText, sumsOf } from '../../lib/money';
import { useMay } from '../../lib/session';
import { MailsDialog } from './MailsDialog';
import { PaidDialog } from './PaidDialog';
import { PayByProvider } from './PayByProvider';
import { actionsOf, partnersText, payoutsText } from './words';

interface Props {
    program: Program;
    chosen: Chosen<PayoutRow>;
    onStarted: (job: string) => void;
}

/** What can be done with chosen payouts: recorded as paid, where they are approved or given away, and written about. */
export function PayoutBulk({ program, chosen, onStarted }: Props) {
    const may = useMay('finance');
    const [asked, setAsked] = useState<'paid' | 'mails' | null>(null);
    const due = chosen.rows.filter((row) => actionsOf(row).paid);
    const part = { payouts: due.length, sums: sumsOf(due.map((row) => row.amount)) };
    const started = (job: string) => {
        chosen.clear();
        onStarted(job);
    };
    if (chosen.all !== null) {
        return <PayByProvider program={program} of={{ filter: chosen.all }} onStarted={started} />;
    }
    return (
        <>
            <span>
                {due.length !== chosen.count && (
                    <span className="quiet">
                        {due.length === 0
                            ? 'none of them can be paid yet'
                            : `${countText(due.length)} of them to be paid: `}
                    </span>
                )}
                <MoneySums sums={part.sums} show={(sum) => <MoneyText money={sum} />} />
            </span>
            {may && (
                <Button size="compact-sm" disabled={due.length === 0} onClick={() => setAsked('paid')}>
                    {due.length === 0 ? 'Record as paid' : `Record ${payoutsText(due.length)} as paid`}
                </Button>
            )}
            <PayByProvider program={program} of={{ rows: chosen.rows }} onStarted={started} />
            {may && (
                <Button size="compact-sm" variant="default" onClick={() => setAsked('mails')}>
                    Email
                </Button>
            )}
            {asked === 'mails' && (
                <MailsDialog
                    program={program}
                    about={{ payouts: chosen.rows.map((row) => row.id) }}
                    whom={partnersText(new Set(chosen.rows.map((row) => row.partner)).size)}
                    onStarted={started}
                    onClose={() => setAsked(null)}
                />
            )}
            {asked === 'paid' && (
                <PaidDialog
                    program={program}
                    of={{ payouts: due.map((row) => row.id) }}
                    part={part}
                    onStarted={started}
                    onClose={() => setAsked(null)}
                />
            )}
        </>
    );
}
