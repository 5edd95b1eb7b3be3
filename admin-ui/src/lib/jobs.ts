import { useQuery } from '@tanstack/react-query';
import { get, type Job, type JobState, type Page } from './api';

const RUNNING_MS = 1_000;
const RESTING_MS = 15_000;

/** The answer of what begins a job: its number alone, or all of it. */
export type Started = { job: number } | { id: number };

export const startedJob = (answer: Started): string => String('job' in answer ? answer.job : answer.id);

export const isUnfinished = (job: Job): boolean => job.state === 'queued' || job.state === 'running';

export const JOB_STATES: Record<JobState, { text: string; tone: 'plain' | 'good' | 'bad' | 'info' }> = {
    queued: { text: 'waiting', tone: 'plain' },
    running: { text: 'running', tone: 'info' },
    done: { text: 'done', tone: 'good' },
    failed: { text: 'failed', tone: 'bad' },
    cancelled: { text: 'cancelled', tone: 'plain' },
};

/** An import that ended well and took nothing: the wrong file, most likely. What was refused is no count of what was taken. */
export function tookNothing(job: Job): boolean {
    const counts = Object.entries(job.result ?? {}).filter(
        ([name, value]) => typeof value === 'number' && name !== 'rejected',
    );
    return (
        job.state === 'done' &&
        job.kind.endsWith('-import') &&
        job.problemCount > 0 &&
        counts.every(([, count]) => count === 0)
    );
}

/** How a job stands, for a label. */
export const stateOfJob = (job: Job) =>
    tookNothing(job) ? { text: 'nothing taken', tone: 'bad' as const } : JOB_STATES[job.state];

/** The newest jobs of a program; asked for often while one runs. */
export function useJobs(program: string) {
    return useQuery({
        queryKey: ['/jobs', 'newest', program],
        queryFn: ({ signal }) => get<Page<Job>>('/jobs', { program, limit: 10 }, signal),
        refetchInterval: (query) => (query.state.data?.items.some(isUnfinished) ? RUNNING_MS : RESTING_MS),
    });
}

export function useJob(id: number | string) {
    return useQuery({
        queryKey: ['/jobs', 'one', String(id)],
        queryFn: ({ signal }) => get<Job>(`/jobs/${encodeURIComponent(String(id))}`, {}, signal),
        refetchInterval: (query) =>
            query.state.data === undefined || isUnfinished(query.state.data) ? RUNNING_MS : false,
    });
}

/** From 0 to 100, null where nobody knows how much there is. */
export function percent(job: Job): number | null {
    const { progress } = job;
    return progress?.total ? Math.min(100, Math.floor((100 * progress.done) / progress.total)) : null;
}
