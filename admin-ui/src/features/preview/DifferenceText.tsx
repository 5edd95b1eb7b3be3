import type { Money } from '../../lib/api';
import { isNegative, isZero } from '../../lib/money';
import { signedText } from './difference';

/** A difference with its sign; the tint only repeats it. */
export function DifferenceText({ money, bare = false }: { money: Money; bare?: boolean }) {
    const color = isZero(money.amount) ? 'var(--quiet)' : isNegative(money.amount) ? 'var(--bad)' : 'var(--good)';
    return (
        <span className="figures" style={{ color }}>
            {signedText(money.amount)}
            {!bare && <span style={{ fontSize: '0.85em' }}> {money.currency}</span>}
        </span>
    );
}
