import { StateLabel, type Tone } from '../../components/StateLabel';
import type { DeliveryState, MailRow, MailState } from '../../lib/api';

const MAIL: Record<MailState, [string, Tone]> = {
    waiting: ['waiting', 'info'],
    sending: ['sending', 'info'],
    sent: ['sent', 'good'],
    kept: ['kept', 'plain'],
    failed: ['failed', 'bad'],
    unknown: ['unknown', 'warn'],
};

const DELIVERY: Record<DeliveryState, [string, Tone]> = {
    waiting: ['waiting', 'info'],
    sent: ['sent', 'good'],
    failed: ['failed', 'bad'],
    dropped: ['dropped', 'plain'],
};

/** What a state means for the mail, and what can be done. */
const MEANS: Record<MailState, string> = {
    waiting: 'It is sent by itself as soon as the mail server takes it.',
    sending: 'It is being handed to the mail server.',
    sent: 'The mail server took it.',
    kept: 'It was not sent. It is sent only when somebody says so.',
    failed: 'It was not sent.',
    unknown:
        'The line broke while it was handed over, so it may have arrived. It is not sent again by itself: ask the partner, or send it again.',
};

export const MAIL_STATES = Object.entries(MAIL).map(([value, [title]]) => ({ value, title }));
export const DELIVERY_STATES = Object.entries(DELIVERY).map(([value, [title]]) => ({ value, title }));

export function mailState(state: MailState) {
    const [text, tone] = MAIL[state];
    return <StateLabel tone={tone}>{text}</StateLabel>;
}

export function deliveryState(state: DeliveryState) {
    const [text, tone] = DELIVERY[state];
    return <StateLabel tone={tone}>{text}</StateLabel>;
}

export const meaning = (state: MailState): string => MEANS[state];

export const isErased = (mail: Pick<MailRow, 'to' | 'subject'>): boolean => mail.to === '' && mail.subject === '';

/** Whether a person can have it sent now. */
export const maySend = (mail: MailRow): boolean =>
    !isErased(mail) && (mail.state === 'kept' || mail.state === 'failed' || mail.state === 'unknown');
