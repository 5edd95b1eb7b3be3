import type { Day } from '../../lib/api';
import { dayText, plusDays } from '../../lib/dates';
import { partnersText } from './words';

/** A run as it is asked for. */
export interface Wish {
    /** Empty for no lower end. */
    from: Day | '';
    to: Day | '';
    /** Codes of the chosen ones; null for all. */
    partners: string[] | null;
    noMinimum: boolean;
    payOn: Day | '';
}

/** The month before the day's. */
export function lastMonth(today: Day): { from: Day; to: Day } {
    const to = plusDays(`${today.slice(0, 7)}-01`, -1);
    return { from: `${to.slice(0, 7)}-01`, to };
}

/** Last month, all partners, not below the minimum, to be paid today; or those that were chosen. */
export const proposed = (today: Day, partners: string[] | null): Wish => ({
    ...lastMonth(today),
    partners,
    noMinimum: false,
    payOn: today,
});

/** Why it cannot be asked for; null where it can. */
export function missing(wish: Wish): string | null {
    if (wish.to === '') {
        return 'Say up to which day.';
    }
    if (wish.from !== '' && wish.from > wish.to) {
        return 'The range ends before it begins.';
    }
    if (wish.partners !== null && wish.partners.length === 0) {
        return 'Choose at least one partner.';
    }
    return null;
}

export const toBody = (wish: Wish): object => ({
    ...(wish.from !== '' && { from: wish.from }),
    to: wish.to,
    ...(wish.partners !== null && { partners: wish.partners }),
    noMinimum: wish.noMinimum,
    ...(wish.payOn !== '' && { payOn: wish.payOn }),
});

/** What it will do, before it does. */
export function says(wish: Wish): string[] {
    const who =
        wish.partners === null
            ? 'every partner who is owed'
            : `${wish.partners.length === 1 ? 'the chosen partner' : `each of the ${partnersText(wish.partners.length)} chosen`}, where owed,`;
    const when = wish.from === '' ? `up to ${dayText(wish.to)}` : `from ${dayText(wish.from)} to ${dayText(wish.to)}`;
    return [
        `Makes one payout for ${who} something earned ${when} that is approved, past its hold and in no payout. What was taken back counts whatever its day.`,
        wish.noMinimum
            ? 'Partners below their minimum are paid, too.'
            : 'Who is below the minimum is left out; the run says who, and by how much.',
        'No money is moved: the payouts are open until you review, freeze and approve them.',
    ];
}
