import type { CommissionRow, CommissionState, PartnerState, PayoutState, SaleState } from '../../lib/api';
import { StateLabel, type Tone } from '../StateLabel';

const SALE: Record<SaleState, [string, Tone]> = {
    evaluated: ['evaluated', 'good'],
    none: ['no commission', 'plain'],
    parked: ['parked', 'warn'],
    void: ['void', 'plain'],
};

const COMMISSION: Record<CommissionState, [string, Tone]> = {
    pending: ['pending', 'info'],
    approved: ['approved', 'good'],
    declined: ['declined', 'plain'],
    paid: ['paid', 'good'],
};

const PARTNER: Record<PartnerState, [string, Tone]> = {
    applied: ['applied', 'info'],
    approved: ['approved', 'good'],
    paused: ['paused', 'warn'],
    left: ['left', 'plain'],
};

const PAYOUT: Record<PayoutState, [string, Tone]> = {
    open: ['open', 'info'],
    frozen: ['frozen', 'info'],
    approved: ['approved', 'good'],
    scheduled: ['scheduled', 'good'],
    processing: ['processing', 'warn'],
    paid: ['paid', 'good'],
    failed: ['failed', 'bad'],
    returned: ['returned', 'bad'],
    void: ['void', 'plain'],
};

export const SALE_STATES = choices(SALE);
export const COMMISSION_STATES = choices(COMMISSION);
export const PARTNER_STATES = choices(PARTNER);
export const PAYOUT_STATES = choices(PAYOUT);

/** A word that is not known yet is shown as it came. */
function label(known: Record<string, [string, Tone]>, state: string) {
    const [text, tone] = known[state] ?? [state, 'plain'];
    return <StateLabel tone={tone}>{text}</StateLabel>;
}

export const saleState = (state: SaleState) => label(SALE, state);
export const commissionState = (state: CommissionState) => label(COMMISSION, state);
export const partnerState = (state: PartnerState) => label(PARTNER, state);
export const payoutState = (state: PayoutState) => label(PAYOUT, state);

/** The word that goes with a negative amount. */
export const takenBackWord = (row: Pick<CommissionRow, 'kind' | 'state'>): string =>
    row.kind === 'reversal' ? (row.state === 'paid' ? 'clawback' : 'reversal') : row.kind;

function choices(states: Record<string, [string, Tone]>) {
    return Object.entries(states).map(([value, [title]]) => ({ value, title }));
}
