import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Chosen } from '../../components/DataTable/useChoice';
import { useTotals } from '../../components/DataTable/useRows';
import { MoneySums } from '../../components/MoneySums';
import { MoneyText } from '../../components/MoneyText';
import { inProgram, type PendingPayment, type Program } from '../../lib/api';
import { countText, sumsOf } from '../../lib/money';
import { accountingOf, bodyOf } from './chosen';
import { GenerateDialog } from './GenerateDialog';
import { MailsDialog } from './MailsDialog';
import { PayDialog } from './PayDialog';
import { partnersText } from './words';

interface Props {
    program: Program;
    chosen: Chosen<PendingPayment>;
    onStarted: (job: string) => void;
}

type Asked = 'paid' | 'file' | 'mails' | 'generate' | null;

/** What can be done with chosen lines, in numbers and money before it is done. */
export function PendingBulk({ program, chosen, onStarted }: Props) {
    const [asked, setAsked] = useState<Asked>(null);
    const { all } = chosen;
    const totals = useTotals(inProgram(program.code, 'pending-payments'), { ...all }, all !== null);
    const payable =
        all === null
            ? sumsOf(chosen.rows.map((row) => row.payable))
            : (totals.data?.sums ?? []).filter((sum) => sum.name === 'payable');
    const accounting = accountingOf(program.code, chosen);
    const partners = [...new Set(chosen.rows.map((row) => row.partner))];
    const close = () => setAsked(null);
    const begun = (job: string) => {
        chosen.clear();
        onStarted(job);
    };
    return (
        <>
            <span>
                <span className="quiet">payable </span>
                <MoneySums sums={payable} show={(sum) => <MoneyText money={sum} word="taken back" />} />
            </span>
            <Button size="compact-sm" onClick={() => setAsked('paid')}>
                {chosen.count === 1 ? 'Pay partner' : 'Pay partners'}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => setAsked('file')}>
                PayPal file
            </Button>
            <Button
                size="compact-sm"
                variant="default"
                {...(accounting === null
                    ? { disabled: true, title: 'For so many choose all that match' }
                    : { component: 'a' as const, href: accounting, download: true })}
            >
                Accounting CSV
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => setAsked('mails')}>
                Email
            </Button>
            {all === null && (
                <Button size="compact-sm" variant="default" onClick={() => setAsked('generate')}>
                    Generate payouts for {partnersText(partners.length)}
                </Button>
            )}
            {(asked === 'paid' || asked === 'file') && (
                <PayDialog program={program} goal={asked} body={bodyOf(chosen)} onStarted={begun} onClose={close} />
            )}
            {asked === 'mails' && (
                <MailsDialog
                    program={program}
                    about={bodyOf(chosen)}
                    whom={
                        all === null
                            ? partnersText(partners.length)
                            : `the partners of ${countText(chosen.count)} ${chosen.count === 1 ? 'line' : 'lines'}`
                    }
                    onStarted={begun}
                    onClose={close}
                />
            )}
            {asked === 'generate' && <GenerateDialog program={program} partners={partners} onClose={close} />}
        </>
    );
}
