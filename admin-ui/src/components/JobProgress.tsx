import { Progress } from '@mantine/core';
import type { Job } from '../lib/api';
import { isUnfinished, percent } from '../lib/jobs';
import { countText } from '../lib/money';

/** How far a job is: a bar and the same in words. */
export function JobProgress({ job }: { job: Job }) {
    const done = percent(job);
    const { progress } = job;
    if (job.state === 'done') {
        return null;
    }
    if (!isUnfinished(job)) {
        return progress?.text ? <span className="quiet">while {progress.text}</span> : null;
    }
    return (
        <div>
            <Progress
                value={done ?? 100}
                striped={done === null}
                animated={done === null}
                size="sm"
                aria-label={`${job.title}, progress`}
            />
            <span className="quiet figures" style={{ fontSize: '0.8125rem', whiteSpace: 'normal' }}>
                {done !== null && `${done} % · `}
                {progress?.text ?? (progress ? countText(progress.done) : 'waiting')}
            </span>
        </div>
    );
}
