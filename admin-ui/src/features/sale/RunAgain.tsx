import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNote, sentence } from '../../components/Notes';
import { inProgram, post, type SaleRow } from '../../lib/api';
import { countText } from '../../lib/money';

interface Props {
    program: string;
    sales: SaleRow[];
    onDone: () => void;
}

/** Decides the chosen sales once more, one after the other; those that fail are named, and the rest goes on. */
export function RunAgain({ program, sales, onDone }: Props) {
    const queries = useQueryClient();
    const [done, setDone] = useState(0);
    const running = useMutation({
        mutationFn: async (chosen: SaleRow[]) => {
            const failed: string[] = [];
            setDone(0);
            for (const sale of chosen) {
                await post(inProgram(program, 'sales', sale.id, 'rerun')).catch((error: unknown) =>
                    failed.push(`${sale.reference}: ${sentence(error)}`),
                );
                setDone((now) => now + 1);
            }
            return failed;
        },
        onSuccess: async (failed, chosen) => {
            await queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
            notifications.show({ message: `${countText(chosen.length - failed.length)} run again` });
            if (failed.length === 0) {
                onDone();
            }
        },
    });
    const count = `${countText(sales.length)} ${sales.length === 1 ? 'sale' : 'sales'}`;
    return (
        <>
            <Button size="compact-sm" disabled={running.isPending} onClick={() => running.mutate(sales)}>
                {running.isPending ? `${countText(done)} of ${count}` : `Run ${count} again`}
            </Button>
            <span className="quiet">Each is decided as of its own day; only what differs is booked.</span>
            {running.data !== undefined && running.data.length > 0 && (
                <ErrorNote error={new Error(running.data.join(' '))} what="Not all could be run again" />
            )}
        </>
    );
}
