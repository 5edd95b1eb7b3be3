import { Button, Group, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { DateText } from '../../components/DateText';
import { Facts } from '../../components/Facts';
import { Letter } from '../../components/Letter';
import { ErrorNote, Loading } from '../../components/Notes';
import { RecordDrawer } from '../../components/RecordDrawer';
import { get, inProgram, type Mail, post, type Program } from '../../lib/api';
import { place } from '../../lib/places';
import { useMay, useProgram } from '../../lib/session';
import { isErased, mailState, maySend, meaning } from './states';

/** One mail as it was written, and what became of it. */
export function MailDrawer() {
    const program = useProgram();
    const { mail: id = '' } = useParams({ strict: false }) as { mail?: string };
    const path = inProgram(program.code, 'mails', id);
    const mail = useQuery({ queryKey: [path], queryFn: ({ signal }) => get<Mail>(path, {}, signal) });
    const navigate = useNavigate();
    return (
        <RecordDrawer
            title={mail.data ? `Mail to ${mail.data.partner}` : 'Mail'}
            onClose={() => void navigate({ to: place(program.code, 'settings', 'mails'), search: true as never })}
        >
            {mail.isPending && <Loading label="Loading the mail" />}
            {mail.isError && (
                <ErrorNote
                    error={mail.error}
                    what="This mail could not be loaded"
                    onRetry={() => void mail.refetch()}
                />
            )}
            {mail.data && <Written program={program} mail={mail.data} />}
        </RecordDrawer>
    );
}

function Written({ program, mail }: { program: Program; mail: Mail }) {
    const { thing, id, title } = mail.about;
    return (
        <Stack gap="lg">
            <div>
                {mailState(mail.state)} <span className="quiet">{meaning(mail.state)}</span>
                {mail.error && <div>{mail.error}</div>}
            </div>
            <SendAgain program={program} mail={mail} />
            <Facts
                facts={[
                    ['To', mail.to],
                    [
                        'Partner',
                        <Link key="p" className="link" to={place(program.code, 'partners', mail.partner)}>
                            {mail.partner}
                        </Link>,
                    ],
                    [
                        'About',
                        thing === 'commission' ? (
                            <Link key="a" className="link" to={place(program.code, 'commissions', id)}>
                                the commission of sale {title}
                            </Link>
                        ) : (
                            `payment ${title}`
                        ),
                    ],
                    ['Written', <DateText key="w" at={mail.writtenAt} zone={program.zone} time />],
                    ['By', mail.writtenBy],
                    ['Sent', mail.sentAt && <DateText key="s" at={mail.sentAt} zone={program.zone} time />],
                ]}
            />
            {isErased(mail) ? (
                <p className="quiet">Its text was erased with the personal data of {mail.partner}.</p>
            ) : (
                <Letter subject={mail.subject} body={mail.body} />
            )}
        </Stack>
    );
}

function SendAgain({ program, mail }: { program: Program; mail: Mail }) {
    const rights = [useMay('partners'), useMay('sales'), useMay('finance')];
    const queries = useQueryClient();
    const send = useMutation({
        mutationFn: () => post(inProgram(program.code, 'mails', mail.id, 'send')),
        onSuccess: () => queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' }),
    });
    if (!rights.includes(true) || !maySend(mail)) {
        return null;
    }
    return (
        <Stack gap="xs">
            <Group gap="xs">
                <Button size="xs" loading={send.isPending} onClick={() => send.mutate()}>
                    {mail.state === 'kept' ? 'Send it' : 'Send it again'}
                </Button>
                <span className="quiet">To the address that {mail.partner} has now.</span>
            </Group>
            {send.isError && <ErrorNote error={send.error} what="It is not sent" />}
        </Stack>
    );
}
