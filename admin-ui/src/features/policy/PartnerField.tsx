import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { get, inProgram, type Page, type PartnerRow } from '../../lib/api';

const TYPING_MS = 180;
const OFFERED = 8;

interface Props {
    program: string;
    value: string;
    error?: string | undefined;
    onChange: (code: string) => void;
}

/** A partner by code; a name or code leads to it. */
export function PartnerField({ program, value, error, onChange }: Props) {
    const [wanted] = useDebouncedValue(value.trim(), TYPING_MS);
    const path = inProgram(program, 'partners');
    const found = useQuery({
        queryKey: [path, 'lookup', wanted],
        queryFn: ({ signal }) => get<Page<PartnerRow>>(path, { q: wanted, limit: OFFERED }, signal),
        enabled: wanted !== '',
        placeholderData: keepPreviousData,
    });
    const partners = wanted === '' ? [] : (found.data?.items ?? []);
    const names = new Map(partners.map((one) => [one.code, one.name]));
    return (
        <Autocomplete
            size="xs"
            label="Partner, by name or code"
            value={value}
            onChange={onChange}
            error={error}
            data={partners.map((one) => one.code)}
            // The service has found them, by their names too.
            filter={({ options }) => options}
            renderOption={({ option }) => (
                <span>
                    {names.get(option.value) ?? ''} <span className="quiet">{option.value}</span>
                </span>
            )}
        />
    );
}
