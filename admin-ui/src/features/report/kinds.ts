import type { AdjustmentKind } from '../../lib/api';

export const ADJUSTMENT_KINDS: { value: AdjustmentKind; title: string }[] = [
    { value: 'adjustment', title: 'adjustment' },
    { value: 'opening', title: 'opening balance' },
    { value: 'written-off', title: 'written off' },
    { value: 'lead', title: 'lead' },
    { value: 'advance', title: 'advance' },
];

/** Those that people enter. */
export const KINDS_BY_HAND = ADJUSTMENT_KINDS.slice(0, 3);
