import { DateText } from '../../components/DateText';
import { MoneyText } from '../../components/MoneyText';
import { ErrorNote, Loading } from '../../components/Notes';
import type { Balance } from '../../lib/api';
import { toMoney } from '../../lib/money';
import classes from './Balances.module.css';
import { useBalances } from './usePartner';

const SUMS: { key: 'pending' | 'onHold' | 'payable' | 'beingPaid' | 'paid'; title: string }[] = [
    { key: 'pending', title: 'Pending' },
    { key: 'onHold', title: 'On hold' },
    { key: 'payable', title: 'Payable' },
    { key: 'beingPaid', title: 'Being paid' },
    { key: 'paid', title: 'Paid' },
];

/** What the program owes the partner, each currency for itself. */
export function Balances({ path }: { path: string }) {
    const { data, isPending, isError, error } = useBalances(path);
    if (isPending) {
        return <Loading lines={2} label="Loading balances" />;
    }
    if (isError) {
        return <ErrorNote error={error} what="The balances could not be loaded" />;
    }
    if (data.length === 0) {
        return <p className="quiet">Nothing earned yet.</p>;
    }
    return (
        <div className={classes.all}>
            {data.map((balance) => (
                <One key={balance.currency} balance={balance} />
            ))}
        </div>
    );
}

function One({ balance }: { balance: Balance }) {
    return (
        <dl className={`surface ${classes.one}`} aria-label={`Balances in ${balance.currency}`}>
            <div className={classes.balance}>
                <dt>Balance</dt>
                <dd>
                    <MoneyText money={toMoney(balance.balance, balance.currency)} large />
                </dd>
            </div>
            {SUMS.map((sum) => (
                <div key={sum.key}>
                    <dt>{sum.title}</dt>
                    <dd>
                        <MoneyText money={toMoney(balance[sum.key], balance.currency)} />
                        {sum.key === 'onHold' && balance.nextReleaseOn && (
                            <div className={classes.note}>
                                next on <DateText at={balance.nextReleaseOn} />
                            </div>
                        )}
                    </dd>
                </div>
            ))}
        </dl>
    );
}
