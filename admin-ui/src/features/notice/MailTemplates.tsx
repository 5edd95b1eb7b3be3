import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { DateText } from '../../components/DateText';
import { Letter } from '../../components/Letter';
import { ErrorNote, Loading } from '../../components/Notes';
import { Screen } from '../../components/Screen';
import { SettingsTabs } from '../../components/SettingsTabs';
import {
    get,
    inProgram,
    type MailKind,
    type MailTemplate,
    type Page,
    post,
    type Program,
    put,
    remove,
} from '../../lib/api';
import { useMay, useProgram } from '../../lib/session';
import classes from './MailTemplates.module.css';

const TITLES: Record<MailKind, string> = { sale: 'About a sale', payment: 'About a payment' };

/** What partners are written. */
export function MailTemplates() {
    const program = useProgram();
    const path = inProgram(program.code, 'mail-templates');
    const templates = useQuery({
        queryKey: [path],
        queryFn: ({ signal }) => get<Page<MailTemplate>>(path, {}, signal).then((page) => page.items),
    });
    return (
        <Screen
            title="Mail templates"
            says="What partners are written. What stands in double braces is filled in for each mail."
            tabs={<SettingsTabs program={program.code} />}
        >
            {templates.isPending && <Loading label="Loading templates" />}
            {templates.isError && (
                <ErrorNote
                    error={templates.error}
                    what="Templates could not be loaded"
                    onRetry={() => void templates.refetch()}
                />
            )}
            <div className={classes.all}>
                {templates.data?.map((one) => (
                    <Template key={`${one.kind} ${one.changedAt ?? ''}`} program={program} template={one} />
                ))}
            </div>
        </Screen>
    );
}

interface Shown {
    address: string;
    subject: string;
    body: string;
    about: string | null;
}

function Template({ program, template }: { program: Program; template: MailTemplate }) {
    const rights = [useMay('partners'), useMay('finance')];
    const may = rights.includes(true);
    const [subject, setSubject] = useState(template.subject);
    const [body, setBody] = useState(template.body);
    const queries = useQueryClient();
    const path = inProgram(program.code, 'mail-templates', template.kind);
    const done = async (said: string) => {
        notifications.show({ message: said });
        await queries.invalidateQueries({ queryKey: [inProgram(program.code, 'mail-templates')] });
    };
    const save = useMutation({
        mutationFn: () => put<MailTemplate>(path, { subject, body }),
        onSuccess: () => done(`${TITLES[template.kind]}: saved`),
    });
    const reset = useMutation({
        mutationFn: () => remove<MailTemplate>(path),
        onSuccess: () => done(`${TITLES[template.kind]}: as Ratebook brings it along`),
    });
    const preview = useMutation({ mutationFn: () => post<Shown>(`${path}/preview`, { subject, body }) });
    const isChanged = subject !== template.subject || body !== template.body;
    return (
        <section className={`surface ${classes.one}`} aria-label={TITLES[template.kind]}>
            <form
                onSubmit={(event) => {
                    event.preventDefault();
                    save.mutate();
                }}
            >
                <Stack>
                    <div>
                        <h2>{TITLES[template.kind]}</h2>
                        <span className="quiet">
                            {template.changedBy === null ? (
                                'As Ratebook brings it along'
                            ) : (
                                <>
                                    Changed by {template.changedBy} on{' '}
                                    <DateText at={template.changedAt} zone={program.zone} time />
                                </>
                            )}
                        </span>
                    </div>
                    <TextInput
                        label="Subject"
                        required
                        readOnly={!may}
                        value={subject}
                        onChange={(event) => setSubject(event.currentTarget.value)}
                    />
                    <Textarea
                        label="Text"
                        required
                        rows={10}
                        resize="vertical"
                        readOnly={!may}
                        value={body}
                        onChange={(event) => setBody(event.currentTarget.value)}
                    />
                    {save.isError && <ErrorNote error={save.error} what="Not saved" />}
                    {reset.isError && <ErrorNote error={reset.error} what="Not changed back" />}
                    <Group gap="xs">
                        {may && (
                            <Button type="submit" loading={save.isPending} disabled={!isChanged}>
                                Save
                            </Button>
                        )}
                        <Button variant="default" loading={preview.isPending} onClick={() => preview.mutate()}>
                            Preview
                        </Button>
                        {may && template.changedBy !== null && (
                            <Button variant="subtle" loading={reset.isPending} onClick={() => reset.mutate()}>
                                Back to the original
                            </Button>
                        )}
                    </Group>
                    {preview.isError && <ErrorNote error={preview.error} what="It cannot be shown" />}
                    {preview.data && (
                        <div>
                            <h3>Preview</h3>
                            <p className="quiet">
                                {preview.data.about === null
                                    ? 'There is no sale yet to try it with.'
                                    : template.kind === 'sale'
                                      ? `With the latest sale, ${preview.data.about}. Nothing is sent.`
                                      : 'With the partner of the latest sale; what only a payment knows stands in brackets.'}
                            </p>
                            <Letter subject={preview.data.subject} body={preview.data.body} />
                        </div>
                    )}
                </Stack>
            </form>
            <div>
                <h3>What can be filled in</h3>
                <dl className={classes.names}>
                    {template.placeholders.map((one) => (
                        <div key={one.name}>
                            <dt>{`{{${one.name}}}`}</dt>
                            <dd className="quiet">{one.meaning}</dd>
                        </div>
                    ))}
                </dl>
            </div>
        </section>
    );
}
