import { StateLabel, type Tone } from '../../components/StateLabel';
import type { LeadPayment, LeadPaymentState } from '../../lib/api';

const PAYMENT: Record<LeadPaymentState, Tone> = {
    scheduled: 'info',
    processing: 'warn',
    paid: 'good',
    failed: 'bad',
    returned: 'bad',
    void: 'plain',
};

/** As the form calls it: what is paid is complete. */
export const paymentState = (payment: Pick<LeadPayment, 'state' | 'status'>) => (
    <StateLabel tone={PAYMENT[payment.state] ?? 'plain'}>{payment.status}</StateLabel>
);

export const leadPhase = (lead: { phase: string; won: boolean }) => (
    <StateLabel tone={lead.won ? 'good' : 'plain'}>{lead.phase}</StateLabel>
);

export const percentText = (percent: string | null) => (percent === null ? '–' : `${percent} %`);
