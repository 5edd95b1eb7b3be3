import type { Day } from '../../lib/api';
import { plusDays } from '../../lib/dates';

export interface Range {
    from: Day;
    to: Day;
}

/** The last month that is over when the day is; the day's own month if the day is its last. */
export function lastFullMonth(day: Day): Range {
    const to = lastDayBefore(plusDays(day, 1), 1);
    return { from: `${to.slice(0, 7)}-01`, to };
}

/** The last quarter of the calendar that is over when the day is. */
export function lastFullQuarter(day: Day): Range {
    const to = lastDayBefore(plusDays(day, 1), 3);
    const first = Number(to.slice(5, 7)) - 2;
    return { from: `${to.slice(0, 4)}-${String(first).padStart(2, '0')}-01`, to };
}

/** The day before the period of so many months that the day lies in. */
function lastDayBefore(day: Day, months: number): Day {
    const month = Number(day.slice(5, 7));
    const first = month - ((month - 1) % months);
    return plusDays(`${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`, -1);
}
