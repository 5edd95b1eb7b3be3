package io.ratebook.payout;

import io.ratebook.web.MoneyJson;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What a run comes to. */
@Component
public class RunSums {
    private final JdbcTemplate jdbc;

    RunSums(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Payouts of a state in a currency, and what they sum to in minor units. */
    public record Sum(String state, String currency, long payouts, long amount) {}

    /** By state and currency. */
    public List<Sum> of(long runId) {
        return jdbc.query(
                "SELECT state, currency, COUNT(*), SUM(amount) FROM payout WHERE run_id = ?"
                        + " GROUP BY state, currency ORDER BY state, currency",
                (row, number) -> new Sum(
                        row.getString(1), row.getString(2), row.getLong(3), PayableReader.exact(row.getBigDecimal(4))),
                runId);
    }

    /** Partners that a reason leaves out in a currency, and what it is about in minor units. */
    public record LeftOutSum(String reason, String currency, long partners, long amount) {}

    /** By reason and currency. */
    public List<LeftOutSum> leftOut(long runId) {
        return jdbc.query(
                "SELECT reason, currency, COUNT(*), SUM(amount) FROM payout_left_out WHERE run_id = ?"
                        + " GROUP BY reason, currency ORDER BY reason, currency",
                (row, number) -> new LeftOutSum(
                        row.getString(1), row.getString(2), row.getLong(3), PayableReader.exact(row.getBigDecimal(4))),
                runId);
    }

    /** Entries that were in payouts already when the run came to them. */
    public long inPayouts(long runId) {
        return number("SELECT COALESCE(SUM(in_payouts), 0) FROM payout_run_part WHERE run_id = ?", runId);
    }

    /** Why a run of a ledger report did not go on by itself; null where it did. */
    public @Nullable String stopped(long runId) {
        return jdbc
                .queryForList(
                        "SELECT said FROM payout_event WHERE run_id = ? AND payout_id = 0 AND what = ?",
                        String.class,
                        runId,
                        ByItself.STOPPED)
                .stream()
                .findFirst()
                .orElse(null);
    }

    RunJob.Result result(long runId) {
        List<MoneyJson> amounts = jdbc.query(
                "SELECT currency, SUM(amount) FROM payout WHERE run_id = ? GROUP BY currency ORDER BY currency",
                (row, number) -> MoneyJson.of(PayableReader.exact(row.getBigDecimal(2)), row.getString(1)),
                runId);
        return new RunJob.Result(
                runId,
                number("SELECT COUNT(*) FROM payout WHERE run_id = ?", runId),
                number("SELECT COUNT(DISTINCT partner) FROM payout_left_out WHERE run_id = ?", runId),
                inPayouts(runId),
                amounts);
    }

    private long number(String sql, long runId) {
        Long found = jdbc.queryForObject(sql, Long.class, runId);
        return found == null ? 0 : found;
    }
}
