import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type Balance, get, inProgram, type Page, type PartnerDetail } from '../../lib/api';
import { useProgram } from '../../lib/session';

/** The partner of the address. */
export function usePartner() {
    const program = useProgram();
    const { partner: code = '' } = useParams({ strict: false }) as { partner?: string };
    const path = inProgram(program.code, 'partners', code);
    const partner = useQuery({ queryKey: [path], queryFn: ({ signal }) => get<PartnerDetail>(path, {}, signal) });
    return { program, code, path, partner };
}

export function useBalances(path: string) {
    return useQuery({
        queryKey: [`${path}/balances`],
        queryFn: ({ signal }) =>
            get<Page<Balance> | Balance[]>(`${path}/balances`, {}, signal).then((all) =>
                Array.isArray(all) ? all : all.items,
            ),
    });
}
