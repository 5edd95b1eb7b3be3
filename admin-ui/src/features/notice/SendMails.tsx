import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ErrorNote, sentence } from '../../components/Notes';
import { inProgram, type MailRow, post } from '../../lib/api';
import { countText } from '../../lib/money';
import { maySend } from './states';

interface Props {
    program: string;
    mails: MailRow[];
    onDone: () => void;
}

/** Sends those of the chosen mails that can be sent, one after the other; those that are refused are named. */
export function SendMails({ program, mails, onDone }: Props) {
    const queries = useQueryClient();
    const sendable = mails.filter(maySend);
    const sending = useMutation({
        mutationFn: async (chosen: MailRow[]) => {
            const failed: string[] = [];
            for (const mail of chosen) {
                await post(inProgram(program, 'mails', mail.id, 'send')).catch((error: unknown) =>
                    failed.push(`${mail.partner}, ${mail.about.title}: ${sentence(error)}`),
                );
            }
            return failed;
        },
        onSuccess: async (failed, chosen) => {
            await queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
            notifications.show({ message: `${countText(chosen.length - failed.length)} are being sent` });
            if (failed.length === 0) {
                onDone();
            }
        },
    });
    const count = `${countText(sendable.length)} ${sendable.length === 1 ? 'mail' : 'mails'}`;
    return (
        <>
            <Button
                size="compact-sm"
                loading={sending.isPending}
                disabled={sendable.length === 0}
                onClick={() => sending.mutate(sendable)}
            >
                Send {count}
            </Button>
            <span className="quiet">
                {sendable.length < mails.length
                    ? 'Those that were sent already, or are being sent, are left out.'
                    : 'Each goes to the address that its partner has now.'}
            </span>
            {sending.data !== undefined && sending.data.length > 0 && (
                <ErrorNote error={new Error(sending.data.join(' '))} what="Not all could be sent" />
            )}
        </>
    );
}
