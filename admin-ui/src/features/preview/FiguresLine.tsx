import type { ReactNode } from 'react';
import classes from './PreviewPage.module.css';

/** Old, new and what lies between them, beside each other, each under its name. */
export function FiguresLine({ label, children }: { label: string; children: ReactNode }) {
    return (
        <dl className={classes.figuresLine} aria-label={label}>
            {children}
        </dl>
    );
}

export function Figure({ name, className, children }: { name: ReactNode; className?: string; children: ReactNode }) {
    return (
        <div>
            <dt>{name}</dt>
            <dd className={className}>{children}</dd>
        </div>
    );
}
