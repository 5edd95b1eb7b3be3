import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { get, inProgram, type Preview } from '../../lib/api';
import { useProgram } from '../../lib/session';

/** The preview of the address. */
export function usePreview() {
    const program = useProgram();
    const { preview: id = '' } = useParams({ strict: false }) as { preview?: string };
    const path = inProgram(program.code, 'previews', id);
    const preview = useQuery({ queryKey: [path], queryFn: ({ signal }) => get<Preview>(path, {}, signal) });
    return { program, id, path, preview };
}
