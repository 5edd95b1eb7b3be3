import { Link } from '@tanstack/react-router';
import type { Program, Version } from '../../lib/api';
import { dayText, daysBetween, today } from '../../lib/dates';
import { place } from '../../lib/places';
import { type Span, spansOf } from './timeline';
import classes from './Timeline.module.css';

const SHOWN = 8;
/** An open end is drawn as long as this from today. */
const OPEN_DAYS = 45;

/** What counted when, what counts now, what will; the list below says the same in words. */
export function Timeline({ program, versions }: { program: Program; versions: Version[] }) {
    const spans = spansOf(versions).slice(-SHOWN);
    const now = today(program.zone);
    if (spans.length === 0) {
        return null;
    }
    return (
        <section className={`surface ${classes.time}`} aria-label="What is in force when">
            <h2>What is in force when</h2>
            <ol className={classes.spans}>
                {spans.map((span) => {
                    const when = span.from > now ? 'later' : span.until === null || now < span.until ? 'now' : 'before';
                    return (
                        <li
                            key={span.from}
                            className={classes.span}
                            data-when={when}
                            style={{ flexGrow: days(span, now) }}
                        >
                            <Link to={place(program.code, 'policies', span.version)}>
                                <span className={classes.bar}>Version {span.version}</span>
                                <span className={`figures ${classes.says}`}>
                                    {when === 'now' && 'in force '}from {dayText(span.from)}
                                </span>
                            </Link>
                        </li>
                    );
                })}
            </ol>
        </section>
    );
}

function days(span: Span, now: string): number {
    return span.until === null
        ? Math.max(0, daysBetween(span.from, now)) + OPEN_DAYS
        : Math.max(1, daysBetween(span.from, span.until));
}
