import type { CommissionRow, CommissionState, Job } from '../lib/api';
import { type Handler, ok, problem, type Row, type Said } from './http';
import { matches } from './lists';
import { cents, NOW, type Shop } from './shop';

interface Body {
    ids?: number[];
    filter?: Record<string, string>;
    count?: number;
    reason?: string;
}

/** Approves and declines what was chosen, by a job. */
export const commissionRoom: Handler = ({ method, body }, shop, [, , room, action]) => {
    if (room !== 'commissions' || method !== 'POST' || (action !== 'approve' && action !== 'decline')) {
        return undefined;
    }
    const { ids, filter, count } = body as Body;
    const chosen = shop.commissions.filter(
        (row) =>
            row.state === 'pending' &&
            (ids?.includes(row.id) ?? matches(row as unknown as Row, new URLSearchParams(filter))),
    );
    if (chosen.length === 0) {
        return problem(409, 'nothing-pending', 'Conflict', 'nothing of what was chosen is pending');
    }
    if (count !== undefined && count !== chosen.length) {
        return problem(
            409,
            'changed-meanwhile',
            'Conflict',
            `${chosen.length} commissions of what was chosen are pending by now, ${count} were when it was chosen: look again`,
        );
    }
    return begun(shop, action, chosen);
};

function begun(shop: Shop, action: 'approve' | 'decline', chosen: CommissionRow[]): Said {
    const sales = new Set(chosen.map((row) => row.sale.id));
    const all = shop.commissions.filter((row) => row.state === 'pending' && sales.has(row.sale.id));
    const amounts = [{ amount: sumOf(all), currency: 'GBP' }];
    const verb = action === 'approve' ? 'Approve' : 'Decline';
    const job: Job = {
        id: 42 + shop.jobs.length,
        program: 'shop',
        kind: action,
        title: `${verb} ${chosen.length} commissions, ${sumOf(chosen)} GBP`,
        state: 'running',
        progress: { done: 0, total: chosen.length, text: action === 'approve' ? 'approving' : 'declining' },
        startedBy: 'ekaterina',
        createdAt: NOW,
        startedAt: NOW,
        finishedAt: null,
        result: null,
        problemCount: 0,
        cancellable: false,
    };
    shop.jobs.unshift(job);
    shop.results.set(
        job.id,
        action === 'approve' ? { approval: 1, commissions: all.length, amounts } : { declined: chosen.length },
    );
    shop.endings.set(job.id, () => all.forEach((row) => (row.state = action === 'approve' ? 'approved' : 'declined')));
    return ok({ job: job.id }, 202);
}

/** What rows sum to, as text. */
export const sumOf = (rows: CommissionRow[]): string =>
    cents(rows.reduce((sum, row) => sum + Math.round(Number(row.amount.amount) * 100), 0));

/** Of what stands where: sums of the first screen. */
export function standingSums(shop: Shop) {
    const of = (...states: CommissionState[]) => shop.commissions.filter((row) => states.includes(row.state));
    const money = (rows: CommissionRow[]) => (rows.length === 0 ? [] : [{ amount: sumOf(rows), currency: 'GBP' }]);
    const isHeld = (row: CommissionRow) => (row.payableFrom ?? '') > NOW;
    return {
        pending: money(of('pending')),
        onHold: money(of('pending', 'approved').filter(isHeld)).map((sum) => ({
            money: sum,
            nextReleaseOn: '2026-05-21',
        })),
        payable: money(of('approved').filter((row) => !isHeld(row))),
        beingPaid: [],
    };
}
