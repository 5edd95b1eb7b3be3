import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

export type Search = Record<string, string | undefined>;

/** The part of the address behind the question mark; changing it keeps the rest. */
export function useAddress() {
    const search = useSearch({ strict: false }) as Search;
    const navigate = useNavigate();
    const change = useCallback(
        (part: Search, replace = false) =>
            void navigate({
                to: '.',
                search: ((now: Search) => withPart(now, part)) as never,
                replace,
            }),
        [navigate],
    );
    return { search, change };
}

function withPart(now: Search, part: Search): Search {
    const next = { ...now, ...part };
    for (const [name, value] of Object.entries(next)) {
        if (value === undefined || value === '') {
            delete next[name];
        }
    }
    return next;
}
