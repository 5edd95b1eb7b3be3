import { useLocalStorage } from '@mantine/hooks';
import type { Column } from './columns';

/** Which columns a person wants to see, remembered in this browser. */
export function useColumns<Row>(table: string, columns: Column<Row>[]) {
    const usual = columns.filter((column) => !column.optional).map((column) => column.key);
    const [chosen, setChosen] = useLocalStorage<string[]>({ key: `columns.${table}`, defaultValue: usual });
    const shown = columns.filter((column) => chosen.includes(column.key));
    return {
        shown: shown.length === 0 ? columns.filter((column) => usual.includes(column.key)) : shown,
        isChosen: (key: string) => chosen.includes(key),
        toggle: (key: string) =>
            setChosen((now) => (now.includes(key) ? now.filter((one) => one !== key) : [...now, key])),
        reset: () => setChosen(usual),
    };
}
