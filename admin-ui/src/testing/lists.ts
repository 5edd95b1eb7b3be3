import type { Row } from './http';
import { stands } from './standing';

const NO_FILTERS = ['limit', 'cursor', 'sort'];

export function matches(row: Row, query: URLSearchParams): boolean {
    return [...query].every(([name, value]) => {
        if (NO_FILTERS.includes(name)) {
            return true;
        }
        if (name === 'q') {
            const sale = row.sale as { reference: string } | undefined;
            return [row.reference, row.code, row.name, row.key, sale?.reference].some((text) =>
                String(text ?? '')
                    .toLowerCase()
                    .includes(value.toLowerCase()),
            );
        }
        if (name === 'standing') {
            return stands(row, value);
        }
        if (name === 'from' || name === 'to') {
            const day = String(row.occurredAt).slice(0, 10);
            return name === 'from' ? day >= value : day <= value;
        }
        return String(row[name]) === value;
    });
}

export function sorted<T extends object>(rows: T[], by: string | null): T[] {
    if (by === null) {
        return rows;
    }
    const name = by.replace(/^-/, '');
    const sign = by.startsWith('-') ? -1 : 1;
    const key = (row: T): string | number => {
        const value = (row as Row)[name] as string | { amount: string };
        return typeof value === 'object' && value !== null ? Number(value.amount) : String(value);
    };
    return rows.toSorted((a, b) => (key(a) < key(b) ? -sign : key(a) > key(b) ? sign : 0));
}

/** One page of them. */
export function cut<T>(rows: T[], query: URLSearchParams) {
    const from = Number(query.get('cursor') ?? 0);
    const limit = Number(query.get('limit') ?? 50);
    return { items: rows.slice(from, from + limit), next: from + limit < rows.length ? String(from + limit) : null };
}
