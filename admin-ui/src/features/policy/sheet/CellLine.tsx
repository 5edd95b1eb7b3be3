import { StateLabel } from '../../../components/StateLabel';
import type { CellProblem, Sheet } from '../../../lib/api';
import { spotOf } from './address';
import { problemText, SEVERITIES } from './problems';
import classes from './Sheet.module.css';

/** What the chosen cell holds, in full, and what is wrong with it. */
export function CellLine({ sheet, at, problems }: { sheet: Sheet; at: string | null; problems: CellProblem[] }) {
    const ofSheet = problems.filter((one) => one.cell === null);
    const shown = at === null ? ofSheet : problems.filter((one) => one.cell === at);
    const text = sheet.rows.find((row) => row.number === spotOf(at)?.row)?.cells.find((cell) => cell.at === at)?.text;
    return (
        // It scrolls where a cell holds much, so it can be reached without a mouse.
        <div className={classes.bar} role="status" aria-label="The chosen cell" tabIndex={0}>
            <span className={`${classes.where} figures`}>{at ?? sheet.name}</span>
            <div className={classes.what}>
                {at === null && ofSheet.length === 0 && (
                    <span className="quiet">
                        Choose a cell to see all it holds{problems.length > 0 ? ', and its problem' : ''}.
                    </span>
                )}
                {at !== null && (text ?? <span className="quiet">blank</span>)}
                {shown.map((problem) => (
                    <p key={problem.text}>
                        <StateLabel tone={SEVERITIES[problem.severity].tone}>
                            {SEVERITIES[problem.severity].one}
                        </StateLabel>{' '}
                        {problemText(problem)}
                    </p>
                ))}
            </div>
        </div>
    );
}
