import { useEffect, useRef } from 'react';

type Keys = Record<string, ((event: KeyboardEvent) => void) | undefined>;

const TYPES_IN = 'input:not([type=checkbox]), textarea, select, [contenteditable=true], [role=menu], [role=listbox]';

/** Single keys for the whole screen; not while someone types, nor with a modifier. */
export function useKeys(keys: Keys): void {
    const current = useRef(keys);
    current.current = keys;
    useEffect(() => {
        const listen = (event: KeyboardEvent) => {
            const target = event.target as HTMLElement;
            if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented || target.closest(TYPES_IN)) {
                return;
            }
            // Enter and space on a link, button or box are theirs.
            if ((event.key === 'Enter' || event.key === ' ') && target.closest('a, button, input')) {
                return;
            }
            const act = current.current[event.key];
            if (act !== undefined) {
                event.preventDefault();
                act(event);
            }
        };
        window.addEventListener('keydown', listen);
        return () => window.removeEventListener('keydown', listen);
    }, []);
}
