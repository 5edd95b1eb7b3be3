import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { ReasonDialog } from '../../components/ReasonDialog';
import { inProgram, post, type Program, type Version } from '../../lib/api';
import { dayText, today } from '../../lib/dates';
import { useVersions } from '../../lib/versions';
import { spanAt, spansOf } from './timeline';

const REFUSALS = {
    restatement: 'Sales from that day on are decided already',
    'version-has-errors': 'This version does not pass its check',
    'version-of-other-drl': 'This version was checked with other rules',
};

/** Lets a version count from a day on; says first what that means. */
export function ActivateVersion({
    program,
    version,
    onClose,
}: {
    program: Program;
    version: Version;
    onClose: () => void;
}) {
    const now = today(program.zone);
    const [from, setFrom] = useState(now);
    const versions = useVersions(program.code);
    const queries = useQueryClient();
    const activate = async (reason: string) => {
        await post(inProgram(program.code, 'versions', version.number, 'activate'), {
            from,
            ...(reason !== '' && { reason }),
        });
        notifications.show({ message: `Version ${version.number} counts from ${dayText(from)}` });
        await queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    };
    return (
        <ReasonDialog
            title={`Activate version ${version.number}`}
            says={<WhatHappens version={version} versions={versions.data ?? []} from={from} now={now} />}
            action={from === '' ? 'Activate' : `Activate from ${dayText(from)}`}
            required={false}
            refusals={REFUSALS}
            onClose={onClose}
            onDo={activate}
        >
            <TextInput
                type="date"
                label="First day"
                description={`Begins at midnight in ${program.zone}.`}
                required
                value={from}
                onChange={(event) => setFrom(event.currentTarget.value)}
                data-autofocus
            />
        </ReasonDialog>
    );
}

function WhatHappens({
    version,
    versions,
    from,
    now,
}: {
    version: Version;
    versions: Version[];
    from: string;
    now: string;
}) {
    if (from === '') {
        return <>Choose the first day on which it shall decide.</>;
    }
    const spans = spansOf(versions);
    const instead = spanAt(spans, from);
    const next = spans.find((span) => span.from > from);
    if (instead?.version === version.number && instead.from === from) {
        return <>It counts from {dayText(from)} already: nothing will change.</>;
    }
    return (
        <>
            Sales from {dayText(from)} on
            {next &&
                next.version !== version.number &&
                `, until version ${next.version} follows on ${dayText(next.from)},`}{' '}
            are decided by version {version.number}
            {instead && instead.version !== version.number
                ? ` instead of version ${instead.version}`
                : instead === undefined && ', where there was no version before'}
            . Sales of earlier days stay as they are.
            {from < now && ' That day is past: this works only if no sale since then has been decided.'}
        </>
    );
}
