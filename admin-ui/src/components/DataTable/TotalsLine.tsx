import type { Totals } from '../../lib/api';
import { countText } from '../../lib/money';
import { MoneySums } from '../MoneySums';
import { MoneyText } from '../MoneyText';
import classes from './DataTable.module.css';

interface Props {
    totals: Totals | undefined;
    /** `sale`, `sales` */
    noun: [string, string];
    /** How the sums are called on the screen: `{ earned: 'Earned' }`. */
    names: Record<string, string>;
}

/** How many match, and their sums, each currency for itself. */
export function TotalsLine({ totals, noun, names }: Props) {
    if (totals === undefined) {
        return <p className={classes.totals} aria-hidden />;
    }
    const sums = new Map<string, Totals['sums']>();
    for (const sum of totals.sums) {
        sums.set(sum.name, [...(sums.get(sum.name) ?? []), sum]);
    }
    return (
        <p className={classes.totals}>
            <span>
                <strong className="figures">{countText(totals.count)}</strong> {totals.count === 1 ? noun[0] : noun[1]}
            </span>
            {[...sums].map(([name, amounts]) => (
                <span key={name}>
                    <span className="quiet">{names[name] ?? name} </span>
                    <MoneySums sums={amounts} show={(sum) => <MoneyText money={sum} />} />
                </span>
            ))}
        </p>
    );
}
