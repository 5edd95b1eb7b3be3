package io.ratebook.payout;

import io.ratebook.database.Where;
import io.ratebook.program.Program;
import io.ratebook.web.Cursor;
import io.ratebook.web.Page;
import io.ratebook.web.Times;
import io.ratebook.web.Totals;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** For how many days what is payable has been so: approved, past its hold, in no payout. Days are those of the program's zone. */
@Component
public class PayableAges {
    private static final int ALL_AT_ONCE = 1_000;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    PayableAges(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** From the youngest to the oldest; both ends are included. */
    public enum Age {
        WEEK("0-7", 0, 7),
        MONTH("8-30", 8, 30),
        TWO_MONTHS("31-60", 31, 60),
        THREE_MONTHS("61-90", 61, 90),
        OLDER("over-90", 91, null);

        private final String word;
        private final int from;
        private final @Nullable Integer to;

        Age(String word, int from, @Nullable Integer to) {
            this.word = word;
            this.from = from;
            this.to = to;
        }

        /** As in JSON and in the query. */
        public String word() {
            return word;
        }

        public static @Nullable Age find(String word) {
            return Arrays.stream(values())
                    .filter(age -> age.word.equals(word))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** What is payable for so long in a currency, in minor units; below zero where more was taken back. */
    public record AgeSum(Age age, String currency, long partners, long amount) {}

    /**
     * A partner's part of it.
     *
     * @param since the day from which the oldest of it is payable
     */
    public record Line(String partner, String currency, long amount, long entries, LocalDate since) {}

    /** By age and currency. */
    public List<AgeSum> sums(Program program) {
        List<AgeSum> sums = new ArrayList<>();
        for (Age age : Age.values()) {
            Where where = where(program, age);
            jdbc.query(
                    "SELECT currency, COUNT(DISTINCT partner), SUM(amount) FROM payable_entry" + where
                            + "GROUP BY currency ORDER BY currency",
                    row -> {
                        sums.add(new AgeSum(
                                age, row.getString(1), row.getLong(2), PayableReader.exact(row.getBigDecimal(3))));
                    },
                    where.values().toArray());
        }
        return sums;
    }

    /** Of an age, by partner and currency. */
    public Page<Line> page(Program program, Age age, @Nullable String cursor, int limit) {
        Cursor.Scope scope = Cursor.Scope.of("partner", program.id(), age.word);
        Cursor after = scope.read(cursor, 2);
        List<Line> found =
                lines(program, age, after == null ? "" : after.text(0), after == null ? "" : after.text(1), limit + 1);
        return Page.of(found, limit, line -> scope.after(line.partner(), line.currency()));
    }

    /** Hands over all of them, in the order of the list. */
    public void each(Program program, Age age, Consumer<Line> taker) {
        List<Line> lines;
        String partner = "";
        String currency = "";
        do {
            lines = lines(program, age, partner, currency, ALL_AT_ONCE);
            lines.forEach(taker);
            if (!lines.isEmpty()) {
                partner = lines.get(lines.size() - 1).partner();
                currency = lines.get(lines.size() - 1).currency();
            }
        } while (lines.size() == ALL_AT_ONCE);
    }

    public Totals totals(Program program, Age age) {
        Where where = where(program, age);
        long[] count = {0};
        List<Totals.Sum> sums = jdbc.query(
                "SELECT currency, COUNT(DISTINCT partner), SUM(amount) FROM payable_entry" + where
                        + "GROUP BY currency ORDER BY currency",
                (row, number) -> {
                    count[0] += row.getLong(2);
                    return Totals.Sum.of("amount", row.getBigDecimal(3), row.getString(1));
                },
                where.values().toArray());
        return new Totals(count[0], sums);
    }

    private List<Line> lines(Program program, Age age, String partner, String currency, int limit) {
        Where where =
                where(program, age).and("(partner > ? OR (partner = ? AND currency > ?))", partner, partner, currency);
        return jdbc.query(
                "SELECT partner, currency, SUM(amount), COUNT(*), MIN(payable_from) FROM payable_entry" + where
                        + "GROUP BY partner, currency ORDER BY partner, currency LIMIT " + limit,
                (row, number) -> new Line(
                        row.getString(1),
                        row.getString(2),
                        PayableReader.exact(row.getBigDecimal(3)),
                        row.getLong(4),
                        Times.instant(row.getLong(5)).atZone(program.zoneId()).toLocalDate()),
                where.values().toArray());
    }

    private Where where(Program program, Age age) {
        LocalDate today = clock.instant().atZone(program.zoneId()).toLocalDate();
        // Of today's youngest nothing that becomes payable later today.
        long until = age.from == 0 ? Times.micros(clock.instant()) + 1 : begin(program, today.minusDays(age.from - 1L));
        Where where = new Where()
                .and("program_id = ?", program.id())
                .and("payout_id = 0")
                .and("payable_from < ?", until);
        return age.to == null ? where : where.and("payable_from >= ?", begin(program, today.minusDays(age.to)));
    }

    private static long begin(Program program, LocalDate day) {
        return Times.micros(day.atStartOfDay(program.zoneId()).toInstant());
    }
}
