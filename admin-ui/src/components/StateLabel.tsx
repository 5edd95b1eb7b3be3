import classes from './StateLabel.module.css';

export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'info';

/** One word for the state of a thing; the tone repeats what the word says. */
export function StateLabel({ children, tone = 'plain' }: { children: string; tone?: Tone }) {
    return <span className={`${classes.label} ${tone === 'plain' ? '' : classes[tone]}`}>{children}</span>;
}
