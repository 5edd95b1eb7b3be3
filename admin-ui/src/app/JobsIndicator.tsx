import { Popover, RingProgress, Stack, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { JobProgress } from '../components/JobProgress';
import { StateLabel } from '../components/StateLabel';
import type { Job } from '../lib/api';
import { isUnfinished, percent, stateOfJob, useJobs } from '../lib/jobs';
import { place } from '../lib/places';
import classes from './JobsIndicator.module.css';

/** What runs in the background, wherever one is. */
export function JobsIndicator({ program }: { program: string }) {
    const jobs = useJobs(program).data?.items ?? [];
    const running = jobs.filter(isUnfinished);
    const [opened, setOpened] = useState(false);
    useFreshListsAfter(jobs);
    const ring = running[0] ? (percent(running[0]) ?? 50) : 0;
    return (
        <Popover opened={opened} onChange={setOpened} position="bottom-end" width={320} shadow="md" trapFocus>
            <Popover.Target>
                <UnstyledButton
                    className={classes.button}
                    onClick={() => setOpened(!opened)}
                    aria-label={running.length === 0 ? 'Jobs, none running' : `Jobs, ${running.length} running`}
                >
                    <RingProgress
                        size={22}
                        thickness={3}
                        sections={[{ value: ring, color: 'var(--accent-ink)' }]}
                        rootColor="var(--rule-strong)"
                    />
                    <span className={classes.word}>jobs</span>
                    {running.length > 0 && <strong className="figures">{running.length}</strong>}
                </UnstyledButton>
            </Popover.Target>
            <Popover.Dropdown>
                <Stack gap="sm">
                    {jobs.length === 0 && (
                        <span className="quiet">Nothing has run yet. Imports and previews show here.</span>
                    )}
                    {jobs.slice(0, 5).map((job) => (
                        <Link
                            key={job.id}
                            to={place(program, 'jobs', job.id)}
                            className={classes.job}
                            onClick={() => setOpened(false)}
                        >
                            <span className={classes.head}>
                                <span className={classes.title}>{job.title}</span>
                                <StateLabel tone={stateOfJob(job).tone}>{stateOfJob(job).text}</StateLabel>
                            </span>
                            <JobProgress job={job} />
                        </Link>
                    ))}
                    <Link to={place(program, 'jobs')} className="link" onClick={() => setOpened(false)}>
                        All jobs
                    </Link>
                </Stack>
            </Popover.Dropdown>
        </Popover>
    );
}

/** What a job has changed is asked for again when it ends. */
function useFreshListsAfter(jobs: Job[]) {
    const queries = useQueryClient();
    const before = useRef(new Set<number>());
    useEffect(() => {
        const now = new Set(jobs.filter(isUnfinished).map((job) => job.id));
        const ended = [...before.current].some((id) => !now.has(id));
        before.current = now;
        if (ended) {
            void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
        }
    }, [jobs, queries]);
}
