import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get, inProgram, type Page, type PartnerRow } from '../../lib/api';

const TYPING_MS = 180;
const OFFERED = 8;

interface Props {
    program: string;
    codes: string[];
    onChange: (codes: string[]) => void;
}

/** A set of partners, each found by name or code. */
export function PartnerSet({ program, codes, onChange }: Props) {
    const [typed, setTyped] = useState('');
    const [wanted] = useDebouncedValue(typed.trim(), TYPING_MS);
    const path = inProgram(program, 'partners');
    const found = useQuery({
        queryKey: [path, 'lookup', wanted],
        queryFn: ({ signal }) => get<Page<PartnerRow>>(path, { q: wanted, limit: OFFERED }, signal),
        placeholderData: keepPreviousData,
    });
    const partners = found.data?.items ?? [];
    const names = new Map(partners.map((one) => [one.code, one.name]));
    return (
        <MultiSelect
            label="Partners, by name or code"
            placeholder={codes.length === 0 ? 'Find a partner' : undefined}
            searchable
            hidePickedOptions
            searchValue={typed}
            onSearchChange={setTyped}
            nothingFoundMessage={found.isFetching ? 'Looking' : 'Nobody is called that'}
            value={codes}
            onChange={onChange}
            data={[...new Set([...codes, ...partners.map((one) => one.code)])]}
            // The service has found them, by their names too.
            filter={({ options }) =>
                options.filter((one) => 'value' in one && names.has(one.value) && !codes.includes(one.value))
            }
            renderOption={({ option }) => (
                <span>
                    {names.get(option.value) ?? ''} <span className="quiet">{option.value}</span>
                </span>
            )}
        />
    );
}
