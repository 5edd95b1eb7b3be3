import type { Money } from '../lib/api';
import { amountText, isNegative } from '../lib/money';

interface Props {
    money: Money | null | undefined;
    /** Leave the currency out where it stands in the column's title. */
    bare?: boolean;
    /** Said beside a negative amount, since a sign and a colour alone are easily missed: `clawback`. */
    word?: string | undefined;
    large?: boolean;
}

/** An amount with tabular figures; never broken over two lines. */
export function MoneyText({ money, bare = false, word, large = false }: Props) {
    if (!money) {
        return <span className="quiet">–</span>;
    }
    const negative = isNegative(money.amount);
    return (
        <span
            className="figures"
            style={{
                color: negative ? 'var(--bad)' : undefined,
                ...(large ? { fontSize: '1.5rem', fontWeight: 600 } : {}),
            }}
        >
            {negative && word !== undefined && (
                <span style={{ fontSize: '0.75rem', marginInlineEnd: '0.4em', fontWeight: 400 }}>{word}</span>
            )}
            {amountText(money.amount)}
            {!bare && (
                <span style={{ fontSize: large ? '0.875rem' : '0.85em', marginInlineStart: '0.3em', fontWeight: 400 }}>
                    {money.currency}
                </span>
            )}
        </span>
    );
}
