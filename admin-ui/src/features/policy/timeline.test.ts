import { expect, it } from 'vitest';
import type { Version } from '../../lib/api';
import { spanAt, spansOf } from './timeline';

const version = (number: number, ...activations: [string, string][]) =>
    ({ number, title: null, activations: activations.map(([from, at]) => ({ from, at, by: 'kim' })) }) as Version;

it('a version counts until the next one starts, and going back is a span of its own', () => {
    const spans = spansOf([
        version(2, ['2026-02-01', '2026-01-20T08:00:00Z']),
        version(1, ['2026-01-01', '2025-12-20T08:00:00Z'], ['2026-03-01', '2026-02-20T08:00:00Z']),
    ]);
    expect(spans.map((span) => [span.version, span.from, span.until])).toEqual([
        [1, '2026-01-01', '2026-02-01'],
        [2, '2026-02-01', '2026-03-01'],
        [1, '2026-03-01', null],
    ]);
    expect(spanAt(spans, '2025-12-31')).toBeUndefined();
    expect(spanAt(spans, '2026-02-28')?.version).toBe(2);
    expect(spanAt(spans, '2027-01-01')?.version).toBe(1);
});

it('of two activations from one day the later counts', () => {
    const spans = spansOf([
        version(2, ['2026-02-01', '2026-01-20T09:00:00Z']),
        version(1, ['2026-02-01', '2026-01-20T08:00:00Z']),
    ]);
    expect(spans.map((span) => span.version)).toEqual([2]);
});
