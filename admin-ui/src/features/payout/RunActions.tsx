import { Button } from '@mantine/core';
import { useState } from 'react';
import { MoneySums } from '../../components/MoneySums';
import { MoneyText } from '../../components/MoneyText';
import { ReasonDialog } from '../../components/ReasonDialog';
import { inProgram, type PayoutRun, post, type Program } from '../../lib/api';
import { type Started, startedJob } from '../../lib/jobs';
import { useMay, useSession } from '../../lib/session';
import { AskDialog } from './AskDialog';
import { PaidDialog } from './PaidDialog';
import { PayByProvider } from './PayByProvider';
import {
    HANDED_ON,
    needsAnother,
    paidTo,
    partOf,
    payoutsText,
    REFUSALS,
    shortHash,
    sumsText,
    TO_BE_PAID,
} from './words';

interface Props {
    program: Program;
    run: PayoutRun;
    /** A job is at it: nothing else is begun meanwhile. */
    busy: boolean;
    onStarted: (job: string) => void;
}

type Asked = 'freeze' | 'approve' | 'paid' | 'void' | null;

/** The one next step, named by its sum and partners, and the way back. */
export function RunActions({ program, run, busy, onStarted }: Props) {
    const may = useMay('finance');
    const name = useSession()?.person.name;
    const [asked, setAsked] = useState<Asked>(null);
    if (!may || run.state === 'making' || run.state === 'void') {
        return null;
    }
    const close = () => setAsked(null);
    const send = (action: string) => async (body: object) =>
        onStarted(startedJob(await post<Started>(inProgram(program.code, 'payout-runs', run.id, action), body)));
    const open = partOf(run, ['open']);
    const frozen = partOf(run, ['frozen']);
    const due = partOf(run, TO_BE_PAID);
    const living = partOf(run, ['open', 'frozen', 'approved', 'scheduled']);
    const another = needsAnother(run, name);
    return (
        <>
            {living.payouts > 0 && partOf(run, HANDED_ON).payouts === 0 && (
                <Button variant="default" disabled={busy} onClick={() => setAsked('void')}>
                    Void run
                </Button>
            )}
            {run.state === 'open' && open.payouts > 0 && (
                <Button disabled={busy} onClick={() => setAsked('freeze')}>
                    Freeze {paidTo(open)}
                </Button>
            )}
            {run.state === 'frozen' && frozen.payouts > 0 && (
                <Button disabled={busy || another} onClick={() => setAsked('approve')}>
                    Approve {paidTo(frozen)}
                </Button>
            )}
            {run.state === 'approved' && !busy && (
                <PayByProvider program={program} of={{ filter: { run: String(run.id) } }} onStarted={onStarted} quiet />
            )}
            {run.state === 'approved' && due.payouts > 0 && (
                <Button disabled={busy} onClick={() => setAsked('paid')}>
                    Record {paidTo(due)} as paid
                </Button>
            )}
            {asked === 'freeze' && (
                <AskDialog
                    title={`Freeze ${run.batch}`}
                    says={
                        <>
                            <MoneySums sums={open.sums} show={(sum) => <MoneyText money={sum} large />} />
                            <p style={{ marginBottom: 0 }}>
                                Fixes who is paid how much by {payoutsText(open.payouts)}, to which payment details and
                                for which lines. After that it can be approved or made void, and not changed.
                            </p>
                        </>
                    }
                    action={`Freeze ${paidTo(open)}`}
                    onClose={close}
                    onDo={() => send('freeze')({})}
                />
            )}
            {asked === 'approve' && (
                <AskDialog
                    title={`Approve ${run.batch}`}
                    says={
                        <>
                            <MoneySums sums={frozen.sums} show={(sum) => <MoneyText money={sum} large />} />
                            <p style={{ marginBottom: 0 }}>
                                Approves the content <code title={run.hash ?? ''}>{shortHash(run.hash ?? '')}</code>{' '}
                                that {run.frozen?.by} froze: {payoutsText(frozen.payouts)}. All of it is compared with
                                what was frozen first. No money is moved yet.
                            </p>
                        </>
                    }
                    action={`Approve ${paidTo(frozen)}`}
                    onClose={close}
                    onDo={() => send('approve')({ hash: run.hash })}
                />
            )}
            {asked === 'paid' && (
                <PaidDialog program={program} of={{ run: run.id }} part={due} onStarted={onStarted} onClose={close} />
            )}
            {asked === 'void' && (
                <ReasonDialog
                    title={`Make ${run.batch} void`}
                    says={`${payoutsText(living.payouts)} of ${sumsText(living.sums)} become void: what they claimed is payable again, and their invoice numbers stay used.`}
                    action={`Void ${payoutsText(living.payouts)}`}
                    dangerous
                    refusals={REFUSALS}
                    onClose={close}
                    onDo={(reason) => send('void')({ reason })}
                />
            )}
        </>
    );
}
