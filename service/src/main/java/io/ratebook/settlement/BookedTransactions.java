package io.ratebook.settlement;

import io.ratebook.database.Where;
import io.ratebook.ledger.AccountLine;
import io.ratebook.ledger.Narrator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** From commissions to the ledger transactions they were booked with, and back. */
@Component
public class BookedTransactions implements Narrator {
    private static final List<String> WHY = List.of("commission", "reversal", "adjustment");

    /** Two legs a commission: the partner's, then the program's. */
    private static final int LEGS = 2;

    private static final String ROWS = """
            SELECT c.id, %s AS line_id, c.booking, c.component, c.reason, c.sale_id, c.sheet, c.row_id,
                   COALESCE(s.reference, a.said_as, '') AS reference, v.number AS version
              FROM commission c
              LEFT JOIN sale s ON s.id = c.sale_id
              LEFT JOIN period_adjustment a ON a.id = c.sale_id
              LEFT JOIN policy_version v ON v.id = c.policy_version_id
             WHERE c.program_id = ? AND c.amount <> 0 AND\
            """;

    private static final String SQL = ROWS.formatted("c.sale_id") + " c.sale_id IN %s AND c.refund_id = 0 UNION ALL "
            + ROWS.formatted("c.refund_id") + " c.refund_id IN %s ORDER BY id";

    private final JdbcTemplate jdbc;

    BookedTransactions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Booking(long lineId, int number) {}

    /**
     * The id of the transaction that a commission was booked with.
     *
     * @param lineId of the sale or refund that money moved for
     * @param booking number among those of the line; null where the amount is zero
     */
    public @Nullable Long idOf(int programId, long lineId, @Nullable Integer booking) {
        if (booking == null) {
            return null;
        }
        Where where = new Where()
                .andIn("why", WHY)
                .and("subject = ? AND number = ? AND program_id = ?", lineId, booking, programId);
        return jdbc
                .queryForList(
                        "SELECT id FROM ledger_transaction" + where,
                        Long.class,
                        where.values().toArray())
                .stream()
                .findFirst()
                .orElse(null);
    }

    @Override
    public Map<AccountLine, Narration> narrate(int programId, String partner, List<AccountLine> lines) {
        List<AccountLine> own =
                lines.stream().filter(line -> WHY.contains(line.why())).toList();
        Map<AccountLine, Narration> told = new HashMap<>();
        if (own.isEmpty()) {
            return told;
        }
        Map<Booking, List<Narration>> booked = booked(programId, own);
        for (AccountLine line : own) {
            List<Narration> rows = booked.getOrDefault(new Booking(line.subject(), line.number()), List.of());
            if (line.line() / LEGS < rows.size()) {
                told.put(line, rows.get(line.line() / LEGS));
            }
        }
        return told;
    }

    /** The commissions of each booking, in the order of its legs. */
    private Map<Booking, List<Narration>> booked(int programId, List<AccountLine> lines) {
        Set<Long> subjects = new LinkedHashSet<>();
        lines.forEach(line -> subjects.add(line.subject()));
        List<Object> values = new ArrayList<>(List.of(programId));
        values.addAll(subjects);
        values.add(programId);
        values.addAll(subjects);
        Map<Booking, List<Narration>> booked = new HashMap<>();
        jdbc.query(
                SQL.formatted(Where.marks(subjects.size()), Where.marks(subjects.size())),
                row -> {
                    int version = row.getInt("version");
                    String reason = row.getString("reason");
                    booked.computeIfAbsent(
                                    new Booking(row.getLong("line_id"), row.getInt("booking")),
                                    unseen -> new ArrayList<>(1))
                            .add(new Narration(
                                    reason == null ? row.getString("component") : reason,
                                    new Narration.Sale(row.getLong("sale_id"), row.getString("reference")),
                                    version == 0 ? null : version,
                                    row.getString("sheet"),
                                    row.getString("row_id")));
                },
                values.toArray());
        return booked;
    }
}
