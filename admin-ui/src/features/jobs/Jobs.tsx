import { useMemo } from 'react';
import type { Column, Filter } from '../../components/DataTable/columns';
import { DataTable } from '../../components/DataTable/DataTable';
import { DateText } from '../../components/DateText';
import { EmptyState } from '../../components/Notes';
import { JobProgress } from '../../components/JobProgress';
import { Screen } from '../../components/Screen';
import { StateLabel } from '../../components/StateLabel';
import type { Job, Program } from '../../lib/api';
import { JOB_STATES, stateOfJob } from '../../lib/jobs';
import { countText } from '../../lib/money';
import { place } from '../../lib/places';
import { useProgram } from '../../lib/session';
import { SettingsTabs } from '../../components/SettingsTabs';

const FILTERS: Filter[] = [
    {
        name: 'state',
        title: 'State',
        kind: 'choice',
        choices: Object.entries(JOB_STATES).map(([value, { text }]) => ({ value, title: text })),
    },
    { name: 'kind', title: 'Kind', kind: 'text' },
    {
        name: 'aside',
        title: 'Put aside',
        kind: 'choice',
        choices: [
            { value: 'false', title: 'no' },
            { value: 'true', title: 'yes' },
        ],
    },
];

const columns = (program: Program): Column<Job>[] => [
    { key: 'title', title: 'Job', width: 'minmax(14rem, 2fr)', card: 'title', cell: (job) => job.title },
    {
        key: 'state',
        title: 'State',
        width: '7rem',
        card: 'aside',
        cell: (job) =>
            job.aside ? (
                <StateLabel tone="plain">failed, aside</StateLabel>
            ) : (
                <StateLabel tone={stateOfJob(job).tone}>{stateOfJob(job).text}</StateLabel>
            ),
    },
    {
        key: 'progress',
        title: 'Progress',
        width: 'minmax(12rem, 1.5fr)',
        cell: (job) => (job.state === 'done' ? '–' : <JobProgress job={job} />),
    },
    {
        key: 'problems',
        title: 'Problems',
        width: '6rem',
        align: 'right',
        cell: (job) => (job.problemCount === 0 ? '–' : countText(job.problemCount)),
    },
    { key: 'by', title: 'Started by', width: 'minmax(7rem, 1fr)', cell: (job) => job.startedBy ?? '–' },
    {
        key: 'createdAt',
        title: 'Asked for',
        width: '11rem',
        cell: (job) => <DateText at={job.createdAt} zone={program.zone} time />,
    },
];

export function Jobs() {
    const program = useProgram();
    const fixed = useMemo(() => ({ program: program.code }), [program.code]);
    return (
        <Screen
            fill
            title="Jobs"
            says="What runs or ran in the background; it goes on when you leave."
            tabs={<SettingsTabs program={program.code} />}
        >
            <DataTable<Job>
                name="jobs"
                label="Jobs"
                path="/jobs"
                columns={columns(program)}
                filters={FILTERS}
                fixed={fixed}
                csv={false}
                rowId={(job) => job.id}
                rowTo={(job) => place(program.code, 'jobs', job.id)}
                keepSearch={false}
                empty={
                    <EmptyState title="Nothing has run yet">
                        Imports and previews run here, and can be followed from anywhere by the ring at the top.
                    </EmptyState>
                }
            />
        </Screen>
    );
}
