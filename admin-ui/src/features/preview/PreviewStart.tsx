import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useAddress } from '../../components/DataTable/useAddress';
import { ErrorNote, Loading } from '../../components/Notes';
import { get, inProgram, type Page, type SaleRow } from '../../lib/api';
import { dayIn, today } from '../../lib/dates';
import { useProgram } from '../../lib/session';
import { EarlierPreviews } from './EarlierPreviews';
import { PreviewForm } from './PreviewForm';
import { PreviewRun } from './PreviewRun';
import { lastFullMonth } from './range';

/** Asks over which days, runs it, and goes to the answer; what was run before stands below. */
export function PreviewStart() {
    const program = useProgram();
    const { version = '' } = useParams({ strict: false }) as { version?: string };
    const { search, change } = useAddress();
    const latest = useQuery({
        queryKey: [inProgram(program.code, 'sales'), 'latest'],
        queryFn: ({ signal }) =>
            get<Page<SaleRow>>(inProgram(program.code, 'sales'), { sort: '-occurredAt', limit: 1 }, signal),
    });
    if (latest.isPending) {
        return <Loading lines={3} label="Looking for the last sale" />;
    }
    if (latest.isError) {
        return <ErrorNote error={latest.error} what="The days with sales could not be found" />;
    }
    const last = latest.data.items[0];
    const day = last === undefined ? today(program.zone) : dayIn(last.occurredAt, program.zone);
    const proposed = lastFullMonth(day);
    return (
        <>
            <PreviewForm
                program={program.code}
                version={version}
                lastSale={last === undefined ? null : day}
                range={{ from: search.from ?? proposed.from, to: search.to ?? proposed.to }}
                onStarted={(job) => change({ job })}
            />
            {search.job !== undefined && <PreviewRun key={search.job} program={program.code} job={search.job} />}
            <EarlierPreviews program={program} version={version} />
        </>
    );
}
