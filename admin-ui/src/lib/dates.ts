const DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' };
const TIME: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
const MS_A_DAY = 86_400_000;

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);

/** A day without a time must not move when the reader sits in another zone. */
const zoneFor = (text: string, zone: string): string => (isDay(text) ? 'UTC' : zone);

function parsed(text: string): Date | null {
    const date = new Date(text);
    return Number.isNaN(date.getTime()) ? null : date;
}

/** `1 May 2026` */
export function dayText(text: string, zone = 'UTC'): string {
    const date = parsed(text);
    return date === null ? text : date.toLocaleDateString('en-GB', { ...DAY, timeZone: zoneFor(text, zone) });
}

/** `1 May 2026, 14:05` */
export function instantText(text: string, zone = 'UTC'): string {
    const date = parsed(text);
    if (date === null || isDay(text)) {
        return dayText(text, zone);
    }
    return `${dayText(text, zone)}, ${date.toLocaleTimeString('en-GB', { ...TIME, timeZone: zone })}`;
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
    ['year', 365.25 * MS_A_DAY],
    ['month', 30.44 * MS_A_DAY],
    ['day', MS_A_DAY],
    ['hour', 3_600_000],
    ['minute', 60_000],
];
const words = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' });

/** `2 days ago`, `in 3 months`, `just now`; of a day without a time, whole days. */
export function ageText(text: string, now: Date = new Date()): string {
    const date = parsed(text);
    if (date === null) {
        return '';
    }
    const since = isDay(text) ? new Date(now.toISOString().slice(0, 10)) : now;
    const span = date.getTime() - since.getTime();
    for (const [unit, length] of STEPS) {
        if (Math.abs(span) >= length) {
            return words.format(Math.round(span / length), unit);
        }
    }
    return isDay(text) ? 'today' : 'just now';
}

/** `May 2026` of `2026-05`. */
export function monthText(month: string): string {
    const date = parsed(`${month.slice(0, 7)}-01`);
    return date === null
        ? month
        : date.toLocaleDateString('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });
}

/** `12 s`, `3 min 20 s` */
export function durationText(from: string, to: string | Date): string {
    const seconds = Math.max(0, Math.round((new Date(to).getTime() - new Date(from).getTime()) / 1000));
    return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** The day it is in a zone, `2026-05-20`. */
export function today(zone: string, now: Date = new Date()): string {
    return dayIn(now.toISOString(), zone);
}

/** The day of an instant in a zone. */
export function dayIn(instant: string, zone: string): string {
    const parts = partsIn(new Date(instant), zone);
    return `${parts.year}-${parts.month}-${parts.day}`;
}

/** The instant at which clocks in a zone show this day and time. */
export function instantOf(day: string, time: string, zone: string): string {
    const shown = Date.parse(`${day}T${time}:00Z`);
    let at = shown;
    // Twice, because the first guess may lie on the other side of a change of clocks.
    for (let i = 0; i < 2; i++) {
        const there = partsIn(new Date(at), zone);
        const offset =
            Date.parse(`${there.year}-${there.month}-${there.day}T${there.hour}:${there.minute}:00Z`) -
            Math.floor(at / 60_000) * 60_000;
        at = shown - offset;
    }
    return new Date(at).toISOString().replace('.000', '');
}

function partsIn(date: Date, zone: string): Record<string, string> {
    const format = new Intl.DateTimeFormat('en-GB', {
        timeZone: zone,
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
    });
    return Object.fromEntries(format.formatToParts(date).map((part) => [part.type, part.value]));
}

/** So many days later, or earlier. */
export function plusDays(day: string, days: number): string {
    return new Date(Date.parse(`${day}T00:00:00Z`) + days * MS_A_DAY).toISOString().slice(0, 10);
}

/** Whole days from one to the other. */
export const daysBetween = (from: string, to: string): number =>
    Math.round((Date.parse(to) - Date.parse(from)) / MS_A_DAY);
