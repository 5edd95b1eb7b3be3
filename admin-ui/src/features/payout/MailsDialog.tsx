import { inProgram, post, type Program } from '../../lib/api';
import { type Started, startedJob } from '../../lib/jobs';
import { AskDialog } from './AskDialog';
import type { ChosenBody } from './chosen';

interface Props {
    program: Program;
    /** Pending lines, all payouts of a run, or the payouts of these ids. */
    about: ChosenBody | { run: number } | { payouts: number[] };
    /** `3 partners` */
    whom: string;
    onStarted: (job: string) => void;
    onClose: () => void;
}

/** Writes to each partner about its payment, by the template of the program. */
export function MailsDialog({ program, about, whom, onStarted, onClose }: Props) {
    const place = 'lines' in about || 'filter' in about ? 'pending-payments' : 'payouts';
    return (
        <AskDialog
            title="Email about the payment"
            says={
                <p style={{ margin: 0 }}>
                    Writes to {whom}, each by the template about a payment. Every mail is kept and shown under Mails;
                    who has no address is named when it is done.
                </p>
            }
            action={`Email ${whom}`}
            onClose={onClose}
            onDo={async () =>
                onStarted(startedJob(await post<Started>(inProgram(program.code, place, 'mails'), about)))
            }
        />
    );
}
