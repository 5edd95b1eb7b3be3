package io.ratebook.adjustment;

import io.ratebook.database.Where;
import io.ratebook.web.Cursor;
import io.ratebook.web.Page;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Adjustments of a program by page. */
@Component
public class AdjustmentList {
    private static final int ALL_AT_ONCE = 500;

    private final JdbcTemplate jdbc;

    AdjustmentList(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is listed, and in which order.
     *
     * @param descending the last first
     */
    public record Wanted(int programId, AdjustmentFilter filter, AdjustmentOrder order, boolean descending) {
        Cursor.Scope scope() {
            return Cursor.Scope.of((descending ? "-" : "") + order.word(), programId, filter);
        }
    }

    /** Where a page ended. */
    private record Place(Object key, long id) {}

    public Page<Adjustment> page(Wanted wanted, @Nullable String cursor, int limit) {
        Cursor.Scope scope = wanted.scope();
        Cursor after = scope.read(cursor, 2);
        Place place = after == null ? null : new Place(wanted.order().value(after.text(0)), after.number(1));
        return Page.of(
                read(wanted, place, limit + 1),
                limit,
                one -> scope.after(wanted.order().key(one), one.id()));
    }

    /** Hands over all of them in order. */
    public void each(Wanted wanted, Consumer<Adjustment> taker) {
        Place place = null;
        List<Adjustment> some;
        do {
            some = read(wanted, place, ALL_AT_ONCE);
            some.forEach(taker);
            if (!some.isEmpty()) {
                Adjustment last = some.get(some.size() - 1);
                place = new Place(wanted.order().value(wanted.order().key(last)), last.id());
            }
        } while (some.size() == ALL_AT_ONCE);
    }

    private List<Adjustment> read(Wanted wanted, @Nullable Place after, int limit) {
        Where where = wanted.filter().where(wanted.programId());
        String column = wanted.order().column();
        if (after != null) {
            String sign = wanted.descending() ? "<" : ">";
            where.and(
                    column + " " + sign + "= ? AND (" + column + " " + sign + " ? OR a.id " + sign + " ?)",
                    after.key(),
                    after.key(),
                    after.id());
        }
        String direction = wanted.descending() ? " DESC" : "";
        return jdbc.query(
                AdjustmentTable.COLUMNS + where + "ORDER BY " + column + direction + ", a.id" + direction + " LIMIT "
                        + limit,
                AdjustmentTable::row,
                where.values().toArray());
    }

    /** Minor units of a currency. */
    public record Sum(String currency, BigDecimal amount, long count) {}

    /** In the order of currencies. */
    public List<Sum> sums(int programId, AdjustmentFilter filter) {
        Where where = filter.where(programId);
        return jdbc.query(
                "SELECT a.currency, SUM(a.amount), COUNT(*) FROM adjustment a" + where
                        + "GROUP BY a.currency ORDER BY a.currency",
                (row, number) -> new Sum(row.getString(1), row.getBigDecimal(2), row.getLong(3)),
                where.values().toArray());
    }
}
