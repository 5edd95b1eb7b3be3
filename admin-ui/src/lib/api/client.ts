import type { FieldError } from './types';

/** What the service refused, as it said it. */
export class Problem extends Error {
    constructor(
        readonly status: number,
        readonly code: string,
        readonly title: string,
        readonly detail: string,
        readonly errors: FieldError[] = [],
    ) {
        super(detail || title);
        this.name = 'Problem';
    }
}

export type Query = Record<string, string | number | boolean | null | undefined>;

export const API = '/api/v1';

/** An address with its query; what is empty is left out. */
export function address(path: string, query: Query = {}): string {
    const params = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) {
        if (value !== undefined && value !== null && value !== '') {
            params.set(name, String(value));
        }
    }
    const text = params.toString();
    return API + path + (text === '' ? '' : `?${text}`);
}

/** The path of something that belongs to a program; every part is escaped: codes may hold a slash. */
export function inProgram(program: string, ...parts: (string | number)[]): string {
    return ['/programs', program, ...parts]
        .map((part, i) => (i === 0 ? part : encodeURIComponent(String(part))))
        .join('/');
}

export const get = <T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> =>
    call<T>('GET', address(path, query), undefined, signal);
export const post = <T>(path: string, body?: unknown): Promise<T> => call<T>('POST', address(path), body);
export const put = <T>(path: string, body: unknown): Promise<T> => call<T>('PUT', address(path), body);
export const patch = <T>(path: string, body: unknown): Promise<T> => call<T>('PATCH', address(path), body);
export const remove = <T>(path: string, query?: Query): Promise<T> => call<T>('DELETE', address(path, query));

async function call<T>(method: string, url: string, body?: unknown, signal?: AbortSignal): Promise<T> {
    const headers = writeHeaders(method);
    headers.Accept = 'application/json';
    if (body !== undefined) {
        headers['Content-Type'] = 'application/json';
    }
    let response: Response;
    try {
        response = await fetch(url, {
            method,
            headers,
            credentials: 'same-origin',
            body: body === undefined ? null : JSON.stringify(body),
            signal: signal ?? null,
        });
    } catch (failure) {
        if (failure instanceof DOMException && failure.name === 'AbortError') {
            throw failure;
        }
        throw unreachable();
    }
    const text = await response.text();
    if (!response.ok) {
        throw problem(response.status, text);
    }
    return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** Sends a file as it is; says how many bytes have gone. */
export function upload<T>(path: string, query: Query, file: File, sent: (bytes: number) => void): Promise<T> {
    return new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.open('POST', address(path, query));
        for (const [name, value] of Object.entries(writeHeaders('POST'))) {
            request.setRequestHeader(name, value);
        }
        request.setRequestHeader('Accept', 'application/json');
        request.setRequestHeader('Content-Type', contentType(file.name));
        request.upload.addEventListener('progress', (event) => sent(event.loaded));
        request.addEventListener('error', () => reject(unreachable()));
        request.addEventListener('load', () => {
            if (request.status >= 200 && request.status < 300) {
                resolve(JSON.parse(request.responseText) as T);
            } else {
                reject(problem(request.status, request.responseText));
            }
        });
        request.send(file);
    });
}

const TYPES: [string, string][] = [
    ['.csv', 'text/csv'],
    ['.ndjson', 'application/x-ndjson'],
    ['.jsonl', 'application/x-ndjson'],
    ['.gz', 'application/gzip'],
    ['.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
];

function contentType(name: string): string {
    const lower = name.toLowerCase();
    return TYPES.find(([end]) => lower.endsWith(end))?.[1] ?? 'application/octet-stream';
}

function writeHeaders(method: string): Record<string, string> {
    if (method === 'GET') {
        return {};
    }
    const headers: Record<string, string> = { 'X-XSRF-TOKEN': cookie('XSRF-TOKEN') };
    if (method === 'POST') {
        headers['Idempotency-Key'] = randomKey();
    }
    return headers;
}

function cookie(name: string): string {
    const found = document.cookie.split('; ').find((one) => one.startsWith(`${name}=`));
    return found === undefined ? '' : decodeURIComponent(found.slice(name.length + 1));
}

/** `crypto.randomUUID` is missing where the page comes by plain HTTP from another machine. */
function randomKey(): string {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
        '',
    );
}

function unreachable(): Problem {
    return new Problem(
        0,
        'unreachable',
        'No answer',
        'The service does not answer. Is it running, and are you online?',
    );
}

function problem(status: number, text: string): Problem {
    try {
        const said = JSON.parse(text) as Partial<Problem> & { type?: string };
        const code = said.code ?? said.type?.split('/').pop() ?? String(status);
        return new Problem(status, code, said.title ?? `Error ${status}`, said.detail ?? '', said.errors ?? []);
    } catch {
        return new Problem(status, String(status), `Error ${status}`, `The service answered with error ${status}.`);
    }
}
