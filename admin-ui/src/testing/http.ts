import type { Shop } from './shop';

export interface Asked {
    method: string;
    path: string;
    query: URLSearchParams;
    body: unknown;
}

export interface Said {
    status: number;
    body: unknown;
}

export type Row = Record<string, unknown>;
export type Handler = (asked: Asked, shop: Shop, parts: string[]) => Said | undefined;

export const ok = (body: unknown, status = 200): Said => ({ status, body });
export const problem = (status: number, code: string, title: string, detail: string, errors: object[] = []): Said => ({
    status,
    body: { type: `https://ratebook.invalid/problems/${code}`, title, status, detail, code, errors },
});
export const notFound = () => problem(404, 'not-found', 'Not found', 'There is no such thing.');
