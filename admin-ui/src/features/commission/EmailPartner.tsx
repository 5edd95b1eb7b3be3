import { Button, Group, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { DateText } from '../../components/DateText';
import { Dialog } from '../../components/Dialog';
import { Letter } from '../../components/Letter';
import { ErrorNote, Loading } from '../../components/Notes';
import { type Commission, get, inProgram, type MailDraft, post, type Program } from '../../lib/api';
import { place } from '../../lib/places';
import { useMay } from '../../lib/session';

interface Props {
    program: Program;
    commission: Commission;
}

/** Writes to the partner about the sale; what will be sent is read first. */
export function EmailPartner({ program, commission }: Props) {
    const rights = [useMay('partners'), useMay('sales'), useMay('finance')];
    const [asked, setAsked] = useState(false);
    if (!rights.includes(true)) {
        return null;
    }
    return (
        <>
            <Button variant="default" size="xs" onClick={() => setAsked(true)}>
                Email the partner
            </Button>
            {asked && <Draft program={program} commission={commission} onClose={() => setAsked(false)} />}
        </>
    );
}

function Draft({ program, commission, onClose }: Props & { onClose: () => void }) {
    const path = inProgram(program.code, 'commissions', commission.id, 'mail');
    const queries = useQueryClient();
    const draft = useQuery({ queryKey: [path], queryFn: ({ signal }) => get<MailDraft>(path, {}, signal) });
    const write = useMutation({
        mutationFn: () => post<{ id: number; state: string }>(path),
        onSuccess: async (written) => {
            notifications.show({
                message:
                    written.state === 'kept'
                        ? `The mail to ${commission.partner} is kept: no mail server is configured.`
                        : `The mail to ${commission.partner} is being sent.`,
            });
            await queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
            onClose();
        },
    });
    return (
        <Dialog title={`Email ${commission.partner} about ${commission.sale.reference}`} onClose={onClose}>
            <Stack>
                {draft.isPending && <Loading label="Loading the text" />}
                {draft.isError && (
                    <ErrorNote
                        error={draft.error}
                        what="The text could not be loaded"
                        onRetry={() => void draft.refetch()}
                    />
                )}
                {draft.data && <Text program={program} draft={draft.data} partner={commission.partner} />}
                {write.isError && <ErrorNote error={write.error} what="Nothing was written" />}
                <Group justify="flex-end">
                    <Button variant="default" onClick={onClose}>
                        Cancel
                    </Button>
                    <Button
                        loading={write.isPending}
                        disabled={draft.data === undefined || draft.data.to === ''}
                        onClick={() => write.mutate()}
                    >
                        {draft.data?.sends === false ? 'Keep it' : 'Send it'}
                    </Button>
                </Group>
            </Stack>
        </Dialog>
    );
}

function Text({ program, draft, partner }: { program: Program; draft: MailDraft; partner: string }) {
    const [before] = draft.earlier;
    return (
        <>
            {draft.to === '' ? (
                <ErrorNote
                    error={new Error('Enter one on the page of the partner, then come back.')}
                    what={`${partner} has no e-mail address`}
                />
            ) : (
                <div>
                    To <strong>{draft.to}</strong>
                    {!draft.sends && (
                        <div className="quiet">
                            No mail server is configured: the mail is kept, and sent later only when somebody says so.
                        </div>
                    )}
                </div>
            )}
            {before && (
                <div>
                    Written before on <DateText at={before.writtenAt} zone={program.zone} time /> by {before.writtenBy}{' '}
                    ({before.state}).
                </div>
            )}
            <Letter subject={draft.subject} body={draft.body} />
            <Link className="link" to={place(program.code, 'settings', 'mail-templates')}>
                Change the template
            </Link>
        </>
    );
}
