import { Button } from '@mantine/core';
import { Outlet, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { BackLink } from '../../components/BackLink';
import { DateText } from '../../components/DateText';
import { Facts } from '../../components/Facts';
import { Icon } from '../../components/Icon';
import { ErrorNote, Loading } from '../../components/Notes';
import { Screen } from '../../components/Screen';
import { TabLinks } from '../../components/TabLinks';
import { address, type Program, type Version } from '../../lib/api';
import { dayText } from '../../lib/dates';
import { countText } from '../../lib/money';
import { place } from '../../lib/places';
import { useMay } from '../../lib/session';
import { ActivateVersion } from './ActivateVersion';
import { versionState } from './states';
import { useVersion } from './useVersion';

/** One version: what it is, since when it counts, and what one can ask of it. */
export function VersionPage() {
    const { program, number, path, version } = useVersion();
    const may = useMay('policies');
    const { pathname } = useLocation();
    const [activating, setActivating] = useState(false);
    const to = (...rest: string[]) => place(program.code, 'policies', number, ...rest);
    const back = <BackLink to={place(program.code, 'policies')}>Policies</BackLink>;
    if (version.data === undefined) {
        return (
            <Screen title={`Version ${number}`} above={back}>
                {version.isError ? (
                    <ErrorNote
                        error={version.error}
                        what="This version could not be loaded"
                        onRetry={() => void version.refetch()}
                    />
                ) : (
                    <Loading label="Loading the version" />
                )}
            </Screen>
        );
    }
    const one = version.data;
    return (
        <Screen
            title={`Version ${one.number}${one.title ? `: ${one.title}` : ''}`}
            above={back}
            says={
                <>
                    {versionState(one)} <Counts version={one} />
                </>
            }
            actions={
                <>
                    <Button
                        component="a"
                        href={address(`${path}/workbook.xlsx`)}
                        download
                        variant="default"
                        leftSection={<Icon name="download" size={16} />}
                    >
                        Download workbook
                    </Button>
                    {may && (
                        // Where a form below has its own step, that one comes first.
                        <Button
                            variant={/\/(try|preview)$/.test(pathname) ? 'default' : 'filled'}
                            onClick={() => setActivating(true)}
                        >
                            Activate from a day
                        </Button>
                    )}
                </>
            }
            tabs={
                <TabLinks
                    label="Version"
                    links={[
                        { to: to(), title: 'Sheets', exact: true },
                        { to: to('changes'), title: 'Changes' },
                        { to: to('try'), title: 'Try a sale' },
                        { to: to('preview'), title: 'Preview' },
                        { to: to('facts'), title: 'Facts' },
                    ]}
                />
            }
        >
            <Outlet />
            {activating && <ActivateVersion program={program} version={one} onClose={() => setActivating(false)} />}
        </Screen>
    );
}

/** From which days it counts, or that it does not yet. */
function Counts({ version }: { version: Version }) {
    if (version.activations.length === 0) {
        return <>No sale is decided by it yet.</>;
    }
    return <>Counts from {version.activations.map((one) => dayText(one.from)).join(' and from ')}.</>;
}

export function VersionFacts() {
    const { program, version } = useVersion();
    return version.data ? <FactsOf program={program} version={version.data} /> : null;
}

function FactsOf({ program, version }: { program: Program; version: Version }) {
    return (
        <>
            <Facts
                facts={[
                    ['Made by', version.createdBy],
                    ['Made', <DateText key="at" at={version.createdAt} zone={program.zone} time />],
                    ['Rows of all tables', countText(version.rows)],
                    ['Warnings', countText(version.warnings)],
                    ['Note', version.note],
                    ['Hash', <code key="hash">{version.hash}</code>],
                ]}
            />
            <section>
                <h2 style={{ fontSize: '0.875rem' }}>Activations</h2>
                {version.activations.length === 0 && <p className="quiet">None: it is a draft.</p>}
                <ul style={{ paddingInlineStart: '1.1rem', margin: '0.5rem 0' }}>
                    {version.activations.map((one) => (
                        <li key={one.at}>
                            From <strong>{dayText(one.from)}</strong>, by {one.by ?? 'the service'} on{' '}
                            <DateText at={one.at} zone={program.zone} time />
                            {one.reason && <>: {one.reason}</>}
                        </li>
                    ))}
                </ul>
            </section>
        </>
    );
}
