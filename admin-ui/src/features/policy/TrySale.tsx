import { ActionIcon, Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Explanation } from '../../components/Explanation';
import { Icon } from '../../components/Icon';
import { EmptyState, ErrorNote } from '../../components/Notes';
import { Part } from '../../components/Part';
import { LineList } from '../../components/records/LineList';
import { type Answer, inProgram, post, Problem } from '../../lib/api';
import { dayText, instantOf, today } from '../../lib/dates';
import { PartnerField } from './PartnerField';
import { type Attribute, MORE_FIELDS, saleBody, type SaleField, USUAL_FIELDS } from './saleFields';
import classes from './TrySale.module.css';
import { useVersion } from './useVersion';
import { VersionChoice } from './VersionChoice';

/** One sale by hand, under this version: what it would earn and why. Nothing is written. */
export function TrySale() {
    const { program, number } = useVersion();
    const [fields, setFields] = useState<Record<string, string>>({ currency: program.currency });
    const [day, setDay] = useState(today(program.zone));
    const [time, setTime] = useState('12:00');
    const [attributes, setAttributes] = useState<Attribute[]>([]);
    const trying = useMutation({
        mutationFn: () => {
            const occurredAt = day === '' || time === '' ? '' : instantOf(day, time, program.zone);
            return post<Answer>(
                inProgram(program.code, 'versions', number, 'try'),
                saleBody(fields, occurredAt, attributes),
            );
        },
    });
    const set = (name: string, value: string) => setFields((now) => ({ ...now, [name]: value }));
    const { faultOf, others } = faults(trying.error, attributes);
    const field = ({ name, label, figures }: SaleField, required = false) => (
        <TextInput
            size="xs"
            key={name}
            label={label}
            required={required}
            withAsterisk={false}
            value={fields[name] ?? ''}
            error={faultOf(name)}
            {...(figures && { inputMode: 'decimal', styles: { input: { textAlign: 'right' } } })}
            onChange={(event) => set(name, event.currentTarget.value)}
        />
    );
    const hasMoreFaults = MORE_FIELDS.some((one) => faultOf(one.name) !== undefined);
    return (
        <div className={classes.sides}>
            <form
                className={`surface ${classes.form}`}
                aria-label="The sale"
                onSubmit={(event) => {
                    event.preventDefault();
                    trying.mutate();
                }}
            >
                <VersionChoice program={program.code} number={number} />
                <PartnerField
                    program={program.code}
                    value={fields.partner ?? ''}
                    error={faultOf('partner')}
                    onChange={(code) => set('partner', code)}
                />
                <div className={classes.pair}>
                    <TextInput
                        size="xs"
                        type="date"
                        label={day === '' ? 'Day' : `Day, ${dayText(day)}`}
                        value={day}
                        error={faultOf('occurredAt')}
                        onChange={(event) => setDay(event.currentTarget.value)}
                    />
                    <TextInput
                        size="xs"
                        type="time"
                        label={`Time, ${program.zone}`}
                        value={time}
                        onChange={(event) => setTime(event.currentTarget.value)}
                    />
                    {field({ name: 'amount', label: 'Amount', figures: true })}
                    {field({ name: 'currency', label: 'Currency' })}
                    {field({ name: 'discount', label: 'Discount', figures: true })}
                    {USUAL_FIELDS.map((one) => field(one))}
                </div>
                <details className={classes.more} open={hasMoreFaults || undefined}>
                    <summary>More fields</summary>
                    <div className={classes.pair}>{MORE_FIELDS.map((one) => field(one))}</div>
                </details>
                <Attributes attributes={attributes} onChange={setAttributes} faultOf={faultOf} />
                <Button type="submit" loading={trying.isPending}>
                    Try this sale
                </Button>
            </form>
            <div className={classes.answer} aria-live="polite">
                {others !== null && <ErrorNote error={others} what="This sale could not be tried" />}
                {trying.data ? (
                    <>
                        <Part title={`What it would earn under version ${trying.data.version ?? number}`}>
                            <LineList program={program} lines={trying.data.lines} />
                        </Part>
                        <Part title="Why">
                            <Explanation
                                explanation={trying.data.explanation}
                                policy={{ program: program.code, version: trying.data.version }}
                            />
                        </Part>
                    </>
                ) : (
                    others === null && (
                        <EmptyState icon="sales" title="Try a sale">
                            Say who sold what, when and for how much: here stands what it would earn under version{' '}
                            {number}, and why. Nothing is written.
                        </EmptyState>
                    )
                )}
            </div>
        </div>
    );
}

/** What was refused: at its field where the form has it, the rest together. */
function faults(error: unknown, attributes: Attribute[]) {
    const said = error instanceof Problem ? error.errors : [];
    const faultOf = (name: string): string | undefined => {
        const one = said.find((fault) => fault.field === name);
        return (
            one &&
            [one.found && `Found ${one.found}`, one.expected && `expected ${one.expected}`].filter(Boolean).join('; ')
        );
    };
    const names = new Set([
        ...['partner', 'occurredAt', 'amount', 'currency', 'discount'],
        ...[...USUAL_FIELDS, ...MORE_FIELDS].map((one) => one.name),
        ...attributes.map((one) => `attributes.${one.name.trim()}`),
    ]);
    const isAllShown = said.length > 0 && said.every((fault) => names.has(fault.field));
    return { faultOf, others: isAllShown ? null : error };
}

interface AttributesProps {
    attributes: Attribute[];
    onChange: (attributes: Attribute[]) => void;
    faultOf: (name: string) => string | undefined;
}

function Attributes({ attributes, onChange, faultOf }: AttributesProps) {
    const change = (at: number, part: Partial<Attribute>) =>
        onChange(attributes.map((one, i) => (i === at ? { ...one, ...part } : one)));
    return (
        <>
            {attributes.map((one, i) => (
                <div key={i} className={classes.attribute}>
                    <TextInput
                        size="xs"
                        label="Attribute"
                        value={one.name}
                        onChange={(event) => change(i, { name: event.currentTarget.value })}
                    />
                    <TextInput
                        size="xs"
                        label="Value"
                        value={one.value}
                        error={faultOf(`attributes.${one.name.trim()}`)}
                        onChange={(event) => change(i, { value: event.currentTarget.value })}
                    />
                    <ActionIcon
                        variant="subtle"
                        color="gray"
                        c="var(--quiet)"
                        size="lg"
                        aria-label={`Take attribute ${one.name || i + 1} away`}
                        onClick={() => onChange(attributes.filter((_, at) => at !== i))}
                    >
                        <Icon name="close" size={16} />
                    </ActionIcon>
                </div>
            ))}
            <Button
                variant="subtle"
                size="compact-sm"
                leftSection={<Icon name="plus" size={14} />}
                style={{ alignSelf: 'flex-start' }}
                onClick={() => onChange([...attributes, { name: '', value: '' }])}
            >
                Attribute
            </Button>
        </>
    );
}
