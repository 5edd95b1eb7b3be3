import { useQuery } from '@tanstack/react-query';
import { get, type Page } from '../../lib/api';

/** A short list in one piece. */
export function useList<T>(path: string) {
    return useQuery({
        queryKey: [path],
        queryFn: ({ signal }) =>
            get<Page<T> | T[]>(path, { limit: 500 }, signal).then((all) => (Array.isArray(all) ? all : all.items)),
    });
}
