import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { get, inProgram, type PayoutRun } from '../../lib/api';
import { useProgram } from '../../lib/session';

const MAKING_MS = 1_000;

/** The run of the address; asked for often while a job makes it. */
export function useRun() {
    const program = useProgram();
    const { run: id = '' } = useParams({ strict: false }) as { run?: string };
    const path = inProgram(program.code, 'payout-runs', id);
    const run = useQuery({
        queryKey: [path],
        queryFn: ({ signal }) => get<PayoutRun>(path, {}, signal),
        refetchInterval: (query) => (query.state.data?.state === 'making' ? MAKING_MS : false),
    });
    return { program, id, path, run };
}
