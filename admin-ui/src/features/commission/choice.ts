import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Chosen } from '../../components/DataTable/useChoice';
import { useTotals } from '../../components/DataTable/useRows';
import { sentence } from '../../components/Notes';
import { type CommissionRow, inProgram, type Money, Problem, type Query } from '../../lib/api';
import { countText, sumsOf } from '../../lib/money';

const NOTHING_PENDING = 'nothing-pending';
const CHANGED = ['changed-meanwhile', NOTHING_PENDING];

/** What is to be approved or declined: what is pending of what was chosen. */
export interface Pending {
    count: number;
    /** By currency. */
    sums: Money[];
    /** For the service, which refuses if it is another number by then. */
    body: { ids: number[]; count: number } | { filter: Query; count: number };
}

/** Null while it is not known. */
export function usePending(program: string, chosen: Chosen<CommissionRow>): Pending | null {
    const { all } = chosen;
    const totals = useTotals(inProgram(program, 'commissions'), { ...all, state: 'pending' }, all !== null);
    if (all === null) {
        return pendingOf(chosen.rows);
    }
    if (totals.data === undefined || totals.isPlaceholderData) {
        return null;
    }
    const { count, sums } = totals.data;
    return { count, sums: sums.map(({ amount, currency }) => ({ amount, currency })), body: { filter: all, count } };
}

export function pendingOf(rows: CommissionRow[]): Pending {
    const pending = rows.filter((row) => row.state === 'pending');
    const count = pending.length;
    return {
        count,
        sums: sumsOf(pending.map((row) => row.amount)),
        body: { ids: pending.map((row) => row.id), count },
    };
}

export const commissionsText = (count: number): string =>
    `${countText(count)} ${count === 1 ? 'commission' : 'commissions'}`;

/**
 * What a question asks about: as it was when the question was put, whatever comes meanwhile; and as it is by now, once the
 * service has said that it changed.
 */
export function useSeen(now: Pending) {
    const queries = useQueryClient();
    const [seen, setSeen] = useState<Pending | null>(now);
    const shown = seen ?? now;
    const send = useCallback(
        async <T>(doing: (body: Pending['body']) => Promise<T>): Promise<T> => {
            setSeen(shown);
            try {
                return await doing(shown.body);
            } catch (failure) {
                if (failure instanceof Problem && CHANGED.includes(failure.code)) {
                    if (failure.code === NOTHING_PENDING) {
                        // What was chosen leaves the list, and the question with it.
                        notifications.show({ message: sentence(failure), color: 'red' });
                    }
                    await queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
                    setSeen(null);
                }
                throw failure;
            }
        },
        [queries, shown],
    );
    return { shown, send };
}
