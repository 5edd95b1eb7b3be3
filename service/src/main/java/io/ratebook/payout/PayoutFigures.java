package io.ratebook.payout;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What finance looks at first: what was paid when, and what cannot be paid. */
@Component
public class PayoutFigures {
    private final JdbcTemplate jdbc;

    PayoutFigures(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What was paid in a month, in minor units. */
    public record MonthSum(YearMonth month, String currency, long payouts, long amount) {}

    /** Of days of payment from that day on, in the order of months; what came back is not among it. */
    public List<MonthSum> paidByMonth(int programId, LocalDate from) {
        return jdbc.query(
                "SELECT month, currency, COUNT(*), SUM(amount) FROM (SELECT DATE_FORMAT(paid_on, '%Y-%m') AS month,"
                        + " currency, amount FROM payout WHERE program_id = ? AND state = 'paid' AND paid_on >= ?) paid"
                        + " GROUP BY month, currency ORDER BY month, currency",
                (row, number) -> new MonthSum(
                        YearMonth.parse(row.getString(1)),
                        row.getString(2),
                        row.getLong(3),
                        PayableReader.exact(row.getBigDecimal(4))),
                programId,
                from.toString());
    }

    /** Partners and what they are owed in a currency, in minor units. */
    public record Owed(String currency, long partners, long amount) {}

    /** Approved and not paid, to partners without payment details; on hold or not. */
    public List<Owed> withoutDetails(int programId) {
        return jdbc.query(
                "SELECT a.currency, COUNT(*), SUM(a.balance) FROM account a JOIN partner p ON p.program_id = a.program_id"
                        + " AND p.code = a.owner LEFT JOIN partner_payment_details d ON d.partner_id = p.id"
                        + " AND d.until_at = ? WHERE a.program_id = ? AND a.kind = 'payable' AND a.balance > 0"
                        + " AND d.id IS NULL GROUP BY a.currency ORDER BY a.currency",
                (row, number) -> new Owed(row.getString(1), row.getLong(2), PayableReader.exact(row.getBigDecimal(3))),
                Long.MAX_VALUE,
                programId);
    }
}
