import type { CellProblem } from '../../../lib/api';

export const SEVERITIES: Record<CellProblem['severity'], { one: string; many: string; tone: 'bad' | 'warn' }> = {
    error: { one: 'error', many: 'errors', tone: 'bad' },
    warning: { one: 'warning', many: 'warnings', tone: 'warn' },
};

/** What is wrong and how to mend it, in one sentence or two. */
export function problemText(problem: CellProblem): string {
    const found = problem.found === '' ? 'Nothing stands here' : `Found ${problem.found}`;
    const expected = problem.expected === '' ? '' : `; expected ${problem.expected}`;
    return [found + expected, problem.suggestion]
        .filter((part) => part !== '')
        .map(ended)
        .join(' ');
}

/** `Rates G12, row R-0012, Rate` */
export function problemPlace(problem: CellProblem): string {
    if (problem.sheet === '') {
        return 'The file';
    }
    const row = problem.row === null || /^row \d+$/.test(problem.row) ? null : `row ${problem.row}`;
    return [`${problem.sheet}${problem.cell === null ? '' : ` ${problem.cell}`}`, row, problem.column]
        .filter((part) => part !== null && part !== '')
        .join(', ');
}

/** `3 errors, 1 warning`, or that there are none. */
export function countsText(errors: number, warnings: number): string {
    const count = (number: number, severity: CellProblem['severity']) => {
        const { one, many } = SEVERITIES[severity];
        return `${number} ${number === 1 ? one : many}`;
    };
    const said = [errors > 0 && count(errors, 'error'), warnings > 0 && count(warnings, 'warning')];
    return said.filter((part) => part !== false).join(', ') || 'no problems';
}

function ended(text: string): string {
    const first = text.charAt(0).toUpperCase() + text.slice(1);
    return /[.!?]$/.test(first) ? first : `${first}.`;
}
