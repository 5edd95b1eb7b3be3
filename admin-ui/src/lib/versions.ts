import { useQuery } from '@tanstack/react-query';
import { get, inProgram, type Page, type Version } from './api';

const CHOSEN_FROM = 100;

/** The latest versions of a program's policy, the latest first; for choices and the line of time. */
export function useVersions(program: string) {
    const path = inProgram(program, 'versions');
    return useQuery({
        queryKey: [path, 'choice'],
        queryFn: ({ signal }) =>
            get<Page<Version> | Version[]>(path, { limit: CHOSEN_FROM }, signal).then((all) =>
                Array.isArray(all) ? all : all.items,
            ),
    });
}

/** `2 Summer card (in force)` */
export function versionText(version: Version): string {
    const words = version.inForceToday ? 'in force' : version.state;
    return `${version.number}${version.title ? ` ${version.title}` : ''} (${words})`;
}
