import type { NextPayoutLine, NextPayouts, NextPayoutSide, NextPayoutsSum, NextPayoutsWay } from '../../lib/api';
import { dayText } from '../../lib/dates';
import { reasonText } from '../../lib/leftOut';
import { countText, isNegative, isZero, moneyText } from '../../lib/money';

export const WAYS: { value: NextPayoutsWay; label: string }[] = [
    { value: 'activated', label: 'If it is activated' },
    { value: 'counted', label: 'Had it counted' },
];

/** What stands in the address, if it is one. */
export const wayOf = (text: string | undefined): NextPayoutsWay => (text === 'counted' ? 'counted' : 'activated');

/** Which payouts are meant: `On 1 Jun 2026, by the schedule: …`. */
export const whenText = (next: NextPayouts): string =>
    `${
        next.scheduled
            ? `The payouts of ${dayText(next.on)}, by the schedule`
            : `There is no schedule: payouts as if they were made on ${dayText(next.on)}`
    }; earned until ${dayText(next.to)}, approved by the time of this preview, past its hold by then, in no payout.`;

/** What is assumed, and what follows from it. */
export function wayText(
    way: NextPayoutsWay,
    next: Pick<NextPayouts, 'activeFrom' | 'minimumsOf'>,
    { version, from, to }: { version: number; from: string; to: string },
): string {
    if (way === 'counted') {
        return (
            `As if the sales of ${dayText(from)} to ${dayText(to)} had come under version ${version}: its amounts and holds, and its` +
            ' minimums. What is approved stays approved, what is in a payout stays as it is.'
        );
    }
    const minimums =
        next.minimumsOf === version
            ? 'Its minimums hold'
            : `The minimums are those of version ${next.minimumsOf}, which counts by then`;
    return (
        `Version ${version} counts from ${dayText(next.activeFrom)}. Sales that are decided by now keep the version they were decided` +
        ` under, with amounts and holds. ${minimums}, and sales from that day on that still wait are decided by it.`
    );
}

/** A reason with its figures: `below the minimum of 25.00 GBP: 12.30 GBP`. */
export function whyText(side: NextPayoutSide, zone: string): string {
    return side.why
        .map(({ reason, amount, needed, until }) => {
            const least = reason === 'below-threshold' && needed !== null ? ` of ${moneyText(needed)}` : '';
            const end = until === null ? '' : ` until ${dayText(until, zone)}`;
            return `${reasonText(reason)}${least}${end}: ${moneyText(amount)}`;
        })
        .join(', ');
}

/** Without what is not approved, which leaves nobody out who is paid otherwise. */
const causes = (side: NextPayoutSide): NextPayoutSide => {
    const some = side.why.filter(({ reason }) => reason !== 'not-approved');
    return some.length === 0 ? side : { ...side, why: some };
};

/** What comes of a line, in words. */
export function comesText(line: NextPayoutLine, zone: string): string {
    const why = whyText(line.old.paid ? causes(line.new) : line.new, zone);
    if (line.new.paid) {
        const was = whyText(causes(line.old), zone);
        return line.old.paid
            ? isZero(line.difference.amount)
                ? 'paid the same'
                : isNegative(line.difference.amount)
                  ? 'paid less'
                  : 'paid more'
            : `newly paid${was === '' ? '' : `; now ${was}`}`;
    }
    return line.old.paid ? `no longer paid${why === '' ? '' : `: ${why}`}` : why === '' ? 'nothing is owed' : why;
}

/** How many, by what comes of them; those there are. */
export function countsOf(sum: NextPayoutsSum): { what: string; text: string }[] {
    return [
        { what: 'more', count: sum.more, text: 'paid more' },
        { what: 'less', count: sum.less, text: 'paid less' },
        { what: 'newly', count: sum.newly, text: 'newly paid' },
        { what: 'noLonger', count: sum.noLonger, text: 'no longer paid' },
    ]
        .filter(({ count }) => count > 0)
        .map(({ what, count, text }) => ({ what, text: `${countText(count)} ${text}` }));
}

/** Where nobody is paid more, less, newly or no longer. */
export const nobodyText = (sum: NextPayoutsSum): string =>
    sum.old.payouts === 0 && sum.new.payouts === 0 ? 'nobody is paid either way' : 'all paid the same';
