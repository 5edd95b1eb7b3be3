import type { ReactNode } from 'react';
import { useEffect } from 'react';
import classes from './Screen.module.css';

interface Props {
    title: string;
    /** One line that says what is here and what is filtered. */
    says?: ReactNode;
    /** Above the title: where one came from. */
    above?: ReactNode;
    actions?: ReactNode;
    tabs?: ReactNode;
    /** The content fills the height and scrolls in itself, as a table does. */
    fill?: boolean;
    children: ReactNode;
}

/** Title, what it says, actions; the content below. */
export function Screen({ title, says, above, actions, tabs, fill = false, children }: Props) {
    useEffect(() => {
        document.title = `${title} · Ratebook`;
    }, [title]);
    return (
        <div className={fill ? `${classes.screen} ${classes.fill}` : classes.screen}>
            {above}
            <header className={classes.head}>
                <div className={classes.words}>
                    <h1>{title}</h1>
                    {says && <p className="quiet">{says}</p>}
                </div>
                {actions && <div className={classes.actions}>{actions}</div>}
            </header>
            {tabs}
            <div className={classes.content}>{children}</div>
        </div>
    );
}
