import { Link } from '@tanstack/react-router';
import classes from './TabLinks.module.css';

export interface TabLink {
    to: string;
    title: string;
    /** Only this address itself, none below it. */
    exact?: boolean;
}

/** Tabs that are addresses: back works, and each can be sent to someone. */
export function TabLinks({ links, label }: { links: TabLink[]; label: string }) {
    return (
        <nav className={classes.tabs} aria-label={label}>
            {links.map((link) => (
                <Link
                    key={link.to}
                    to={link.to}
                    className={classes.tab}
                    activeOptions={{ exact: link.exact ?? false, includeSearch: false }}
                >
                    {link.title}
                </Link>
            ))}
        </nav>
    );
}
