import { ageText, dayText, instantText } from '../lib/dates';

interface Props {
    at: string | null | undefined;
    zone?: string;
    /** With hours and minutes. */
    time?: boolean;
    /** With its age in words beside it. */
    age?: boolean;
}

/** `1 May 2026`, and how long ago that is; the exact instant on hovering. */
export function DateText({ at, zone = 'UTC', time = false, age = false }: Props) {
    if (!at) {
        return <span className="quiet">–</span>;
    }
    return (
        <time dateTime={at} title={`${instantText(at, zone)} (${zone})`} className="figures">
            {time ? instantText(at, zone) : dayText(at, zone)}
            {age && <span className="quiet">{` · ${ageText(at)}`}</span>}
        </time>
    );
}
