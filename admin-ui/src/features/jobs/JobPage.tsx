import { useParams } from '@tanstack/react-router';
import { BackLink } from '../../components/BackLink';
import { JobDetail } from '../../components/JobDetail';
import { Screen } from '../../components/Screen';
import { useJob } from '../../lib/jobs';
import { place } from '../../lib/places';
import { useProgram } from '../../lib/session';

export function JobPage() {
    const program = useProgram();
    const { job: id = '' } = useParams({ strict: false }) as { job?: string };
    const job = useJob(id);
    return (
        <Screen
            title={job.data?.title ?? `Job ${id}`}
            above={<BackLink to={place(program.code, 'jobs')}>Jobs</BackLink>}
        >
            <JobDetail id={id} />
        </Screen>
    );
}
