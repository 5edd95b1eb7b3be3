import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { get, inProgram, type Version } from '../../lib/api';
import { useProgram } from '../../lib/session';

/** The version of the address. */
export function useVersion() {
    const program = useProgram();
    const { version: number = '' } = useParams({ strict: false }) as { version?: string };
    const path = inProgram(program.code, 'versions', number);
    const version = useQuery({ queryKey: [path], queryFn: ({ signal }) => get<Version>(path, {}, signal) });
    return { program, number, path, version };
}
