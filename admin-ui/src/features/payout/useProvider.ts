import { useQuery } from '@tanstack/react-query';
import { type ConfiguredProvider, get, inProgram } from '../../lib/api';

/** Whether payouts can be paid by PayPal's API; undefined until it is known. */
export function useProvider(program: string, enabled = true) {
    const path = inProgram(program, 'payment-provider');
    return useQuery({
        queryKey: [path],
        queryFn: ({ signal }) => get<ConfiguredProvider>(path, {}, signal),
        enabled,
        retry: false,
    }).data?.configured;
}
