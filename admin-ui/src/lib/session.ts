import { queryOptions, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { get, Problem, type Program, type Role, type Session } from './api';

/** Who is signed in; null for nobody. */
export const sessionQuery = queryOptions({
    queryKey: ['session'],
    queryFn: ({ signal }) =>
        get<Session>('/session', {}, signal).catch((failure: unknown) => {
            if (failure instanceof Problem && failure.status === 401) {
                return null;
            }
            throw failure;
        }),
    staleTime: Infinity,
    retry: false,
});

export type Right = 'read' | 'sales' | 'partners' | 'policies' | 'rules' | 'finance' | 'people';

const RIGHTS: Record<Role, Right[]> = {
    viewer: ['read'],
    'program-manager': ['read', 'sales', 'partners', 'policies'],
    'rule-engineer': ['read', 'policies', 'rules'],
    finance: ['read', 'finance', 'sales'],
    admin: ['read', 'sales', 'partners', 'policies', 'people'],
};

export const ROLE_NAMES: Record<Role, string> = {
    viewer: 'Viewer',
    'program-manager': 'Program manager',
    'rule-engineer': 'Rule engineer',
    finance: 'Finance',
    admin: 'Admin',
};

export function useSession(): Session | null {
    return useQuery(sessionQuery).data ?? null;
}

/** Whether to offer something; the service decides for itself. */
export function useMay(right: Right): boolean {
    return useMayOne([right]);
}

/** The same, where each of some rights is enough. */
export function useMayOne(rights: string[]): boolean {
    const person = useSession()?.person;
    const own: string[] = person?.rights ?? person?.roles.flatMap((role) => RIGHTS[role] ?? []) ?? [];
    return rights.some((right) => own.includes(right));
}

const NO_PROGRAM: Program = { code: '', name: '', currency: '', zone: 'UTC' };

/** The program of the address. */
export function useProgram(): Program {
    const { program } = useParams({ strict: false }) as { program?: string };
    const programs = useSession()?.programs ?? [];
    return programs.find((one) => one.code === program) ?? { ...NO_PROGRAM, code: program ?? '' };
}
