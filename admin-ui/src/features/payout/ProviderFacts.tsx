import { Stack } from '@mantine/core';
import { DateText } from '../../components/DateText';
import { Facts } from '../../components/Facts';
import { Part } from '../../components/Part';
import type { Program, ProviderBatch, ProviderOutcome, ProviderWord } from '../../lib/api';
import classes from './Payout.module.css';
import { ProviderActions } from './ProviderActions';

const OUTCOMES: Record<ProviderOutcome, string> = {
    pending: 'being worked on',
    paid: 'paid',
    failed: 'not paid',
    returned: 'came back',
    unclaimed: 'sent, and waits for the recipient to take it',
    blocked: 'stopped by PayPal, which decides later',
    mismatch: 'not what was sent',
    unknown: 'PayPal does not tell',
};

const STATES: Record<ProviderBatch['state'], string> = {
    ready: 'waits to be given to PayPal',
    unknown: 'given; whether PayPal took it is not known, and is being asked',
    accepted: 'PayPal has it',
    settled: 'settled; asked for still, since money may come back',
    refused: 'refused: nothing of it is paid',
    done: 'settled',
};

/** What PayPal said of a payout, and when it was asked. */
export function ProviderFacts({ program, word }: { program: Program; word: ProviderWord }) {
    const { zone } = program;
    const { batch, item, outcome, said } = word;
    return (
        <Part title="At PayPal" aside={<span className="quiet">asked {times(batch.asked)}</span>}>
            <Stack gap="sm">
                {batch.fault !== null && (
                    <p className={classes.warn}>
                        <strong>Its batch is stuck: </strong>
                        {batch.fault}
                    </p>
                )}
                <Facts
                    facts={[
                        ['PayPal says', outcome === null ? 'nothing yet' : OUTCOMES[outcome]],
                        ['More', said],
                        ['Batch', STATES[batch.state]],
                        ['Last answer', batch.said],
                        ['Our key', <code key="k">{batch.key}</code>],
                        ['Their batch', batch.providerBatch],
                        ['Their item', item],
                        [
                            'Last asked',
                            batch.lastAskedAt && <DateText key="l" at={batch.lastAskedAt} zone={zone} time />,
                        ],
                        ['Asked next', batch.nextAskAt && <DateText key="n" at={batch.nextAskAt} zone={zone} time />],
                    ]}
                />
                <ProviderActions program={program} batch={batch} />
            </Stack>
        </Part>
    );
}

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);
