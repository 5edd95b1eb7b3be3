package io.ratebook.report;

import io.ratebook.web.Times;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The entries behind a row of a report, as a bank would state them: by effective day, with a running balance, from opening to
 * closing. It counts what the report counts, as of now.
 */
@Component
public class PartnerLedger {
    /** Parts of an entry are one line; an advance is none, since what was paid is. */
    private static final String LINES = """
            SELECT e.effective_day AS day, 0 AS paying, e.entry_id AS id, SUM(e.amount) AS amount
              FROM payable_entry e LEFT JOIN adjustment a ON a.id = e.entry_id
              WHERE e.program_id = :program AND e.partner = :partner AND e.currency = :currency AND e.effective_day <= :to
                AND e.payable_from <= :now AND (a.kind IS NULL OR a.kind <> 'advance')
              GROUP BY e.effective_day, e.entry_id
            UNION ALL
            SELECT e.effective_day, 0, e.entry_id, SUM(e.amount)
              FROM paid_entry e LEFT JOIN adjustment a ON a.id = e.entry_id
              WHERE e.program_id = :program AND e.partner = :partner AND e.currency = :currency AND e.effective_day <= :to
                AND (a.kind IS NULL OR a.kind <> 'advance')
              GROUP BY e.effective_day, e.entry_id
            UNION ALL
            SELECT e.paid_day, 1, e.id, -e.amount FROM payout e
              WHERE e.program_id = :program AND e.partner = :partner AND e.currency = :currency
                AND e.state IN ('paid', 'returned') AND e.paid_day <= :to
            UNION ALL
            SELECT e.returned_day, 2, e.id, e.amount FROM payout e
              WHERE e.program_id = :program AND e.partner = :partner AND e.currency = :currency AND e.state = 'returned'
                AND e.returned_day <= :to
            """;

    private static final String MERGED =
            "(SELECT day, paying, id, SUM(amount) AS amount FROM (" + LINES + ") p GROUP BY day, paying, id) l";

    private final NamedParameterJdbcTemplate jdbc;
    private final EntryStories stories;
    private final Clock clock;
    private final TransactionTemplate oneMoment;

    PartnerLedger(JdbcTemplate jdbc, EntryStories stories, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
        this.oneMoment = new TransactionTemplate(transactions);
        this.oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.oneMoment.setReadOnly(true);
        this.stories = stories;
        this.clock = clock;
    }

    /**
     * Whose ledger, and which of its days.
     *
     * @param from included
     * @param to included
     */
    public record Range(int programId, String partner, String currency, LocalDate from, LocalDate to) {}

    /** Minor units, before the first day and after the last. */
    public record Balances(long opening, long closing) {}

    /** Where a page ended. */
    public record Place(LocalDate day, int paying, long id) {}

    /** What a line is, in the order of a day. */
    public enum Kind {
        ENTRY,
        PAYMENT,
        RETURNED
    }

    /**
     * A line.
     *
     * @param amount minor units; positive in the partner's favour, what was paid is negative
     * @param balance after it
     */
    public record Line(LocalDate day, Kind kind, long id, long amount, long balance, EntryStory story) {
        public Place place() {
            return new Place(day, kind.ordinal(), id);
        }

        public boolean isPayment() {
            return kind != Kind.ENTRY;
        }
    }

    private Balances balances(Range range, long now) {
        Map<String, Object> values = values(range, now);
        return jdbc.query(
                        "SELECT SUM(CASE WHEN day < :from THEN amount ELSE 0 END), SUM(amount) FROM (" + LINES + ") l",
                        values,
                        (row, number) -> new Balances(exact(row.getBigDecimal(1)), exact(row.getBigDecimal(2))))
                .get(0);
    }

    /** Opening and closing of a range, and some of its lines or all. */
    public record Part(Balances balances, List<Line> lines) {}

    /**
     * A page of lines, read at one moment with opening and closing: days in order; of a day, entries before payments.
     *
     * @param after where the page before ended; null at the beginning
     */
    public Part part(Range range, @Nullable Place after, int limit) {
        long now = Times.micros(clock.instant());
        return Objects.requireNonNull(
                oneMoment.execute(status -> new Part(balances(range, now), lines(range, after, limit, now))));
    }

    /** All lines: opening and the lines come to closing. */
    public Part whole(Range range) {
        return part(range, null, Integer.MAX_VALUE);
    }

    private List<Line> lines(Range range, @Nullable Place after, int limit, long now) {
        Map<String, Object> values = values(range, now);
        Place place = after == null ? new Place(range.from(), -1, 0) : after;
        values.put("day", place.day().toString());
        values.put("paying", place.paying());
        values.put("id", place.id());
        values.put("limit", limit);
        BigDecimal before = jdbc.queryForObject(
                "SELECT SUM(amount) FROM (" + LINES
                        + ") l WHERE day < :day OR day = :day AND (paying < :paying OR paying = :paying AND id <= :id)",
                values,
                BigDecimal.class);
        long[] balance = {exact(before)};
        List<Line> lines = new ArrayList<>();
        jdbc.query(
                "SELECT day, paying, id, amount FROM " + MERGED
                        + " WHERE day > :day OR day = :day AND (paying > :paying OR paying = :paying AND id > :id)"
                        + " ORDER BY day, paying, id LIMIT :limit",
                values,
                row -> {
                    long amount = exact(row.getBigDecimal("amount"));
                    balance[0] = Math.addExact(balance[0], amount);
                    lines.add(new Line(
                            LocalDate.parse(row.getString("day")),
                            Kind.values()[row.getInt("paying")],
                            row.getLong("id"),
                            amount,
                            balance[0],
                            EntryStory.NONE));
                });
        return stories.told(range.programId(), lines);
    }

    private static Map<String, Object> values(Range range, long now) {
        Map<String, Object> values = new HashMap<>();
        values.put("program", range.programId());
        values.put("partner", range.partner());
        values.put("currency", range.currency());
        values.put("from", range.from().toString());
        values.put("to", range.to().toString());
        values.put("now", now);
        return values;
    }

    private static long exact(@Nullable BigDecimal sum) {
        return sum == null ? 0 : sum.longValueExact();
    }
}
