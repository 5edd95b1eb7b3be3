package io.ratebook.commission;

import io.ratebook.web.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** How much of what was earned stands where; never of two currencies together. */
@Component
public class Standings {
    private static final int MONTHS_MAX = 24;

    /** Of commissions; with now twice. What is approved stands in entries of its own, with what is owed beside sales. */
    private static final String EARNED = """
            SUM(CASE WHEN state = 'pending' THEN amount ELSE 0 END) AS pending,
            SUM(CASE WHEN state = 'pending' AND payable_from > ? THEN amount ELSE 0 END) AS held,
            0 AS payable, 0 AS being_paid,
            MIN(CASE WHEN state = 'pending' AND payable_from > ? THEN payable_from END) AS next\
            """;

    /** Of entries; with now three times. What is taken back of something held waits with it, so the two even out. */
    private static final String OWED = """
            SELECT currency, 0 AS pending,
                   SUM(CASE WHEN payout_id = 0 AND payable_from > ? THEN amount ELSE 0 END) AS held,
                   SUM(CASE WHEN payout_id = 0 AND payable_from <= ? THEN amount ELSE 0 END) AS payable,
                   SUM(CASE WHEN payout_id <> 0 THEN amount ELSE 0 END) AS being_paid,
                   MIN(CASE WHEN payout_id = 0 AND payable_from > ? THEN payable_from END) AS next
              FROM payable_entry WHERE program_id = ?\
            """;

    private final JdbcTemplate jdbc;

    Standings(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Sums of a currency in minor units.
     *
     * @param pending not approved yet, held or not
     * @param onHold of the pending and the approved what is held still
     * @param payable approved, past its hold, in no payout; less what was taken back
     * @param beingPaid in a payout that is not paid yet
     * @param nextRelease micros: the first end of a hold to come; null if nothing is held
     */
    public record Standing(
            String currency,
            long pending,
            long onHold,
            long payable,
            long beingPaid,
            @Nullable Long nextRelease) {
        /** Where there is nothing. */
        public static Standing none(String currency) {
            return new Standing(currency, 0, 0, 0, 0, null);
        }
    }

    /** What a month earned, less what was taken back. */
    public record MonthSum(YearMonth month, String currency, long earned) {}

    /** Of a partner; in the order of currencies. */
    public List<Standing> ofPartner(int programId, String partner, long now) {
        Map<String, Standing> standings = new TreeMap<>();
        jdbc.query(
                "SELECT currency, " + EARNED + " FROM commission FORCE INDEX (commission_by_partner)"
                        + " WHERE program_id = ? AND partner = ? GROUP BY currency",
                row -> {
                    add(standings, row);
                },
                now,
                now,
                programId,
                partner);
        jdbc.query(
                OWED + " AND partner = ? GROUP BY currency",
                row -> {
                    add(standings, row);
                },
                now,
                now,
                now,
                programId,
                partner);
        return List.copyOf(standings.values());
    }

    /** What a partner was paid so far, by currency: minor units. */
    public Map<String, Long> paid(int programId, String partner) {
        Map<String, Long> paid = new TreeMap<>();
        jdbc.query(
                "SELECT currency, SUM(amount) FROM payout FORCE INDEX (payout_by_partner)"
                        + " WHERE program_id = ? AND partner = ? AND state = 'paid' GROUP BY currency",
                row -> {
                    paid.put(row.getString(1), row.getLong(2));
                },
                programId,
                partner);
        return paid;
    }

    /**
     * Of all partners, and by month.
     *
     * @param months the last {@value #MONTHS_MAX} up to that of the latest sale that earned, in their order
     */
    public record Overview(List<Standing> standings, List<MonthSum> months) {}

    /** By reading one index and the open entries once. */
    public Overview ofProgram(int programId, ZoneId zone, long now) {
        Map<String, Standing> standings = new TreeMap<>();
        jdbc.query(
                OWED + " GROUP BY currency",
                row -> {
                    add(standings, row);
                },
                now,
                now,
                now,
                programId);
        List<MonthSum> months = new ArrayList<>();
        Long last = jdbc.queryForObject(
                "SELECT MAX(occurred_at) FROM commission FORCE INDEX (commission_by_time) WHERE program_id = ?",
                Long.class,
                programId);
        if (last != null) {
            YearMonth latest = YearMonth.from(Times.instant(last).atZone(zone));
            addEarned(programId, latest.minusMonths(MONTHS_MAX - 1L), zone, now, standings, months);
        }
        return new Overview(List.copyOf(standings.values()), months);
    }

    private void addEarned(
            int programId,
            YearMonth first,
            ZoneId zone,
            long now,
            Map<String, Standing> standings,
            List<MonthSum> months) {
        jdbc.query(
                "SELECT INTERVAL(occurred_at, " + beginnings(first, zone) + ") AS month, currency, " + EARNED
                        + ", SUM(CASE WHEN state <> 'declined' THEN amount ELSE 0 END) AS earned"
                        + " FROM commission FORCE INDEX (commission_by_time) WHERE program_id = ?"
                        + " GROUP BY month, currency ORDER BY month, currency",
                row -> {
                    add(standings, row);
                    int month = row.getInt("month");
                    if (month > 0) {
                        months.add(new MonthSum(
                                first.plusMonths(month - 1L), row.getString("currency"), row.getLong("earned")));
                    }
                },
                now,
                now,
                programId);
    }

    /** Grows with what is booked and with what happens to payouts: whoever adds up again when it does misses nothing for long. */
    public long latest() {
        Long latest = jdbc.queryForObject(
                "SELECT COALESCE((SELECT MAX(id) FROM ledger_transaction), 0)"
                        + " + COALESCE((SELECT MAX(id) FROM payout_event), 0)",
                Long.class);
        return latest == null ? 0 : latest;
    }

    private static String beginnings(YearMonth first, ZoneId zone) {
        return IntStream.range(0, MONTHS_MAX)
                .mapToObj(month -> Times.micros(
                        first.plusMonths(month).atDay(1).atStartOfDay(zone).toInstant()))
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    private static void add(Map<String, Standing> standings, ResultSet row) throws SQLException {
        long next = row.getLong("next");
        Standing standing = new Standing(
                row.getString("currency"),
                row.getLong("pending"),
                row.getLong("held"),
                row.getLong("payable"),
                row.getLong("being_paid"),
                next == 0 ? null : next);
        standings.merge(standing.currency(), standing, Standings::plus);
    }

    private static Standing plus(Standing one, Standing other) {
        return new Standing(
                one.currency(),
                Math.addExact(one.pending(), other.pending()),
                Math.addExact(one.onHold(), other.onHold()),
                Math.addExact(one.payable(), other.payable()),
                Math.addExact(one.beingPaid(), other.beingPaid()),
                earlier(one.nextRelease(), other.nextRelease()));
    }

    private static @Nullable Long earlier(@Nullable Long one, @Nullable Long other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.min(one, other);
    }
}
