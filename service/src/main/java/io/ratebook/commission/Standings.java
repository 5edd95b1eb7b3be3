package io.ratebook.commission;

import io.ratebook.web.Times;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** How much of what was earned stands where; never of two currencies together. */
@Component
public class Standings {
    private static final int MONTHS_MAX = 24;

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
        return standings("commission_by_partner", "program_id = ? AND partner = ?", now, programId, partner);
    }

    /** Of all partners. */
    public List<Standing> ofProgram(int programId, long now) {
        return standings("commission_by_time", "program_id = ?", now, programId);
    }

    private List<Standing> standings(String index, String condition, long now, Object... values) {
        List<Object> all = new ArrayList<>(List.of(now, now, now));
        all.addAll(List.of(values));
        return jdbc.query(
                """
                SELECT currency,
                       SUM(CASE WHEN state = 'pending' THEN amount ELSE 0 END) AS pending,
                       SUM(CASE WHEN state IN ('pending', 'approved') AND payable_from > ? THEN amount ELSE 0 END) AS held,
                       SUM(CASE WHEN state = 'approved' AND payable_from <= ? THEN amount ELSE 0 END) AS payable,
                       SUM(CASE WHEN state = 'paid' THEN amount ELSE 0 END) AS paid,
                       MIN(CASE WHEN state IN ('pending', 'approved') AND payable_from > ? THEN payable_from END) AS next
                  FROM commission FORCE INDEX (%s) WHERE %s GROUP BY currency ORDER BY currency
                """.formatted(index, condition),
                (row, number) -> {
                    long next = row.getLong("next");
                    return new Standing(
                            row.getString("currency"),
                            row.getLong("pending"),
                            row.getLong("held"),
                            row.getLong("payable"),
                            row.getLong("paid"),
                            next == 0 ? null : next);
                },
                all.toArray());
    }

    /** The last {@value #MONTHS_MAX} months up to that of the latest sale that earned, in their order. */
    public List<MonthSum> byMonth(int programId, ZoneId zone) {
        Long last = jdbc.queryForObject(
                "SELECT MAX(occurred_at) FROM commission FORCE INDEX (commission_by_time) WHERE program_id = ?",
                Long.class,
                programId);
        if (last == null) {
            return List.of();
        }
        YearMonth first = YearMonth.from(Times.instant(last).atZone(zone)).minusMonths(MONTHS_MAX - 1L);
        List<Long> begins = new ArrayList<>();
        for (int i = 0; i < MONTHS_MAX; i++) {
            LocalDate day = first.plusMonths(i).atDay(1);
            begins.add(Times.micros(day.atStartOfDay(zone).toInstant()));
        }
        String bounds = begins.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return jdbc.query(
                "SELECT INTERVAL(occurred_at, " + bounds + ") AS month, currency, SUM(amount)"
                        + " FROM commission FORCE INDEX (commission_by_time)"
                        + " WHERE program_id = ? AND occurred_at >= ? AND state <> 'declined'"
                        + " GROUP BY month, currency ORDER BY month, currency",
                (row, number) -> new MonthSum(first.plusMonths(row.getInt(1) - 1L), row.getString(2), row.getLong(3)),
                programId,
                begins.get(0));
    }
}
