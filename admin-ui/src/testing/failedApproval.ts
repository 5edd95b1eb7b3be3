import type { Job } from '../lib/api';

/** An approval that an error ended after 10,000 of 12,000. */
export const failedApproval = (fields: Partial<Job> = {}): Job => ({
    id: 57,
    program: 'shop',
    kind: 'approve',
    title: 'Approve 12000 commissions, 12000.00 GBP',
    state: 'failed',
    progress: { done: 10000, total: 12000, text: 'approving' },
    startedBy: 'ola',
    createdAt: '2026-05-20T09:00:00Z',
    startedAt: '2026-05-20T09:00:01Z',
    finishedAt: '2026-05-20T09:00:05Z',
    result: null,
    failure: 'An error inside the service ended it; its log says more under job 57.',
    problemCount: 0,
    cancellable: false,
    again: { rights: ['finance'], whyNot: null },
    ...fields,
});
