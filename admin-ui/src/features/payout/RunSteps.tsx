import { DateText } from '../../components/DateText';
import { Icon } from '../../components/Icon';
import { StateLabel, type Tone } from '../../components/StateLabel';
import type { PayoutRun } from '../../lib/api';
import classes from './Payout.module.css';
import { HANDED_ON, needsAnother, partOf, paidTo, payoutsText, shortHash, TO_BE_PAID } from './words';

const STATES: Record<string, [string, Tone]> = {
    making: ['being made', 'info'],
    open: ['open', 'info'],
    frozen: ['frozen', 'info'],
    approved: ['approved', 'good'],
    void: ['void', 'plain'],
    paid: ['paid', 'good'],
    empty: ['nobody paid', 'plain'],
};

/** How far a run is; paid once all of what it pays is. */
export function stateOf(run: PayoutRun): string {
    if (run.state === 'making' || run.state === 'void') {
        return run.state;
    }
    const living = run.sums.filter((sum) => sum.state !== 'void');
    if (living.length === 0) {
        return run.sums.length === 0 ? 'empty' : 'void';
    }
    return living.every((sum) => sum.state === 'paid') ? 'paid' : run.state;
}

export function runState(run: PayoutRun) {
    const state = stateOf(run);
    const [text, tone] = STATES[state] ?? [state, 'plain'];
    return <StateLabel tone={tone}>{text}</StateLabel>;
}

/** What comes next, in a sentence. */
export function nextText(run: PayoutRun, name: string | undefined): string {
    switch (stateOf(run)) {
        case 'making':
            return 'The payouts are being made. You can leave this page: it goes on.';
        case 'void':
            return 'Void: what it had claimed is payable again, and the invoice numbers stay used.';
        case 'empty':
            return 'Nobody is paid by this run: see below who is left out, and why.';
        case 'open':
            return run.stopped !== null
                ? `Stopped: ${run.stopped}. Something was paid since it was asked for: look at who is paid, then make it void and the report again, or freeze it as it is.`
                : 'Next: look at who is paid and who is left out, then freeze. From then on nothing of it changes, and it can be approved.';
        case 'frozen':
            return needsAnother(run, name)
                ? 'Next: somebody else has to approve it. Over the limit for one person, who made or froze a run does not approve it.'
                : `Next: approve the content ${shortHash(run.hash ?? '')}. It is compared with what was frozen before anything is approved.`;
        case 'paid':
            return 'Done: all of it is paid.';
        default:
            return afterApproval(run);
    }
}

function afterApproval(run: PayoutRun): string {
    const due = partOf(run, TO_BE_PAID);
    const later = partOf(run, ['scheduled']);
    const stuck = partOf(run, ['frozen']);
    const back = partOf(run, ['returned', 'failed']);
    return [
        due.payouts > 0 ? `Next: pay ${paidTo(due)} outside, by bank or payment service, then record it as paid.` : '',
        later.payouts > 0 ? `${payoutsText(later.payouts)} wait for the day to pay on.` : '',
        stuck.payouts > 0
            ? `${payoutsText(stuck.payouts)} ${stuck.payouts === 1 ? 'is' : 'are'} stuck and ${stuck.payouts === 1 ? 'was' : 'were'} not approved: open ${stuck.payouts === 1 ? 'it' : 'them'} to see why.`
            : '',
        back.payouts > 0 ? `${payoutsText(back.payouts)} came back or failed: payable again.` : '',
    ]
        .filter((part) => part !== '')
        .join(' ');
}

/** Who did what so far, and what is still to be done. */
export function RunSteps({ run, zone }: { run: PayoutRun; zone: string }) {
    const isPaid = partOf(run, HANDED_ON).payouts > 0;
    const steps: [string, { by: string; at: string } | null][] = [
        ['Made', run.created],
        ['Frozen', run.frozen],
        ['Approved', run.approved],
    ];
    return (
        <ol className={classes.steps} aria-label="Steps">
            {steps.map(([title, done]) => (
                <li key={title} data-done={done !== null}>
                    {done !== null && <Icon name="check" size={14} />}
                    {title}
                    {done === null ? (
                        <span className="visually-hidden">, still to be done</span>
                    ) : (
                        <span className="quiet">
                            by {done.by}, <DateText at={done.at} zone={zone} time />
                        </span>
                    )}
                </li>
            ))}
            <li data-done={isPaid}>
                {isPaid && <Icon name="check" size={14} />}
                Paid
                {!isPaid && <span className="visually-hidden">, still to be done</span>}
            </li>
        </ol>
    );
}
