import { Link } from '@tanstack/react-router';
import type { CommissionRow, Line, Program } from '../../lib/api';
import { amountText, isZero } from '../../lib/money';
import { place } from '../../lib/places';
import { DateText } from '../DateText';
import { MoneyText } from '../MoneyText';
import { commissionState, takenBackWord } from './states';
import classes from './LineList.module.css';

interface Props {
    program: Program;
    lines: Line[];
    /** What was booked for the lines; without it they were only tried. */
    commissions?: CommissionRow[];
}

/** What a sale earned, one line an amount, each opening its own explanation where it is booked. */
export function LineList({ program, lines, commissions }: Props) {
    if (commissions && commissions.length > 0) {
        return (
            <ul className={classes.lines}>
                {commissions.map((row) => (
                    <li key={row.id}>
                        <div className={classes.words}>
                            <Link to={place(program.code, 'commissions', row.id)} className="link">
                                {row.component || row.kind}
                            </Link>{' '}
                            <span className="quiet">for {row.partner}</span> {commissionState(row.state)}
                            <div className="quiet">
                                <How row={row} />
                                {row.payableFrom && (
                                    <>
                                        {' · payable from '}
                                        <DateText at={row.payableFrom} zone={program.zone} />
                                    </>
                                )}
                            </div>
                        </div>
                        <MoneyText money={row.amount} word={takenBackWord(row)} />
                    </li>
                ))}
            </ul>
        );
    }
    if (lines.length === 0) {
        return <p className={classes.none}>Nothing.</p>;
    }
    return (
        <ul className={classes.lines}>
            {lines.map((line, i) => {
                const earns = line.kind !== 'none' && line.kind !== 'parked';
                return (
                    <li key={i}>
                        <div className={classes.words}>
                            {earns ? line.component || line.kind : line.kind === 'none' ? 'No commission' : 'Parked'}{' '}
                            {line.partner && <span className="quiet">for {line.partner}</span>}
                            <div className="quiet">{earns ? <How row={line} /> : line.reason}</div>
                        </div>
                        {earns && line.amount && <MoneyText money={line.amount} word={line.kind} />}
                    </li>
                );
            })}
        </ul>
    );
}

/** `60.00 × 20 %, R-0012 of Rates` */
export function How({ row }: { row: Pick<CommissionRow, 'base' | 'rate' | 'row' | 'sheet' | 'reason'> }) {
    const of = row.base && !isZero(row.base) ? `${amountText(row.base)} × ${row.rate ?? ''}` : (row.rate ?? '');
    return (
        <span className="figures" style={{ whiteSpace: 'normal' }}>
            {[of, row.row ? `${row.row} of ${row.sheet ?? ''}` : '', row.reason ?? '']
                .filter((part) => part !== '')
                .join(' · ')}
        </span>
    );
}
