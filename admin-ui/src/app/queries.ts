import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { Problem } from '../lib/api';

/** Heard by the frame, which asks to sign in and comes back to the same address. */
export const SESSION_ENDED = 'ratebook:session-ended';

const ATTEMPTS = 2;

export function createQueries(): QueryClient {
    const failed = (failure: unknown) => {
        if (failure instanceof Problem && failure.status === 401 && queries.getQueryData(['session'])) {
            queries.setQueryData(['session'], null);
            window.dispatchEvent(new Event(SESSION_ENDED));
        }
    };
    const queries: QueryClient = new QueryClient({
        queryCache: new QueryCache({ onError: failed }),
        mutationCache: new MutationCache({ onError: failed }),
        defaultOptions: {
            queries: {
                staleTime: 15_000,
                // What was refused is refused again; only a service that was away or busy is asked once more.
                retry: (count, failure) =>
                    count < ATTEMPTS && failure instanceof Problem && (failure.status === 0 || failure.status === 503),
                retryDelay: 1_000,
            },
        },
    });
    return queries;
}
