import type { Day } from '../../lib/api';
import { plusDays } from '../../lib/dates';

export interface Range {
    from: Day;
    to: Day;
}

/** The month before the one the day lies in. */
export function lastMonth(day: Day): Range {
    const to = plusDays(`${day.slice(0, 7)}-01`, -1);
    return { from: `${to.slice(0, 7)}-01`, to };
}

/** From the first of the day's month up to the day. */
export function thisMonth(day: Day): Range {
    return { from: `${day.slice(0, 7)}-01`, to: day };
}

/** From the first of the day's year up to the day. */
export function thisYear(day: Day): Range {
    return { from: `${day.slice(0, 4)}-01-01`, to: day };
}
