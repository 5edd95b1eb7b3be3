import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNote } from '../../components/Notes';
import { inProgram, post } from '../../lib/api';
import { dayText } from '../../lib/dates';
import { type Started, startedJob } from '../../lib/jobs';
import { useMay } from '../../lib/session';
import classes from './PreviewStart.module.css';
import { lastFullMonth, lastFullQuarter, type Range } from './range';

interface Props {
    program: string;
    version: string;
    /** The day of the latest sale; null where there is none. */
    lastSale: string | null;
    range: Range;
    onStarted: (job: string) => void;
}

/** Over which days a version shall be tried. */
export function PreviewForm({ program, version, lastSale, range, onStarted }: Props) {
    const [days, setDays] = useState(range);
    const may = useMay('policies');
    const queries = useQueryClient();
    const start = useMutation({
        mutationFn: () => post<Started>(inProgram(program, 'previews'), { version: Number(version), ...days }),
        onSuccess: async (started) => {
            onStarted(startedJob(started));
            await queries.invalidateQueries({ queryKey: ['/jobs'] });
        },
    });
    if (lastSale === null) {
        return <p className="quiet">There is no sale yet to try version {version} on.</p>;
    }
    const offers: [string, Range][] = [
        ['Last full month', lastFullMonth(lastSale)],
        ['Last full quarter', lastFullQuarter(lastSale)],
    ];
    const set = (name: keyof Range, day: string) => setDays((now) => ({ ...now, [name]: day }));
    return (
        <form
            className={`surface ${classes.start}`}
            aria-label="Preview"
            onSubmit={(event) => {
                event.preventDefault();
                start.mutate();
            }}
        >
            <p>
                What would version {version} have paid? The stored sales of these days are run under it and under the
                versions in force, and the two are compared. Nothing is written to the ledger.
            </p>
            <div className={classes.fields}>
                <TextInput
                    type="date"
                    label="From"
                    required
                    withAsterisk={false}
                    value={days.from}
                    onChange={(event) => set('from', event.currentTarget.value)}
                />
                <TextInput
                    type="date"
                    label="To, this day too"
                    required
                    withAsterisk={false}
                    min={days.from}
                    value={days.to}
                    onChange={(event) => set('to', event.currentTarget.value)}
                />
                {offers.map(([title, offer]) => (
                    <Button
                        key={title}
                        variant={offer.from === days.from && offer.to === days.to ? 'light' : 'default'}
                        aria-pressed={offer.from === days.from && offer.to === days.to}
                        onClick={() => setDays(offer)}
                    >
                        {title}
                    </Button>
                ))}
            </div>
            <p className="quiet">
                {days.from !== '' && days.to !== '' && `${dayText(days.from)} to ${dayText(days.to)}. `}
                The latest sale is of {dayText(lastSale)}.
            </p>
            {start.isError && <ErrorNote error={start.error} what="The preview is not run" />}
            {may && (
                <Button type="submit" loading={start.isPending} style={{ alignSelf: 'flex-start' }}>
                    Run preview
                </Button>
            )}
        </form>
    );
}
