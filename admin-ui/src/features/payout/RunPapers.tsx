import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAddress } from '../../components/DataTable/useAddress';
import { DateText } from '../../components/DateText';
import { MoneyText } from '../../components/MoneyText';
import { ErrorNote } from '../../components/Notes';
import { address, get, inProgram, type PayoutFile, type PayoutRun, post, type Program } from '../../lib/api';
import { type Started, startedJob } from '../../lib/jobs';
import { useMay } from '../../lib/session';
import { AskDialog } from './AskDialog';
import { MailsDialog } from './MailsDialog';
import classes from './Payout.module.css';
import { partOf, payoutsText } from './words';

/** Files of a run, for PayPal and for accounting, and mails to its partners. */
export function RunPapers({ program, run }: { program: Program; run: PayoutRun }) {
    const may = useMay('finance');
    const { change } = useAddress();
    const [asked, setAsked] = useState<'files' | 'mails' | null>(null);
    const made = partOf(run, ['open', 'frozen', 'approved', 'scheduled', 'processing', 'paid', 'returned', 'failed']);
    if (!may || run.state === 'making' || made.payouts === 0) {
        return null;
    }
    const approved = partOf(run, ['approved']);
    const close = () => setAsked(null);
    const begun = (job: string) => change({ job }, true);
    return (
        <section className={`surface ${classes.box}`} aria-label="Files and mails">
            <h2>Files and mails</h2>
            <Files program={program} run={run} />
            <Group gap="xs" mt="sm">
                {run.state === 'approved' && approved.payouts > 0 && (
                    <Button size="xs" variant="default" onClick={() => setAsked('files')}>
                        Make PayPal files
                    </Button>
                )}
                <Button
                    component="a"
                    size="xs"
                    variant="default"
                    href={address(inProgram(program.code, 'payouts', 'accounting.csv'), { run: run.id })}
                    download
                >
                    Accounting CSV
                </Button>
                <Button size="xs" variant="default" onClick={() => setAsked('mails')}>
                    Email the partners
                </Button>
            </Group>
            {asked === 'files' && (
                <AskDialog
                    title={`PayPal files of ${run.batch}`}
                    says={
                        <p style={{ margin: 0 }}>
                            Writes those of the {payoutsText(approved.payouts)} that are paid by PayPal to files, one
                            currency and at most 5,000 payouts each. They are then being processed: whether they were
                            paid you record later. Who cannot stand in a file is named, with the reason.
                        </p>
                    }
                    action="Make PayPal files"
                    onClose={close}
                    onDo={async () => {
                        const path = inProgram(program.code, 'payout-runs', run.id, 'paypal-files');
                        begun(startedJob(await post<Started>(path)));
                    }}
                />
            )}
            {asked === 'mails' && (
                <MailsDialog
                    program={program}
                    about={{ run: run.id }}
                    whom={`the partners of ${payoutsText(made.payouts)}`}
                    onStarted={begun}
                    onClose={close}
                />
            )}
        </section>
    );
}

/** Those that were made: the same bytes whenever they are taken. */
function Files({ program, run }: { program: Program; run: PayoutRun }) {
    const path = inProgram(program.code, 'payout-runs', run.id, 'files');
    const files = useQuery({
        queryKey: [path, run.sums],
        queryFn: ({ signal }) => get<PayoutFile[]>(path, {}, signal),
    });
    if (files.isError) {
        return (
            <ErrorNote error={files.error} what="The files could not be loaded" onRetry={() => void files.refetch()} />
        );
    }
    if (files.data === undefined || files.data.length === 0) {
        return <p className="quiet">No PayPal file was made of it.</p>;
    }
    return (
        <ul className={classes.files} aria-label="PayPal files">
            {files.data.map((file) => (
                <li key={file.id}>
                    <a
                        className="link"
                        href={address(inProgram(program.code, 'payout-files', file.id))}
                        download={file.name}
                        title={`SHA-256 ${file.sha256}`}
                    >
                        {file.name}
                    </a>{' '}
                    <MoneyText money={file.amount} />{' '}
                    <span className="quiet">
                        in {payoutsText(file.payouts)}, made by {file.by},{' '}
                    </span>
                    <span className="quiet">
                        <DateText at={file.at} zone={program.zone} time />
                    </span>
                </li>
            ))}
        </ul>
    );
}
