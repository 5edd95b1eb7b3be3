import { DateText } from '../../components/DateText';
import { MoneyText } from '../../components/MoneyText';
import type { Commission } from '../../lib/api';
import classes from './Happened.module.css';

/** The life of the amount, and the postings in the books behind it. */
export function Happened({ commission, zone }: { commission: Commission; zone: string }) {
    return (
        <>
            <ol className={classes.story}>
                {commission.history.map((entry, i) => (
                    <li key={i}>
                        <strong>{entry.what}</strong> <DateText at={entry.at} zone={zone} time />
                        {entry.by && <span className="quiet"> by {entry.by}</span>}
                        {entry.reason && <div className="quiet">{entry.reason}</div>}
                    </li>
                ))}
            </ol>
            {commission.postings.length > 0 && (
                <table className={classes.postings}>
                    <caption>Postings</caption>
                    <thead>
                        <tr>
                            <th>Account</th>
                            <th>Day</th>
                            <th>Amount</th>
                        </tr>
                    </thead>
                    <tbody>
                        {commission.postings.map((posting, i) => (
                            <tr key={i}>
                                <td>{posting.account}</td>
                                <td>
                                    <DateText at={posting.day} />
                                </td>
                                <td>
                                    <MoneyText money={posting.amount} />
                                </td>
                            </tr>
                        ))}
                    </tbody>
                </table>
            )}
        </>
    );
}
