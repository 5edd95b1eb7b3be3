import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { get, type Page, type Query, type Totals } from '../../lib/api';

const ROWS_A_PAGE = 100;

/** The rows of a list, page by page behind a cursor. */
export function useRows<Row>(path: string, query: Query) {
    const answer = useInfiniteQuery({
        queryKey: [path, query],
        queryFn: ({ pageParam, signal }) =>
            get<Page<Row> | Row[]>(path, { ...query, limit: ROWS_A_PAGE, cursor: pageParam }, signal).then(asPage),
        initialPageParam: null as string | null,
        getNextPageParam: (last) => last.next,
        placeholderData: keepPreviousData,
    });
    return { ...answer, rows: answer.data?.pages.flatMap((page) => page.items) ?? [] };
}

/** Short lists come as they are. */
function asPage<Row>(answer: Page<Row> | Row[]): Page<Row> {
    return Array.isArray(answer) ? { items: answer, next: null } : answer;
}

export function useTotals(path: string, query: Query, wanted: boolean) {
    return useQuery({
        queryKey: [`${path}/totals`, query],
        queryFn: ({ signal }) => get<Totals>(`${path}/totals`, query, signal),
        enabled: wanted,
        placeholderData: keepPreviousData,
    });
}
