import { useMutation, useQueryClient } from '@tanstack/react-query';
import { patch, type Product } from '../../lib/api';

/** Changes a product; lists of products are asked for again. */
export function useChangeProduct(path: string, code: string, onDone?: () => void) {
    const queries = useQueryClient();
    return useMutation({
        mutationFn: (changes: Partial<Product>) => patch<Product>(`${path}/${encodeURIComponent(code)}`, changes),
        onSuccess: async () => {
            await queries.invalidateQueries({
                predicate: ({ queryKey: [key] }) => typeof key === 'string' && key.startsWith(path),
            });
            onDone?.();
        },
    });
}
