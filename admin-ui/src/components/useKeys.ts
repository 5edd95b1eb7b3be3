import { useEffect, useRef } from 'react';

type Keys = Record<string, (() => void) | undefined>;

const TYPES_IN = 'input, textarea, select, [contenteditable=true], [role=menu], [role=listbox]';

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
            // Enter and space on a link or button are theirs.
            if ((event.key === 'Enter' || event.key === ' ') && target.closest('a, button')) {
                return;
            }
            const act = current.current[event.key];
            if (act !== undefined) {
                event.preventDefault();
                act();
            }
        };
        window.addEventListener('keydown', listen);
        return () => window.removeEventListener('keydown', listen);
    }, []);
}
