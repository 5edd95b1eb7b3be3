import { Link } from '@tanstack/react-router';
import type { Explanation as Told, Trial } from '../lib/api';
import { place } from '../lib/places';
import { Icon } from './Icon';
import classes from './Explanation.module.css';

interface Props {
    explanation: Told;
    /** Only what concerns this partner, and of the calculations this component. */
    partner?: string | undefined;
    component?: string | undefined;
    /** The version that decided: its rows can be looked at in their sheets. */
    policy?: { program: string; version: number | null } | undefined;
    /** Steps and conditions that the other explanation beside this one does not have are marked. */
    against?: Told | undefined;
}

/** How an amount came about, why this row decided, why the nearest others did not, and what came in. */
export function Explanation({ explanation, partner, component, policy, against }: Props) {
    const isMeant = (one: { partner: string }) => !partner || one.partner === partner;
    const calculations = explanation.calculations.filter(
        (one) => isMeant(one) && (!component || one.component === component),
    );
    const trials = explanation.trials.filter(isMeant);
    const won = trials.filter(isWon);
    const lost = trials.filter((trial) => !isWon(trial));
    const several = new Set(trials.map((trial) => trial.partner)).size > 1;
    const theirSteps = new Set(against?.calculations.flatMap((one) => one.steps));
    const theirRows = new Set(against?.trials.filter(isWon).map(rowKey));
    const theirInputs = new Set(against?.inputs.map((one) => one.name + one.value));
    return (
        <div className={classes.explanation}>
            {calculations.map((one) => (
                <section key={`${one.partner} ${one.component}`}>
                    <h3>
                        {one.component || 'How it came about'}
                        {!partner && one.partner ? ` · ${one.partner}` : ''}
                    </h3>
                    <ol className={classes.steps}>
                        {one.steps.map((step, i) => (
                            <li
                                key={i}
                                className="figures"
                                data-differs={against !== undefined && !theirSteps.has(step)}
                            >
                                {step}
                                {against !== undefined && !theirSteps.has(step) && <Differs />}
                            </li>
                        ))}
                    </ol>
                </section>
            ))}
            {won.length > 0 && (
                <section>
                    <h3>Why this row</h3>
                    {won.map((trial, i) => (
                        <TrialStory
                            key={i}
                            trial={trial}
                            several={several}
                            policy={policy}
                            differs={against !== undefined && !theirRows.has(rowKey(trial))}
                        />
                    ))}
                </section>
            )}
            {lost.length > 0 && (
                <section>
                    <h3>Why not another</h3>
                    {lost.map((trial, i) => (
                        <TrialStory key={i} trial={trial} several={several} policy={policy} />
                    ))}
                </section>
            )}
            {explanation.inputs.length > 0 && (
                <details className={classes.inputs}>
                    <summary>What came in</summary>
                    <dl>
                        {explanation.inputs.map((input, i) => (
                            <div
                                key={i}
                                data-differs={against !== undefined && !theirInputs.has(input.name + input.value)}
                            >
                                <dt>{input.name}</dt>
                                <dd>
                                    {input.value}
                                    {against !== undefined && !theirInputs.has(input.name + input.value) && <Differs />}
                                </dd>
                            </div>
                        ))}
                    </dl>
                </details>
            )}
        </div>
    );
}

const isWon = (trial: Trial): boolean => trial.verdict.toLowerCase() === 'won';

const rowKey = (trial: Trial): string => [trial.partner, trial.sheet, trial.row, trial.rate].join('\n');

/** Said in a word, since a tint alone is easily missed. */
function Differs() {
    return <span className={classes.differs}>differs</span>;
}

interface StoryProps {
    trial: Trial;
    several: boolean;
    policy: Props['policy'];
    differs?: boolean;
}

function TrialStory({ trial, several, policy, differs = false }: StoryProps) {
    const won = isWon(trial);
    const failed = trial.cells.filter((cell) => !cell.holds);
    return (
        <div className={classes.trial} data-won={won}>
            <p>
                {policy === undefined || policy.version === null || trial.row === '' ? (
                    <strong>{trial.row}</strong>
                ) : (
                    <Link
                        className="link"
                        to={place(policy.program, 'policies', policy.version)}
                        search={{ sheet: trial.sheet, row: trial.row } as never}
                    >
                        {trial.row}
                    </Link>
                )}
                <span className="quiet"> of {trial.sheet}</span>
                {trial.rate && <strong className="figures"> {trial.rate}</strong>}
                {several && trial.partner && <span className="quiet"> for {trial.partner}</span>}
                {differs && <Differs />}
            </p>
            {won && trial.cells.length === 0 && (
                <p className="quiet">No condition: this row takes what no other took.</p>
            )}
            <ul className={classes.cells}>
                {(won ? trial.cells : failed.slice(0, 1)).map((cell) => (
                    <li key={cell.column} data-holds={cell.holds}>
                        <span className="quiet">{cell.column}</span>
                        <span>{cell.condition}</span>
                        <Icon name={cell.holds ? 'check' : 'close'} size={14} />
                        <span className="visually-hidden">{cell.holds ? 'holds:' : 'fails:'}</span>
                        <span className={classes.found}>{cell.found === '' ? '(none)' : cell.found}</span>
                    </li>
                ))}
            </ul>
            {trial.because !== '' && (won || failed.length === 0) && <p className="quiet">{trial.because}</p>}
        </div>
    );
}
