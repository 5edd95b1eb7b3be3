import type { Filter } from '../../components/DataTable/columns';
import type {
    LeftOutRow,
    Money,
    PayoutRow,
    PayoutRun,
    PayoutState,
    PendingPayment,
    ProviderBatch,
} from '../../lib/api';
import { dayText } from '../../lib/dates';
import { REASON_CHOICES, REASONS, reasonText } from '../../lib/leftOut';
import { countText, isZero, moneyText, sumsOf } from '../../lib/money';

export { REASON_CHOICES, REASONS, reasonText };

/** How far a batch is that was given to PayPal. */
export const BATCH_STATES: Record<
    ProviderBatch['state'],
    { text: string; tone: 'plain' | 'good' | 'warn' | 'bad' | 'info' }
> = {
    ready: { text: 'waits to be given', tone: 'plain' },
    unknown: { text: 'not known yet', tone: 'warn' },
    accepted: { text: 'PayPal has it', tone: 'info' },
    settled: { text: 'settled, still asked', tone: 'good' },
    refused: { text: 'refused', tone: 'bad' },
    done: { text: 'settled', tone: 'good' },
};

/** What would come of a line; the service decides it as a run does. */
export const WHAT_FILTER: Filter = {
    name: 'what',
    title: 'What comes of it',
    kind: 'choice',
    choices: [
        { value: 'paid', title: 'would be paid' },
        { value: 'left-out', title: 'left out' },
        ...REASON_CHOICES.filter(({ value }) => value !== 'changed' && value !== 'not-paypal'),
    ],
};

export const METHODS = ['paypal', 'bank', 'check', 'other'] as const;
const METHOD_NAMES: Record<string, string> = { paypal: 'PayPal', bank: 'bank', check: 'cheque', other: 'other' };
export const METHOD_CHOICES = METHODS.map((value) => ({ value, title: METHOD_NAMES[value] ?? value }));
export const methodText = (method: string): string => METHOD_NAMES[method] ?? method;

/** Why nothing is paid now, in the words of a line; null where it would be paid. */
export function whyNot(line: PendingPayment): string | null {
    if (line.why.length === 0) {
        return [line.payable, line.onHold, line.notApproved].every((sum) => isZero(sum.amount))
            ? 'all of it is in payouts'
            : null;
    }
    return line.why
        .map((reason) =>
            reason === 'below-threshold' && line.needed !== null
                ? `${reasonText(reason)} of ${moneyText(line.needed)}`
                : reasonText(reason),
        )
        .join(', ');
}

export const partnersText = (count: number): string => `${countText(count)} ${count === 1 ? 'partner' : 'partners'}`;
export const payoutsText = (count: number): string => `${countText(count)} ${count === 1 ? 'payout' : 'payouts'}`;

/** `1,234.00 GBP and 20.00 EUR`; they are never added up. */
export const sumsText = (sums: Money[]): string => sums.map(moneyText).join(' and ');

export interface Part {
    payouts: number;
    sums: Money[];
}

/** What the payouts of a run in some states come to. */
export function partOf(run: PayoutRun, states: PayoutState[]): Part {
    const some = run.sums.filter((sum) => states.includes(sum.state));
    return { payouts: some.reduce((all, sum) => all + sum.payouts, 0), sums: sumsOf(some.map((sum) => sum.amount)) };
}

/** `2,012.00 GBP to 2 partners`: in one currency a partner has one payout in a run, in several there may be more. */
export const paidTo = ({ payouts, sums }: Part): string =>
    `${sumsText(sums)} ${sums.length > 1 ? `in ${payoutsText(payouts)}` : `to ${partnersText(payouts)}`}`;

/** Earned when: `1 Dec 2010 to 31 Dec 2010`, `until 31 Dec 2010`. */
export const rangeText = (range: { from: string | null; to: string }): string =>
    range.from === null ? `until ${dayText(range.to)}` : `${dayText(range.from)} to ${dayText(range.to)}`;

const GROUP_METHODS: Record<string, string> = {
    earned: 'What was earned',
    'opening-earned': 'Opening balance and what was earned',
    closing: 'Closing balance',
};

/** What a run of a ledger report pays: `Closing balance until 31 Dec 2010`. */
export const groupText = (run: PayoutRun): string =>
    `${GROUP_METHODS[run.method ?? ''] ?? run.method} ${rangeText(run)}, by`;

/** Whether a name, or a token of it, is the person's. */
export const isOwn = (by: string | null | undefined, name: string | undefined): boolean =>
    by !== null && by !== undefined && name !== undefined && (by === name || by.startsWith(`${name}/`));

/** Whether somebody else has to approve a run than this person. */
export const needsAnother = (run: PayoutRun, name: string | undefined): boolean =>
    run.secondPerson && (isOwn(run.created.by, name) || isOwn(run.frozen?.by, name));

/** Enough of a hash to compare by eye. */
export const shortHash = (hash: string): string => hash.slice(0, 12);

export const HANDED_ON: PayoutState[] = ['processing', 'paid', 'returned', 'failed'];
export const TO_BE_PAID: PayoutState[] = ['approved', 'processing'];
const ALONE: PayoutState[] = ['open', 'frozen', 'approved', 'scheduled'];

/** Whether the payment provider itself says whether it was paid; of one that is stuck there, a person does. */
const isProvidersWord = ({ state, handedAs, fault }: PayoutRow): boolean =>
    state === 'processing' && handedAs === 'provider' && !fault;

/** What can be done with a payout by its state. */
export function actionsOf(payout: PayoutRow, runState?: string): { void: boolean; paid: boolean; returned: boolean } {
    const byFile = payout.state === 'processing' && payout.handedAs !== 'provider';
    return {
        void: ALONE.includes(payout.state) || byFile,
        paid:
            TO_BE_PAID.includes(payout.state) &&
            !isProvidersWord(payout) &&
            (runState === undefined || runState === 'approved'),
        returned: payout.state === 'paid',
    };
}

/** What a refusal means, by its code. */
export const REFUSALS: Record<string, string> = {
    'second-person': 'Somebody else has to do this',
    'other-content': 'The run was frozen with other content than you looked at: load the page again',
    'run-state': 'The run has moved on meanwhile: load the page again',
    'payout-state': 'The payout has moved on meanwhile',
    'changed-meanwhile': 'Nothing is done: it is not what was shown any more. What you see now is what it is',
    'nothing-to-pay': 'Nothing is done',
};

/** What more it would have taken; of a minimum only. */
export const shortBy = ({ reason, amount, needed }: LeftOutRow): Money[] =>
    reason !== 'below-threshold' || needed === null
        ? []
        : sumsOf([
              needed,
              { ...amount, amount: amount.amount.startsWith('-') ? amount.amount.slice(1) : `-${amount.amount}` },
          ]);

/** Why the states do not make up the whole; null where they tie. */
export function untied(parts: Money[], whole: Money[]): string | null {
    const sums = sumsOf(parts);
    const text = (all: Money[]) => all.map((sum) => `${sum.amount} ${sum.currency}`).join(' ');
    const expected = sumsOf(whole);
    return text(sums) === text(expected)
        ? null
        : `the states make ${sumsText(sums)}, all payouts ${sumsText(expected)}`;
}
