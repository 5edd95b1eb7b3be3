import { Button, Progress } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type DragEvent, useRef, useState } from 'react';
import { upload } from '../lib/api';
import { countText } from '../lib/money';
import classes from './DropFile.module.css';
import { Icon } from './Icon';
import { ErrorNote } from './Notes';

const KB = 1024;

interface Props<T> {
    /** Said to who cannot see the place to drop on: `File of sales`. */
    label: string;
    /** Endings: `.csv,.gz`. */
    accept: string;
    /** Where the file goes in the API. */
    path: string;
    /** What the service does once it has all of it. */
    waiting?: string;
    onTaken: (answer: T) => unknown;
}

/** A place to drop or choose a file, which is sent as it is; says how much has gone. */
export function DropFile<T>({ label, accept, path, waiting = 'Waiting for the answer', onTaken }: Props<T>) {
    const chooser = useRef<HTMLInputElement>(null);
    const [over, setOver] = useState(false);
    const [sent, setSent] = useState(0);
    const sending = useMutation({
        mutationFn: (file: File) => {
            setSent(0);
            return upload<T>(path, { name: file.name }, file, setSent);
        },
        onSuccess: onTaken,
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
                            {sent >= file.size && file.size > 0
                                ? `${waiting}: ${file.name}`
                                : `Sending ${file.name}: ${kilobytes(sent)} of ${kilobytes(file.size)} KB`}
                        </span>
                        <Progress
                            value={file.size === 0 ? 100 : (100 * sent) / file.size}
                            animated={sent >= file.size}
                            aria-label="Sent"
                        />
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
                    aria-label={label}
                    accept={accept}
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

const kilobytes = (bytes: number): string => countText(Math.ceil(bytes / KB));
