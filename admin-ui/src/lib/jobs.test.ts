import { describe, expect, it } from 'vitest';
import { createShop } from '../testing/shop';
import type { Job } from './api';
import { stateOfJob, tookNothing } from './jobs';

const job = (change: Partial<Job>): Job => ({ ...(createShop(0).jobs[0] as Job), state: 'done', ...change });

describe('an import', () => {
    it('took nothing where all its counts but that of what was refused are 0', () => {
        const wrong = job({ kind: 'sales-import', problemCount: 8, result: { lines: 0, repeated: 0, rejected: 7 } });
        expect(tookNothing(wrong)).toBe(true);
        expect(stateOfJob(wrong).text).toBe('nothing taken');
    });

    it('took something where a line was new or known already', () => {
        const known = job({ kind: 'sales-import', problemCount: 1, result: { lines: 0, repeated: 3, rejected: 1 } });
        expect(tookNothing(known)).toBe(false);
        expect(stateOfJob(known).text).toBe('done');
    });

    it('of an empty file is no mistake, and no other job is one', () => {
        expect(tookNothing(job({ kind: 'sales-import', problemCount: 0, result: { lines: 0 } }))).toBe(false);
        expect(tookNothing(job({ kind: 'decline', problemCount: 2, result: { commissions: 0 } }))).toBe(false);
    });
});
