/** The address of a screen below a program; codes may hold any sign. */
export const place = (program: string, ...parts: (string | number)[]): string =>
    ['/programs', program, ...parts].map((part, i) => (i === 0 ? part : encodeURIComponent(String(part)))).join('/');

/** Addresses carry plain texts: `?state=parked&from=2011-01-01`, never JSON. */
export function parseSearch(text: string): Record<string, string> {
    return Object.fromEntries(new URLSearchParams(text));
}

export function searchText(search: Record<string, unknown>): string {
    const params = new URLSearchParams();
    for (const [name, value] of Object.entries(search)) {
        if (value !== undefined && value !== null && value !== '') {
            params.set(name, String(value));
        }
    }
    const text = params.toString();
    return text === '' ? '' : `?${text}`;
}
