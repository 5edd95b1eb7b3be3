import type { ReactNode } from 'react';
import classes from './Facts.module.css';

/** Names and their values, one under the other; what has no value is left out. */
export function Facts({ facts }: { facts: [string, ReactNode][] }) {
    const said = facts.filter(([, value]) => value !== null && value !== undefined && value !== '');
    return (
        <dl className={classes.facts}>
            {said.map(([name, value]) => (
                <div key={name} className={classes.fact}>
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                </div>
            ))}
        </dl>
    );
}
