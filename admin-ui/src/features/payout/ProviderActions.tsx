import { Button, Group, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ReasonDialog } from '../../components/ReasonDialog';
import { inProgram, post, type Program, type ProviderBatch } from '../../lib/api';
import { moneyText } from '../../lib/money';
import { useMay, useSession } from '../../lib/session';
import { AskDialog } from './AskDialog';
import { isOwn, payoutsText, REFUSALS } from './words';

type Step = 'take-back' | 'found' | 'not-there';

/** What people can do about a batch that PayPal does not settle by itself. */
export function ProviderActions({ program, batch }: { program: Program; batch: ProviderBatch }) {
    const may = useMay('finance');
    const name = useSession()?.person.name;
    const queries = useQueryClient();
    const [asked, setAsked] = useState<Step | null>(null);
    const [found, setFound] = useState('');
    const lost = batch.state === 'unknown' && batch.fault !== null;
    const confirming = batch.notThereBy !== null;
    const close = () => setAsked(null);
    const send = async (step: Step | 'ask', body: object, said: string) => {
        await post<ProviderBatch>(inProgram(program.code, 'provider-batches', batch.id, step), body);
        notifications.show({ message: said });
        await queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    };
    if (!may || batch.nextAskAt === null) {
        return null;
    }
    const what = `${payoutsText(batch.payouts)} of ${moneyText(batch.amount)}`;
    return (
        <>
            <Group gap="xs">
                {batch.state === 'ready' && batch.firstSentAt === null && (
                    <Button size="xs" variant="default" onClick={() => setAsked('take-back')}>
                        Take the batch back
                    </Button>
                )}
                {batch.state !== 'ready' && (
                    <Button
                        size="xs"
                        variant="default"
                        onClick={() => void send('ask', {}, 'PayPal is asked within a minute')}
                    >
                        Ask PayPal now
                    </Button>
                )}
                {lost && (
                    <>
                        <Button size="xs" variant="default" onClick={() => setAsked('found')}>
                            It is at PayPal
                        </Button>
                        <Button
                            size="xs"
                            variant="default"
                            disabled={confirming && isOwn(batch.notThereBy, name)}
                            onClick={() => setAsked('not-there')}
                        >
                            {confirming ? 'Confirm that it is not there' : 'It is not there'}
                        </Button>
                    </>
                )}
            </Group>
            {asked === 'take-back' && (
                <ReasonDialog
                    title="Take the batch back"
                    says={`It was never given to PayPal. Its ${what} fail within a minute, and what they claimed is payable again.`}
                    action="Take it back"
                    dangerous
                    refusals={REFUSALS}
                    onClose={close}
                    onDo={(reason) => send('take-back', { reason }, 'Taken back')}
                />
            )}
            {asked === 'not-there' && (
                <ReasonDialog
                    title="It is not at PayPal"
                    says={
                        confirming
                            ? `${batch.notThereBy} says that PayPal has no batch with the key ${batch.key}. If you confirm it, its ${what} fail, and what they claimed is payable again. If PayPal has it after all, they would be paid twice.`
                            : `Look for the key ${batch.key} among the mass payments at PayPal first. A second person has to confirm it before its ${what} fail and are payable again.`
                    }
                    action={confirming ? 'Confirm that it is not there' : 'Say that it is not there'}
                    dangerous
                    refusals={REFUSALS}
                    onClose={close}
                    onDo={(reason) => send('not-there', { reason }, 'Noted that it is not at PayPal')}
                />
            )}
            {asked === 'found' && (
                <AskDialog
                    title="It is at PayPal"
                    says={`PayPal is asked about its ${what} by that id from now on. What it says is believed only if it has the batch under the key ${batch.key}.`}
                    action="Ask by this id"
                    onClose={close}
                    onDo={() => send('found', { providerBatch: found.trim() }, 'PayPal is asked by that id')}
                >
                    <TextInput
                        label="What PayPal calls the batch"
                        required
                        maxLength={64}
                        value={found}
                        onChange={(event) => setFound(event.currentTarget.value)}
                        data-autofocus
                    />
                </AskDialog>
            )}
        </>
    );
}
