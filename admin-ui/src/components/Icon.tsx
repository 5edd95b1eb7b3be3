// Strokes of our own, so that no set of five thousand has to be installed.
const PATHS = {
    today: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4M9 15h2',
    sales: 'M5 7h14l-1.2 13H6.2zM9 10V6a3 3 0 0 1 6 0v4',
    commissions: 'M6 18 18 6M7.5 9.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM16.5 18.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
    payouts: 'M3 7h18v10H3zM12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM6 10v4M18 10v4',
    partners:
        'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20a6 6 0 0 1 12 0M16 4.5a3.5 3.5 0 0 1 0 6.5M17.5 14.5A6 6 0 0 1 21 20',
    policies: 'M4 4h16v16H4zM4 9h16M4 14h16M10 9v11',
    reports: 'M5 20V10M12 20V4M19 20v-7',
    settings: 'M4 7h8M18 7h2M15 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 17h2M12 17h8M9 20a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
    search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM20 20l-4-4',
    moon: 'M20 14.5A8 8 0 0 1 9.5 4a8 8 0 1 0 10.5 10.5z',
    sun: 'M12 16.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM12 2v2M12 20v2M2 12h2M20 12h2M4.9 4.9l1.4 1.4M17.7 17.7l1.4 1.4M4.9 19.1l1.4-1.4M17.7 6.3l1.4-1.4',
    down: 'M6 9l6 6 6-6',
    up: 'M6 15l6-6 6 6',
    right: 'M9 6l6 6-6 6',
    left: 'M15 6l-6 6 6 6',
    close: 'M6 6l12 12M18 6L6 18',
    check: 'M5 12.5l4.5 4.5L19 7.5',
    plus: 'M12 5v14M5 12h14',
    columns: 'M4 5h16v14H4zM10 5v14M15 5v14',
    download: 'M12 4v11M7.5 11 12 15.5 16.5 11M5 20h14',
    upload: 'M12 16V5M7.5 9.5 12 5l4.5 4.5M5 20h14',
    alert: 'M12 4 21 19.5H3zM12 10v4M12 16.8v.2',
    info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5M12 8v.2',
    more: 'M5 12h.01M12 12h.01M19 12h.01',
    help: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.700.4-1.1.900-1.1 1.8M12 16.5v.2',
    copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
} as const;

export type IconName = keyof typeof PATHS;

/** A picture beside a word: the word says it, so it is hidden from readers of the page. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
    return (
        <svg
            width={size}
            height={size}
            viewBox="0 0 24 24"
            fill="none"
            stroke="currentColor"
            strokeWidth={1.7}
            strokeLinecap="round"
            strokeLinejoin="round"
            aria-hidden
            focusable="false"
            style={{ flex: 'none' }}
        >
            <path d={PATHS[name]} />
        </svg>
    );
}
