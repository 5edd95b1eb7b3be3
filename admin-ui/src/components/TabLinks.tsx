import { Link } from '@tanstack/react-router';
import classes from './TabLinks.module.css';

export interface TabLink {
    to: string;
    title: string;
    /** Only this address itself, none below it. */
    exact?: boolean;
    /** What the tab sets behind the question mark, undefined where it takes it away; the rest stays. */
    search?: Record<string, string | undefined>;
}

/** Tabs that are addresses: back works, and each can be sent to someone. */
export function TabLinks({ links, label }: { links: TabLink[]; label: string }) {
    return (
        <nav className={classes.tabs} aria-label={label}>
            {links.map(({ to, title, exact = false, search }) => (
                <Link
                    key={title}
                    to={to}
                    className={classes.tab}
                    {...(search === undefined
                        ? { activeOptions: { exact, includeSearch: false } }
                        : {
                              search: ((now: object) => ({ ...now, ...search })) as never,
                              activeOptions: { exact, includeSearch: true, explicitUndefined: true },
                          })}
                >
                    {title}
                </Link>
            ))}
        </nav>
    );
}
