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

    /** With now three times. */
    private static final String SUMS = """
            SUM(CASE WHEN state = 'pending' THEN amount ELSE 0 END) AS pending,
            SUM(CASE WHEN state IN ('pending', 'approved') AND payable_from > ? THEN amount ELSE 0 END) AS held,
            SUM(CASE WHEN state = 'approved' AND payable_from <= ? THEN amount ELSE 0 END) AS payable,
            SUM(CASE WHEN state = 'paid' THEN amount ELSE 0 END) AS paid,
            MIN(CASE WHEN state IN ('pending', 'approved') AND payable_from > ? THEN payable_from END) AS next\
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
     * @param payable approved, and past its hold
     * @param nextRelease micros: the first end of a hold to come; null if nothing is held
     */
    public record Standing(
            String currency,
            long pending,
            long onHold,
            long payable,
            long paid,
            @Nullable Long nextRelease) {}

    /** What a month earned, less what was taken back. */
    public record MonthSum(YearMonth month, String currency, long earned) {}

    /** Of a partner; in the order of currencies. */
    public List<Standing> ofPartner(int programId, String partner, long now) {
        return jdbc.query(
                "SELECT currency, " + SUMS + " FROM commission FORCE INDEX (commission_by_partner)"
                        + " WHERE program_id = ? AND partner = ? GROUP BY currency ORDER BY currency",
                (row, number) -> standing(row),
                now,
                now,
                now,
                programId,
                partner);
    }

    /**
     * Of all partners, and by month.
     *
     * @param months the last {@value #MONTHS_MAX} up to that of the latest sale that earned, in their order
     */
    public record Overview(List<Standing> standings, List<MonthSum> months) {}

    /** By reading one index once: half a second for 400,000 commissions. */
    public Overview ofProgram(int programId, ZoneId zone, long now) {
        Long last = jdbc.queryForObject(
                "SELECT MAX(occurred_at) FROM commission FORCE INDEX (commission_by_time) WHERE program_id = ?",
                Long.class,
                programId);
        if (last == null) {
            return new Overview(List.of(), List.of());
        }
        YearMonth first = YearMonth.from(Times.instant(last).atZone(zone)).minusMonths(MONTHS_MAX - 1L);
        Map<String, Standing> standings = new TreeMap<>();
        List<MonthSum> months = new ArrayList<>();
        jdbc.query(
                "SELECT INTERVAL(occurred_at, " + beginnings(first, zone) + ") AS month, currency, " + SUMS
                        + ", SUM(CASE WHEN state <> 'declined' THEN amount ELSE 0 END) AS earned"
                        + " FROM commission FORCE INDEX (commission_by_time) WHERE program_id = ?"
                        + " GROUP BY month, currency ORDER BY month, currency",
                row -> {
                    Standing standing = standing(row);
                    standings.merge(standing.currency(), standing, Standings::plus);
                    int month = row.getInt("month");
                    if (month > 0) {
                        months.add(
                                new MonthSum(first.plusMonths(month - 1L), standing.currency(), row.getLong("earned")));
                    }
                },
                now,
                now,
                now,
                programId);
        return new Overview(List.copyOf(standings.values()), months);
    }

    private static String beginnings(YearMonth first, ZoneId zone) {
        return IntStream.range(0, MONTHS_MAX)
                .mapToObj(month -> Times.micros(
                        first.plusMonths(month).atDay(1).atStartOfDay(zone).toInstant()))
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        long next = row.getLong("next");
        return new Standing(
                row.getString("currency"),
                row.getLong("pending"),
                row.getLong("held"),
                row.getLong("payable"),
                row.getLong("paid"),
                next == 0 ? null : next);
    }

    private static Standing plus(Standing one, Standing other) {
        return new Standing(
                one.currency(),
                Math.addExact(one.pending(), other.pending()),
                Math.addExact(one.onHold(), other.onHold()),
                Math.addExact(one.payable(), other.payable()),
                Math.addExact(one.paid(), other.paid()),
                earlier(one.nextRelease(), other.nextRelease()));
    }

    private static @Nullable Long earlier(@Nullable Long one, @Nullable Long other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.min(one, other);
    }
}
