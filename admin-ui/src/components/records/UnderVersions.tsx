import { Button, Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Answer, get, inProgram } from '../../lib/api';
import { useProgram } from '../../lib/session';
import { useVersions, versionText } from '../../lib/versions';
import { Explanation } from '../Explanation';
import { ErrorNote, Loading } from '../Notes';
import { LineList } from './LineList';

/** What a sale would have earned under any other version; nothing is written. */
export function UnderVersions({ program, sale, version }: { program: string; sale: number; version: number | null }) {
    const [asked, setAsked] = useState<string | null>(null);
    const versions = useVersions(program);
    const others = (versions.data ?? []).filter((one) => one.number !== version && one.errors === 0);
    if (versions.isPending) {
        return <Loading lines={1} label="Loading versions" />;
    }
    if (versions.isError) {
        return <ErrorNote error={versions.error} what="The versions could not be loaded" />;
    }
    if (others.length === 0) {
        return <span className="quiet">There is no other version to compare with.</span>;
    }
    return (
        <Stack gap="sm">
            <Select
                size="xs"
                aria-label="Version"
                placeholder="Choose a version"
                data={others.map((one) => ({ value: String(one.number), label: versionText(one) }))}
                value={asked}
                onChange={setAsked}
                maw={320}
                searchable={others.length > 8}
            />
            {asked !== null && <Under program={program} sale={sale} version={asked} onClose={() => setAsked(null)} />}
        </Stack>
    );
}

function Under({
    program,
    sale,
    version,
    onClose,
}: {
    program: string;
    sale: number;
    version: string;
    onClose: () => void;
}) {
    const shop = useProgram();
    const path = inProgram(program, 'sales', sale, 'under', version);
    const { data, isPending, isError, error } = useQuery({
        queryKey: [path],
        queryFn: ({ signal }) => get<Answer>(path, {}, signal),
    });
    if (isPending) {
        return <Loading lines={3} label={`Trying version ${version}`} />;
    }
    if (isError) {
        return <ErrorNote error={error} what={`Version ${version} could not be tried on this sale`} />;
    }
    return (
        <Stack gap="sm">
            <LineList program={shop} lines={data.lines} />
            {data.explanation && (
                <Explanation explanation={data.explanation} policy={{ program, version: Number(version) }} />
            )}
            <Button variant="subtle" size="compact-sm" onClick={onClose} style={{ alignSelf: 'flex-start' }}>
                Close
            </Button>
        </Stack>
    );
}
