import { Select } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { place } from '../../lib/places';
import { useVersions, versionText } from '../../lib/versions';

/** Another version to try on; what is typed stays. */
export function VersionChoice({ program, number }: { program: string; number: string }) {
    const versions = useVersions(program).data ?? [];
    const navigate = useNavigate();
    return (
        <Select
            size="xs"
            label="Under version"
            data={
                versions.length === 0
                    ? [number]
                    : versions.map((one) => ({ value: String(one.number), label: versionText(one) }))
            }
            value={number}
            allowDeselect={false}
            onChange={(chosen) => void navigate({ to: place(program, 'policies', chosen ?? number, 'try') })}
        />
    );
}
