import { SegmentedControl } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { BackLink } from '../../components/BackLink';
import { useAddress } from '../../components/DataTable/useAddress';
import { DropFile } from '../../components/DropFile';
import { JobDetail } from '../../components/JobDetail';
import { Screen } from '../../components/Screen';
import { inProgram } from '../../lib/api';
import { type Started, startedJob } from '../../lib/jobs';
import { place } from '../../lib/places';
import { useProgram } from '../../lib/session';

/** A file of sales or partners, followed to its end; the job stands in the address, so that one can leave and come back. */
export function Import() {
    const program = useProgram();
    const { search, change } = useAddress();
    const queries = useQueryClient();
    const what = search.what === 'partners' ? 'partners' : 'sales';
    return (
        <Screen
            title="Import"
            says={
                what === 'sales'
                    ? 'A file of sales and refunds, CSV or NDJSON, also gzipped. Sending a file again does no harm: each reference counts once.'
                    : 'A file of partners, CSV or NDJSON. Partners that are known are brought up to date.'
            }
            above={<BackLink to={place(program.code, what)}>{what === 'sales' ? 'Sales' : 'Partners'}</BackLink>}
        >
            <SegmentedControl
                data={[
                    { value: 'sales', label: 'Sales' },
                    { value: 'partners', label: 'Partners' },
                ]}
                value={what}
                onChange={(chosen) => change({ what: chosen, job: undefined })}
                style={{ alignSelf: 'flex-start' }}
                aria-label="What to import"
            />
            <DropFile<Started>
                key={what}
                label={`File of ${what}`}
                accept=".csv,.ndjson,.jsonl,.gz"
                path={inProgram(program.code, what, 'import')}
                onTaken={async (started) => {
                    change({ job: startedJob(started) });
                    await queries.invalidateQueries({ queryKey: ['/jobs'] });
                }}
            />
            {search.job !== undefined && <JobDetail key={search.job} id={search.job} />}
        </Screen>
    );
}
