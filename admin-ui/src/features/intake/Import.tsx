import { Button, Progress, SegmentedControl } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type DragEvent, useRef, useState } from 'react';
import { BackLink } from '../../components/BackLink';
import { useAddress } from '../../components/DataTable/useAddress';
import { Icon } from '../../components/Icon';
import { JobDetail } from '../../components/JobDetail';
import { ErrorNote } from '../../components/Notes';
import { Screen } from '../../components/Screen';
import { inProgram, type Job, upload } from '../../lib/api';
import { countText } from '../../lib/money';
import { place } from '../../lib/places';
import { useProgram } from '../../lib/session';
import classes from './Import.module.css';

const KB = 1024;

/** A file of sales or partners, followed to its end; the job stands in the address, so that one can leave and come back. */
export function Import() {
    const program = useProgram();
    const { search, change } = useAddress();
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
            <Drop key={what} program={program.code} what={what} onJob={(job) => change({ job: String(job.id) })} />
            {search.job !== undefined && <JobDetail key={search.job} id={search.job} />}
        </Screen>
    );
}

function Drop({ program, what, onJob }: { program: string; what: 'sales' | 'partners'; onJob: (job: Job) => void }) {
    const chooser = useRef<HTMLInputElement>(null);
    const [over, setOver] = useState(false);
    const [sent, setSent] = useState(0);
    const queries = useQueryClient();
    const sending = useMutation({
        mutationFn: (file: File) => {
            setSent(0);
            return upload<Job>(inProgram(program, what, 'import'), { name: file.name }, file, setSent);
        },
        onSuccess: async (job) => {
            onJob(job);
            await queries.invalidateQueries({ queryKey: ['/jobs'] });
        },
    });
    const file = sending.variables;
    const drop = (event: DragEvent) => {
        event.preventDefault();
        setOver(false);
        const dropped = event.dataTransfer.files[0];
        if (dropped) {
            sending.mutate(dropped);
        }
    };
    return (
        <>
            <div
                className={classes.drop}
                data-over={over}
                onDragOver={(event) => {
                    event.preventDefault();
                    setOver(true);
                }}
                onDragLeave={() => setOver(false)}
                onDrop={drop}
            >
                <Icon name="upload" size={28} />
                {sending.isPending && file ? (
                    <div className={classes.sending} role="status">
                        <span>
                            Sending {file.name}: {countText(Math.round(sent / KB))} of{' '}
                            {countText(Math.round(file.size / KB))} KB
                        </span>
                        <Progress value={file.size === 0 ? 100 : (100 * sent) / file.size} aria-label="Sent" />
                    </div>
                ) : (
                    <>
                        <span>Drop the file here</span>
                        <Button variant="default" onClick={() => chooser.current?.click()}>
                            Choose a file
                        </Button>
                    </>
                )}
                <input
                    ref={chooser}
                    type="file"
                    hidden
                    aria-label={`File of ${what}`}
                    accept=".csv,.ndjson,.jsonl,.gz"
                    onChange={(event) => {
                        const chosen = event.currentTarget.files?.[0];
                        event.currentTarget.value = '';
                        if (chosen) {
                            sending.mutate(chosen);
                        }
                    }}
                />
            </div>
            {sending.isError && <ErrorNote error={sending.error} what={`${file?.name ?? 'The file'} was not taken`} />}
        </>
    );
}
