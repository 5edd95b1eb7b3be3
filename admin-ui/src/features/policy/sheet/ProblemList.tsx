import { StateLabel } from '../../../components/StateLabel';
import type { CellProblem } from '../../../lib/api';
import classes from './ProblemList.module.css';
import { problemPlace, problemText, SEVERITIES } from './problems';
import type { Place } from './usePlace';

interface Props {
    problems: CellProblem[];
    place: Place | null;
    onPick: (problem: CellProblem) => void;
}

/** What is wrong, one after the other; each leads to its cell. */
export function ProblemList({ problems, place, onPick }: Props) {
    return (
        <ul className={classes.list} aria-label="Problems">
            {problems.map((problem, i) => {
                const content = (
                    <>
                        <span className={classes.head}>
                            <StateLabel tone={SEVERITIES[problem.severity].tone}>
                                {SEVERITIES[problem.severity].one}
                            </StateLabel>
                            <strong>{problemPlace(problem)}</strong>
                        </span>
                        <span>{problemText(problem)}</span>
                    </>
                );
                return (
                    <li key={i}>
                        {problem.sheet === '' ? (
                            <div className={classes.one}>{content}</div>
                        ) : (
                            <button
                                type="button"
                                className={classes.one}
                                aria-current={
                                    place !== null && place.sheet === problem.sheet && place.cell === problem.cell
                                }
                                onClick={() => onPick(problem)}
                            >
                                {content}
                            </button>
                        )}
                    </li>
                );
            })}
        </ul>
    );
}
