package io.ratebook.payout;

import io.ratebook.database.Where;
import io.ratebook.web.Cursor;
import io.ratebook.web.Page;
import io.ratebook.web.Refusal;
import io.ratebook.web.Totals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Payouts of a program by page. */
@Component
public class PayoutList {
    private static final int ALL_AT_ONCE = 1_000;
    private static final String FROM = " FROM payout p JOIN payout_run r ON r.id = p.run_id";

    private final JdbcTemplate jdbc;
    private final PayoutEvents events;

    PayoutList(JdbcTemplate jdbc, PayoutEvents events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * What is listed, and in which order.
     *
     * @param descending the last first
     */
    public record Wanted(int programId, PayoutFilter filter, PayoutOrder order, boolean descending) {
        Cursor.Scope scope() {
            List<@Nullable Object> filters = new ArrayList<>(filter.all());
            filters.add(programId);
            return new Cursor.Scope((descending ? "-" : "") + order.word(), filters);
        }
    }

    public Page<PayoutRow> page(Wanted wanted, @Nullable String cursor, int limit) {
        Cursor.Scope scope = wanted.scope();
        Cursor after = scope.read(cursor, 1);
        List<PayoutRow> found = rows(wanted, after == null ? null : after.number(0), limit + 1);
        return Page.of(found, limit, row -> scope.after(row.id()));
    }

    /** Hands over all of them in order, some at a time. */
    public void each(Wanted wanted, Consumer<List<PayoutRow>> taker) {
        Long after = null;
        List<PayoutRow> rows;
        do {
            rows = rows(wanted, after, ALL_AT_ONCE);
            taker.accept(rows);
            after = rows.isEmpty() ? null : rows.get(rows.size() - 1).id();
        } while (rows.size() == ALL_AT_ONCE);
    }

    /** Names of partners by code; who is erased has none. */
    public Map<String, String> names(int programId, Collection<String> codes) {
        Map<String, String> names = new HashMap<>();
        if (!codes.isEmpty()) {
            Where where = new Where().and("p.program_id = ?", programId).andIn("p.code", codes);
            jdbc.query(
                    "SELECT p.code, h.name FROM partner p JOIN partner_person h ON h.partner_id = p.id" + where,
                    row -> {
                        names.put(row.getString(1), row.getString(2));
                    },
                    where.values().toArray());
        }
        return names;
    }

    /** Behind the payout of that id, whose place is looked up anew. */
    private List<PayoutRow> rows(Wanted wanted, @Nullable Long afterId, int limit) {
        Where where = wanted.filter().where(wanted.programId());
        String column = wanted.order().column();
        String sign = wanted.descending() ? "<" : ">";
        if (afterId != null) {
            Object key = jdbc
                    .query(
                            "SELECT " + column + " FROM payout p WHERE p.id = ?",
                            (row, number) -> row.getObject(1),
                            afterId)
                    .stream()
                    .findFirst()
                    .orElseThrow(() -> Refusal.parameter("cursor", afterId, "the \"next\" of a page of the same list"));
            String text = key.toString();
            where.and(
                    "(" + column + " " + sign + " ? OR (" + column + " = ? AND p.id " + sign + " ?))",
                    key instanceof Number ? key : text,
                    key instanceof Number ? key : text,
                    afterId);
        }
        String direction = wanted.descending() ? " DESC" : "";
        return jdbc.query(
                PayoutTable.ROWS + where + "ORDER BY " + column + direction + ", p.id" + direction + " LIMIT " + limit,
                (row, number) -> PayoutTable.payout(row),
                where.values().toArray());
    }

    public Totals totals(int programId, PayoutFilter filter) {
        Where where = filter.where(programId);
        long[] count = {0};
        List<Totals.Sum> sums = jdbc.query(
                "SELECT p.currency, COUNT(*), SUM(p.amount)" + FROM + where + "GROUP BY p.currency ORDER BY p.currency",
                (row, number) -> {
                    count[0] += row.getLong(2);
                    BigDecimal sum = row.getBigDecimal(3);
                    return Totals.Sum.of("amount", sum, row.getString(1));
                },
                where.values().toArray());
        return new Totals(count[0], sums);
    }

    /**
     * A payout of the program.
     *
     * @throws Refusal with status 404 if there is none
     */
    public PayoutRow required(int programId, long id) {
        return jdbc
                .query(
                        PayoutTable.ROWS + " WHERE p.id = ? AND p.program_id = ?",
                        (row, number) -> PayoutTable.payout(row),
                        id,
                        programId)
                .stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("payout", id));
    }

    /**
     * Something that happened to a payout, or to its run as a whole.
     *
     * @param at micros
     */
    public record Happened(
            long at,
            boolean toRun,
            String what,
            String by,
            @Nullable String said) {}

    /** In the order of time. */
    public List<Happened> history(PayoutRow payout) {
        return events.of(payout.runId(), payout.id()).stream()
                .map(event -> new Happened(event.at(), event.payoutId() == 0, event.what(), event.by(), event.said()))
                .toList();
    }

    /**
     * What a payout claimed, entry by entry.
     *
     * @param commission id; that of an adjustment where sale is null
     * @param amount in minor units, of the part that was claimed
     * @param sale reference; null of an adjustment
     */
    public record Line(
            long commission,
            long amount,
            String kind,
            @Nullable Long saleId,
            @Nullable String sale,
            @Nullable String component,
            @Nullable String day,
            @Nullable String said) {}

    /** Behind an entry, in the order of entries; of what is void, failed or returned, what it had claimed. */
    public List<Line> lines(PayoutRow payout, long afterEntry, int limit) {
        String table =
                switch (payout.state()) {
                    case PAID -> "paid_entry";
                    case VOID, FAILED, RETURNED -> "released_entry";
                    default -> "payable_entry";
                };
        boolean open = table.equals("payable_entry");
        List<Object> values = new ArrayList<>();
        if (open) {
            values.addAll(List.of(payout.currency(), payout.partner()));
        }
        values.add(payout.id());
        values.add(afterEntry);
        return jdbc.query(
                "SELECT e.entry_id, e.amount, COALESCE(c.kind, a.kind) AS kind, c.sale_id, c.component,"
                        + " COALESCE(s.reference, t.said_as) AS reference, COALESCE(c.day, a.day) AS day,"
                        + " COALESCE(c.reason, a.reason) AS reason FROM " + table + " e"
                        + " LEFT JOIN commission c ON c.id = e.entry_id LEFT JOIN adjustment a ON a.id = e.entry_id"
                        + " LEFT JOIN sale s ON s.id = c.sale_id LEFT JOIN period_adjustment t ON t.id = c.sale_id"
                        + " WHERE "
                        + (open
                                ? "e.program_id = " + payoutProgram(payout)
                                        + " AND e.currency = ? AND e.partner = ? AND "
                                : "")
                        + "e.payout_id = ? AND e.entry_id > ? ORDER BY e.entry_id LIMIT " + limit,
                (row, number) -> new Line(
                        row.getLong("entry_id"),
                        row.getLong("amount"),
                        row.getString("kind"),
                        row.getObject("sale_id", Long.class),
                        row.getString("reference"),
                        row.getString("component"),
                        row.getString("day"),
                        row.getString("reason")),
                values.toArray());
    }

    private int payoutProgram(PayoutRow payout) {
        Integer id = jdbc.queryForObject("SELECT program_id FROM payout WHERE id = ?", Integer.class, payout.id());
        return id == null ? 0 : id;
    }
}
