package io.ratebook.preview;

import io.ratebook.evaluation.Evaluation;
import io.ratebook.evaluation.ResultLine;
import io.ratebook.ledger.OpenDays;
import io.ratebook.payout.LineKey;
import io.ratebook.payout.UpcomingPayments.Shift;
import io.ratebook.payout.UpcomingPayments.When;
import io.ratebook.program.Program;
import io.ratebook.settlement.StoredSales;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * By how much the next payouts would differ, because lines earn otherwise than as they stand. Reads what is booked for such lines, some
 * at a time, in the connection's transaction. Writes nothing.
 */
final class PayoutShifts {
    /** Held in memory with what they earn and what is booked for them: about 4 MB. */
    private static final int LINES_AT_ONCE = 2000;

    private final Connection connection;
    private final Program program;
    private final StoredSales stored;
    private final When when;
    private final ShiftSums sums;
    private final Runnable pulse;

    /** What becomes of a line that earns otherwise. */
    interface Way {
        void add(OwedLine line, BookedStates states, ShiftSums sums);
    }

    /**
     * For one version.
     *
     * @param now micros
     * @param pulse called every 2,000 lines
     */
    PayoutShifts(Connection connection, Program program, StoredSales stored, When when, long now, Runnable pulse)
            throws SQLException {
        this.connection = connection;
        this.program = program;
        this.stored = stored;
        this.when = when;
        this.sums = new ShiftSums(when, now, OpenDays.of(connection, program.id()), program.zoneId());
        this.pulse = pulse;
    }

    Map<LineKey, Shift> shifts() {
        return sums.shifts();
    }

    /** Lines, by what they earn in an evaluation. */
    void addLines(int[] lines, Evaluation evaluation, Way way) throws SQLException {
        for (int from = 0; from < lines.length; from += LINES_AT_ONCE) {
            pulse.run();
            int[] some = Arrays.copyOfRange(lines, from, Math.min(lines.length, from + LINES_AT_ONCE));
            Map<Integer, List<ResultLine>> results = new HashMap<>();
            evaluation.forLines(some, result -> results.computeIfAbsent(result.line(), unseen -> new ArrayList<>())
                    .add(result));
            List<OwedLine> owed = new ArrayList<>(some.length);
            for (int line : some) {
                owed.add(owed(line, Objects.requireNonNull(results.get(line))));
            }
            add(owed, way);
        }
    }

    private OwedLine owed(int line, List<ResultLine> results) {
        int sale = results.get(0).saleLine();
        return new OwedLine(
                stored.id(line),
                stored.id(sale == ResultLine.NO_LINE ? line : sale),
                stored.sales().occurredAtMicros(line),
                results);
    }

    /**
     * What rules add at the ends of periods that are over, by key.
     *
     * @param until micros: ends up to then
     */
    void addAdditions(Map<String, ResultLine> before, Map<String, ResultLine> after, long until, Way way)
            throws SQLException {
        Set<String> keys = new HashSet<>(before.keySet());
        keys.addAll(after.keySet());
        keys.removeIf(key -> isSame(before.get(key), after.get(key), until));
        if (keys.isEmpty()) {
            return;
        }
        Map<String, Long> ids = ids();
        List<OwedLine> owed = new ArrayList<>();
        for (String key : keys) {
            ResultLine was = before.get(key);
            ResultLine is = after.get(key);
            long id = ids.getOrDefault(key, 0L);
            owed.add(new OwedLine(
                    id,
                    id,
                    Objects.requireNonNull(is == null ? was : is).occurredAtMicros(),
                    is == null ? List.of() : List.of(is)));
        }
        for (int from = 0; from < owed.size(); from += LINES_AT_ONCE) {
            add(owed.subList(from, Math.min(owed.size(), from + LINES_AT_ONCE)), way);
        }
    }

    private static boolean isSame(@Nullable ResultLine one, @Nullable ResultLine other, long until) {
        if (one == null || other == null) {
            return Objects.requireNonNull(one == null ? other : one).occurredAtMicros() > until;
        }
        return one.occurredAtMicros() > until
                || one.amountMinor() == other.amountMinor()
                        && one.partner().equals(other.partner())
                        && one.component().equals(other.component())
                        && one.currency().equals(other.currency());
    }

    private Map<String, Long> ids() throws SQLException {
        Map<String, Long> ids = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT said_as, id FROM period_adjustment WHERE program_id = ?")) {
            select.setInt(1, program.id());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.put(row.getString(1), row.getLong(2));
                }
            }
        }
        return ids;
    }

    private void add(List<OwedLine> lines, Way way) throws SQLException {
        List<Long> sales =
                lines.stream().map(OwedLine::saleId).filter(id -> id != 0).toList();
        BookedStates states = BookedStates.of(connection, program.id(), when, sales);
        lines.forEach(line -> way.add(line, states, sums));
    }
}
