import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { JobDetail } from '../../components/JobDetail';
import { useJob } from '../../lib/jobs';
import { place } from '../../lib/places';

/** Follows a preview that runs, and goes to its answer when it is there. */
export function PreviewRun({ program, job }: { program: string; job: string }) {
    const { data } = useJob(job);
    const navigate = useNavigate();
    const preview = data?.state === 'done' ? data.result?.preview : undefined;
    useEffect(() => {
        if (typeof preview === 'number' || typeof preview === 'string') {
            void navigate({ to: place(program, 'previews', preview), replace: true });
        }
    }, [preview, program, navigate]);
    return <JobDetail id={job} />;
}
