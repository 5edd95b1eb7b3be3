import { useQuery, useQueryClient } from '@tanstack/react-query';
import { get, inProgram, type Lead, type LeadPhase } from '../../lib/api';

export function useLead(program: string, id: string) {
    const path = inProgram(program, 'leads', id);
    return { path, lead: useQuery({ queryKey: [path], queryFn: ({ signal }) => get<Lead>(path, {}, signal) }) };
}

/** The phases of a program, in their order. */
export function usePhases(program: string) {
    const path = inProgram(program, 'lead-phases');
    return useQuery({
        queryKey: [path],
        queryFn: ({ signal }) => get<{ phases: LeadPhase[] }>(path, {}, signal).then((said) => said.phases),
    });
}

/** All that is shown is asked for again: a payment changes the account and the balances too. */
export function useFresh() {
    const queries = useQueryClient();
    return () => queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
}
