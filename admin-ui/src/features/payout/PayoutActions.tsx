import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ReasonDialog } from '../../components/ReasonDialog';
import { inProgram, type PayoutRow, type PayoutStory, post, type Program } from '../../lib/api';
import { moneyText } from '../../lib/money';
import { useMay, useSession } from '../../lib/session';
import { PaidDialog } from './PaidDialog';
import classes from './Payout.module.css';
import { RunJobNote } from './RunJobNote';
import { actionsOf, isOwn, REFUSALS } from './words';

/** What can be done with one payout, by its state. */
export function PayoutActions({ program, payout }: { program: Program; payout: PayoutRow }) {
    const may = useMay('finance');
    const name = useSession()?.person.name;
    const queries = useQueryClient();
    const [asked, setAsked] = useState<'void' | 'return' | 'paid' | null>(null);
    const [job, setJob] = useState<string | null>(null);
    const can = actionsOf(payout);
    const close = () => setAsked(null);
    const what = `invoice ${payout.invoice}, ${moneyText(payout.amount)} to ${payout.partner}`;
    const send = async (action: 'void' | 'return', reason: string) => {
        const { payout: now } = await post<PayoutStory>(inProgram(program.code, 'payouts', payout.id, action), {
            reason,
        });
        notifications.show({
            message:
                action === 'void' && now.state !== 'void'
                    ? `Noted that it was not sent: ${what}`
                    : `Now ${now.state}: ${what}`,
        });
        await queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    };
    const given = payout.state === 'processing';
    const confirming = given && payout.voidAskedBy !== null;
    if (!may) {
        return null;
    }
    return (
        <>
            {given && payout.handedAs === 'provider' && (
                <p className={classes.warn}>
                    The payment service has it: it becomes void or failed only once the service says that it was not
                    paid.
                </p>
            )}
            {(can.void || can.paid || can.returned) && (
                <Group gap="xs">
                    {can.paid && (
                        <Button size="xs" onClick={() => setAsked('paid')}>
                            Record as paid
                        </Button>
                    )}
                    {can.returned && (
                        <Button size="xs" variant="default" onClick={() => setAsked('return')}>
                            Came back
                        </Button>
                    )}
                    {can.void && (
                        <Button
                            size="xs"
                            variant="default"
                            disabled={confirming && isOwn(payout.voidAskedBy, name)}
                            onClick={() => setAsked('void')}
                        >
                            {!given ? 'Void' : confirming ? 'Confirm that it was not sent' : 'It was not sent'}
                        </Button>
                    )}
                </Group>
            )}
            {job !== null && <RunJobNote program={program.code} id={job} />}
            {asked === 'paid' && (
                <PaidDialog
                    program={program}
                    of={{ payouts: [payout.id] }}
                    part={{ payouts: 1, sums: [payout.amount] }}
                    onStarted={setJob}
                    onClose={close}
                />
            )}
            {asked === 'void' && (
                <ReasonDialog
                    title={given ? 'It was not sent' : 'Make this payout void'}
                    says={
                        !given
                            ? `Void: ${what}. What it claimed is payable again; the invoice number stays used.`
                            : confirming
                              ? `${payout.voidAskedBy} says that the file with ${what} was not sent. If you confirm it, the payout is void, and what it claimed is payable again. If it was sent after all, it would be paid twice.`
                              : `The file with ${what} was made, and whether it was paid is not known. Say here that it was not sent; a second person has to confirm it before the payout is void.`
                    }
                    action={!given ? 'Void' : confirming ? 'Confirm that it was not sent' : 'Say that it was not sent'}
                    dangerous
                    refusals={REFUSALS}
                    onClose={close}
                    onDo={(reason) => send('void', reason)}
                />
            )}
            {asked === 'return' && (
                <ReasonDialog
                    title="This payment came back"
                    says={`Returned: ${what}. The ledger posts it back, and what it paid is payable again.`}
                    action="Record that it came back"
                    dangerous
                    refusals={REFUSALS}
                    onClose={close}
                    onDo={(reason) => send('return', reason)}
                />
            )}
        </>
    );
}
