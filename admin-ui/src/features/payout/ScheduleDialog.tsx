import { Select } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { inProgram, type PayoutSchedule, type Program, put, remove, type Rhythm } from '../../lib/api';
import { AskDialog } from './AskDialog';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const HALF = 15;

const ordinal = (day: number): string => {
    const teen = day % 100 > 10 && day % 100 < 14;
    return `${day}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th')}`;
};

/** `every month on the 31st, or its last day`. */
export function scheduleText({ every, day }: Pick<PayoutSchedule, 'every' | 'day'>): string {
    if (every === null || day === null) {
        return '';
    }
    switch (every) {
        case 'weekly':
            return `every ${WEEKDAYS[day - 1]}`;
        case 'twice-monthly':
            return `every month on the ${ordinal(day)} and the ${ordinal(day + HALF)}${day + HALF > 28 ? ', or its last day' : ''}`;
        case 'monthly':
            return `every month on the ${ordinal(day)}${day > 28 ? ', or its last day' : ''}`;
    }
}

const daysOf = (every: Rhythm): { value: string; label: string }[] =>
    every === 'weekly'
        ? WEEKDAYS.map((label, i) => ({ value: String(i + 1), label }))
        : Array.from({ length: every === 'monthly' ? 31 : HALF }, (_, i) => ({
              value: String(i + 1),
              label: every === 'monthly' ? ordinal(i + 1) : `${ordinal(i + 1)} and ${ordinal(i + 1 + HALF)}`,
          }));

interface Props {
    program: Program;
    now: PayoutSchedule | null;
    onClose: () => void;
}

/** When payouts are made by themselves, or that they are not. */
export function ScheduleDialog({ program, now, onClose }: Props) {
    const queries = useQueryClient();
    const [every, setEvery] = useState<Rhythm | 'never'>(now?.every ?? 'monthly');
    const [day, setDay] = useState(now?.day ?? 1);
    const path = inProgram(program.code, 'payout-schedule');
    return (
        <AskDialog
            title="When payouts are made"
            says={
                <p style={{ margin: 0 }}>
                    {every === 'never'
                        ? 'Payouts are made only when somebody generates them.'
                        : `Payouts are made ${scheduleText({ every, day })}: of all partners, with their minimums, of what was earned until the day before. They are open then, to be reviewed; nothing is paid by itself.`}
                </p>
            }
            action="Keep"
            onClose={onClose}
            onDo={async () => {
                await (every === 'never' ? remove(path) : put(path, { every, day }));
                await queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
            }}
        >
            <Select
                label="How often"
                data={[
                    { value: 'weekly', label: 'every week' },
                    { value: 'twice-monthly', label: 'twice a month' },
                    { value: 'monthly', label: 'every month' },
                    { value: 'never', label: 'by hand only' },
                ]}
                allowDeselect={false}
                value={every}
                onChange={(value) => {
                    setEvery(value as Rhythm | 'never');
                    setDay(1);
                }}
            />
            {every !== 'never' && (
                <Select
                    label="On"
                    data={daysOf(every)}
                    allowDeselect={false}
                    value={String(day)}
                    onChange={(value) => setDay(Number(value))}
                />
            )}
        </AskDialog>
    );
}
