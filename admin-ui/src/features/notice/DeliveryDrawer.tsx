import { Button, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { DateText } from '../../components/DateText';
import { Facts } from '../../components/Facts';
import { ErrorNote, Loading } from '../../components/Notes';
import { Part } from '../../components/Part';
import { RecordDrawer } from '../../components/RecordDrawer';
import { type Delivery, get, inProgram, post, type Program } from '../../lib/api';
import { place } from '../../lib/places';
import { useProgram } from '../../lib/session';
import classes from './DeliveryDrawer.module.css';
import { deliveryState } from './states';

/** One delivery: what is sent, and what came back. */
export function DeliveryDrawer() {
    const program = useProgram();
    const { delivery: id = '' } = useParams({ strict: false }) as { delivery?: string };
    const path = inProgram(program.code, 'webhook-deliveries', id);
    const delivery = useQuery({ queryKey: [path], queryFn: ({ signal }) => get<Delivery>(path, {}, signal) });
    const navigate = useNavigate();
    return (
        <RecordDrawer
            title={delivery.data ? `${delivery.data.topic} to webhook ${delivery.data.webhook.id}` : 'Delivery'}
            onClose={() => void navigate({ to: place(program.code, 'settings', 'deliveries'), search: true as never })}
        >
            {delivery.isPending && <Loading label="Loading the delivery" />}
            {delivery.isError && (
                <ErrorNote
                    error={delivery.error}
                    what="This delivery could not be loaded"
                    onRetry={() => void delivery.refetch()}
                />
            )}
            {delivery.data && <Sent program={program} delivery={delivery.data} path={path} />}
        </RecordDrawer>
    );
}

function Sent({ program, delivery, path }: { program: Program; delivery: Delivery; path: string }) {
    const queries = useQueryClient();
    const again = useMutation({
        mutationFn: () => post(`${path}/send`),
        onSuccess: () => queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' }),
    });
    return (
        <Stack gap="lg">
            <div>
                {deliveryState(delivery.state)}{' '}
                {delivery.nextTryAt && (
                    <span className="quiet">
                        tried again <DateText at={delivery.nextTryAt} zone={program.zone} time />
                    </span>
                )}
            </div>
            {(delivery.state === 'failed' || delivery.state === 'sent') && (
                <div>
                    <Button size="xs" variant="default" loading={again.isPending} onClick={() => again.mutate()}>
                        Send it again
                    </Button>{' '}
                    <span className="quiet">The same under the same id, so that the receiver can tell.</span>
                    {again.isError && <ErrorNote error={again.error} what="It is not sent" />}
                </div>
            )}
            <Facts
                facts={[
                    ['Webhook', delivery.webhook.url],
                    ['Event', delivery.event],
                    ['Written', <DateText key="c" at={delivery.createdAt} zone={program.zone} time />],
                    ['Ended', delivery.endedAt && <DateText key="e" at={delivery.endedAt} zone={program.zone} time />],
                    ['Tries', String(delivery.attempts)],
                    ['Answer', delivery.status === null ? null : String(delivery.status)],
                ]}
            />
            {delivery.answer && (
                <Part title={delivery.status === null ? 'Why there was no answer' : 'Beginning of the answer'}>
                    <pre className={classes.text}>{delivery.answer}</pre>
                </Part>
            )}
            <Part title="What is sent">
                <pre className={classes.text}>{pretty(delivery.body ?? '')}</pre>
            </Part>
        </Stack>
    );
}

/** The body with its lines broken, for reading; what is sent has none. */
function pretty(body: string): string {
    try {
        return JSON.stringify(JSON.parse(body), null, 2);
    } catch {
        return body;
    }
}
