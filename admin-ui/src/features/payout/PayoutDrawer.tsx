import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { DateText } from '../../components/DateText';
import { Facts } from '../../components/Facts';
import { MoneyText } from '../../components/MoneyText';
import { ErrorNote, Loading } from '../../components/Notes';
import { Part } from '../../components/Part';
import { RecordDrawer } from '../../components/RecordDrawer';
import { payoutState } from '../../components/records/states';
import { get, inProgram, type PayoutLine, type PayoutStory, type Program } from '../../lib/api';
import { countText, moneyText, sumsOf } from '../../lib/money';
import { place } from '../../lib/places';
import { useProgram } from '../../lib/session';
import classes from './Payout.module.css';
import { PayoutActions } from './PayoutActions';
import { ProviderFacts } from './ProviderFacts';
import { methodText, rangeText, shortHash } from './words';

/** One payout over the list it stands in. */
export function PayoutDrawer() {
    const program = useProgram();
    const { payout: id = '' } = useParams({ strict: false }) as { payout?: string };
    const path = inProgram(program.code, 'payouts', id);
    const story = useQuery({ queryKey: [path], queryFn: ({ signal }) => get<PayoutStory>(path, {}, signal) });
    const navigate = useNavigate();
    const { pathname } = useLocation();
    return (
        <RecordDrawer
            title={story.data ? `Payout to ${story.data.payout.partner}` : 'Payout'}
            onClose={() => void navigate({ to: pathname.replace(/\/[^/]+$/, ''), search: true as never })}
        >
            {story.isPending && <Loading label="Loading the payout" />}
            {story.isError && (
                <ErrorNote
                    error={story.error}
                    what="This payout could not be loaded"
                    onRetry={() => void story.refetch()}
                />
            )}
            {story.data && <Story program={program} story={story.data} />}
        </RecordDrawer>
    );
}

const HANDED = { file: 'in a file', provider: 'to PayPal', outside: 'outside' };

function Story({ program, story }: { program: Program; story: PayoutStory }) {
    const { payout, lines, history } = story;
    return (
        <Stack gap="lg">
            <div>
                <MoneyText money={payout.amount} large /> {payoutState(payout.state)}
                <div>
                    to{' '}
                    <Link className="link" to={place(program.code, 'partners', payout.partner)}>
                        {payout.partner}
                    </Link>
                    , by {methodText(payout.method)}
                    {payout.paidOn !== null && (
                        <>
                            , paid on <DateText at={payout.paidOn} />
                        </>
                    )}
                </div>
            </div>
            {payout.fault !== null && (
                <p className={classes.warn}>
                    <strong>Stuck: </strong>
                    {payout.fault}
                </p>
            )}
            {payout.voidAskedBy !== null && payout.state === 'processing' && (
                <p className={classes.warn}>
                    {payout.voidAskedBy} says that it was not sent. It becomes void once somebody else says so, too.
                </p>
            )}
            <PayoutActions program={program} payout={payout} />
            {story.provider && <ProviderFacts program={program} word={story.provider} />}
            <Facts
                facts={[
                    [
                        'Invoice',
                        <span key="i" className="figures">
                            {payout.invoice}
                        </span>,
                    ],
                    [
                        'Run',
                        <Link key="r" className="link" to={place(program.code, 'payouts', 'runs', payout.run)}>
                            {payout.batch}
                        </Link>,
                    ],
                    ['Earned', rangeText(payout)],
                    ['Minimum', payout.payable ?? 'none'],
                    ['Pay on', <DateText key="d" at={payout.payOn} />],
                    ['Given away', payout.handedAs && HANDED[payout.handedAs]],
                    ['Reference', payout.reference],
                    ['Advance', payout.advance && moneyText(payout.advance)],
                ]}
            />
            <Part title="What it is made of" aside={<span className="quiet">{linesText(payout.entries)}</span>}>
                <ul className={classes.lines} aria-label="Lines">
                    {lines.map((line) => (
                        <Line key={`${line.commission} ${line.amount.amount}`} program={program} line={line} />
                    ))}
                </ul>
                <p className="quiet" style={{ fontSize: '0.8125rem' }}>
                    {made(story)}
                </p>
            </Part>
            <Part title="What happened">
                <ol className={classes.story}>
                    {history.map((entry, i) => (
                        <li key={i}>
                            <strong>
                                {entry.what === 'open' ? 'made' : entry.what}
                                {entry.run && ' with its run'}
                            </strong>{' '}
                            <DateText at={entry.at} zone={program.zone} time />
                            <span className="quiet"> by {entry.by}</span>
                            {entry.said && (
                                <div className="quiet" style={{ overflowWrap: 'anywhere' }}>
                                    {entry.what === 'frozen' ? `content ${shortHash(entry.said)}` : entry.said}
                                </div>
                            )}
                        </li>
                    ))}
                </ol>
            </Part>
        </Stack>
    );
}

const linesText = (count: number) => `${countText(count)} ${count === 1 ? 'line' : 'lines'}`;

/** Whether the lines make up the amount, in words. */
export function made({ payout, lines }: PayoutStory): string {
    if (lines.length < payout.entries) {
        return `The first ${countText(lines.length)} of ${linesText(payout.entries)}.`;
    }
    const all = sumsOf([...lines.map((line) => line.amount), ...(payout.advance === null ? [] : [payout.advance])]);
    const ties = all.length === 1 && all[0]?.amount === payout.amount.amount;
    const text = `${linesText(lines.length)}${payout.advance === null ? '' : ' and the advance'} make ${all.map(moneyText).join(' and ')}`;
    return ties
        ? `${text}: all of the payout.`
        : `${text}, the payout is ${moneyText(payout.amount)}: they do not tie. Run the audit.`;
}

function Line({ program, line }: { program: Program; line: PayoutLine }) {
    const name = line.sale ?? line.component ?? line.kind;
    return (
        <li>
            <div style={{ minWidth: 0 }}>
                {line.saleId === null ? (
                    name
                ) : (
                    <Link className="link" to={place(program.code, 'commissions', line.commission)}>
                        {name}
                    </Link>
                )}{' '}
                <span className="quiet">{line.sale !== null && line.component ? line.component : ''}</span>
                <div className="quiet" style={{ fontSize: '0.8125rem' }}>
                    {line.kind}
                    {line.day && (
                        <>
                            , <DateText at={line.day} />
                        </>
                    )}
                    {line.reason ? `: ${line.reason}` : ''}
                </div>
            </div>
            <MoneyText money={line.amount} word={line.kind === 'reversal' ? 'taken back' : line.kind} />
        </li>
    );
}
