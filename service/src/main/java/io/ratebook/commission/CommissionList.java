package io.ratebook.commission;

import io.ratebook.database.RowOrder;
import io.ratebook.database.RowOrder.Place;
import io.ratebook.database.Where;
import io.ratebook.web.Cursor;
import io.ratebook.web.Page;
import io.ratebook.web.Refusal;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Commissions of a program by page: the ids of a page from one index, then the rows. */
@Component
public class CommissionList {
    private static final int ALL_AT_ONCE = 2_000;
    /** What conditions of lists without an index of their own read. */
    private static final String FILTERED =
            "c.id, c.program_id, c.sale_id, c.occurred_at, c.payable_from, c.amount, c.currency, c.state,"
                    + " c.kind, c.partner, c.component, c.policy_version_id, c.row_id";

    private static final String ROWS = """
            SELECT c.*, s.source, COALESCE(s.reference, a.said_as, '') AS reference, v.number AS version
              FROM commission c
              LEFT JOIN sale s ON s.id = c.sale_id
              LEFT JOIN period_adjustment a ON a.id = c.sale_id
              LEFT JOIN policy_version v ON v.id = c.policy_version_id
             WHERE\
            """;

    private final JdbcTemplate jdbc;
    private final CommissionIndexes indexes;

    CommissionList(JdbcTemplate jdbc, CommissionIndexes indexes) {
        this.jdbc = jdbc;
        this.indexes = indexes;
    }

    /**
     * What is listed, and in which order.
     *
     * @param descending the last first
     */
    public record Wanted(int programId, CommissionFilter filter, CommissionOrder order, boolean descending) {
        Cursor.Scope scope() {
            List<@Nullable Object> filters = new ArrayList<>(filter.all());
            filters.add(programId);
            return new Cursor.Scope((descending ? "-" : "") + order.word(), filters);
        }

        RowOrder rows() {
            return new RowOrder("commission c", order.column(), order.index(), descending);
        }
    }

    /**
     * How many, and their money.
     *
     * @param sums minor units by currency
     */
    public record Totals(long count, List<Sum> sums) {}

    /**
     * What was there when somebody looked.
     *
     * @param latestId the largest id there was
     * @param at micros
     */
    public record Seen(long latestId, long at) {
        /** All of it, and what another service has recorded since with an id from a block of its own: to be counted again. */
        public Where in(Where where) {
            return where.and("c.id <= ?", latestId);
        }

        /** Nothing that came since; where clocks differ, not all of it. */
        public Where surely(Where where) {
            return in(where).and("c.recorded_at <= ?", at);
        }
    }

    /** What the amounts of a currency sum to. */
    public record Sum(String currency, BigDecimal amount) {}

    public Page<ListedCommission> page(Wanted wanted, @Nullable String cursor, int limit) {
        Cursor.Scope scope = wanted.scope();
        Cursor after = scope.read(cursor, 2);
        List<Place> places =
                places(wanted, after == null ? null : new Place(after.number(0), after.number(1)), limit + 1);
        Page<Place> page = Page.of(places, limit, place -> scope.after(place.key(), place.id()));
        return new Page<>(rows(page.items()), page.next());
    }

    /** Hands over all of them in order, some at a time. */
    public void each(Wanted wanted, Consumer<List<ListedCommission>> taker) {
        Place after = null;
        List<Place> places;
        do {
            places = places(wanted, after, ALL_AT_ONCE);
            taker.accept(rows(places));
            after = places.isEmpty() ? null : places.get(places.size() - 1);
        } while (places.size() == ALL_AT_ONCE);
    }

    public Totals totals(int programId, CommissionFilter filter) {
        return totals(from(programId, filter), filter.where(programId));
    }

    public Totals totals(int programId, CommissionFilter filter, Seen seen) {
        return totals(from(programId, filter), seen.in(filter.where(programId)));
    }

    /** Of those of the program that are pending. */
    public Totals totalsOfPending(int programId, List<Long> ids) {
        return totals(
                " FROM commission c",
                new Where()
                        .and("c.program_id = ?", programId)
                        .andIn("c.id", ids)
                        .and("c.state = 'pending'"));
    }

    private Totals totals(String from, Where where) {
        long[] count = {0};
        List<Sum> sums = jdbc.query(
                "SELECT c.currency, COUNT(*), SUM(c.amount)" + from + where + "GROUP BY c.currency ORDER BY c.currency",
                (row, number) -> {
                    count[0] += row.getLong(2);
                    return new Sum(row.getString(1), row.getBigDecimal(3));
                },
                where.values().toArray());
        return new Totals(count[0], sums);
    }

    /**
     * A commission of the program.
     *
     * @throws Refusal with status 404 if there is none
     */
    public ListedCommission required(int programId, long id) {
        return jdbc.query(ROWS + " c.id = ? AND c.program_id = ?", (row, number) -> listed(row), id, programId).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("commission", id));
    }

    /** What was booked for a sale and its refunds, in the order booked. */
    public List<ListedCommission> ofSale(long saleId) {
        return jdbc.query(ROWS + " c.sale_id = ? ORDER BY c.id", (row, number) -> listed(row), saleId);
    }

    /** What was booked for a refund, in the order booked. */
    public List<ListedCommission> ofRefund(long refundId) {
        return jdbc.query(ROWS + " c.refund_id = ? ORDER BY c.id", (row, number) -> listed(row), refundId);
    }

    /** All that was booked for the sale, partner, component and currency, in the order booked. */
    public List<ListedCommission> beside(ListedCommission one) {
        return ofSale(one.key().saleId()).stream()
                .filter(other -> other.key().partner().equals(one.key().partner())
                        && other.key().component().equals(one.key().component())
                        && other.key().currency().equals(one.key().currency()))
                .toList();
    }

    /** @param at micros */
    public Seen seen(long at) {
        Long id = jdbc.queryForObject("SELECT MAX(id) FROM commission", Long.class);
        return new Seen(id == null ? 0 : id, at);
    }

    /** The table, as {@code c}, with the index that finds what passes a filter with the fewest reads. */
    public String from(int programId, CommissionFilter filter) {
        return from(indexes.of(programId, filter));
    }

    private static String from(String index) {
        return " FROM commission c FORCE INDEX (" + index + ")";
    }

    private List<Place> places(Wanted wanted, @Nullable Place after, int limit) {
        String index =
                wanted.filter().isEmpty() ? wanted.order().index() : indexes.of(wanted.programId(), wanted.filter());
        RowOrder order = wanted.rows();
        Where where = wanted.filter().where(wanted.programId());
        if (index.equals(CommissionIndexes.BY_TIME) && wanted.order() != CommissionOrder.OCCURRED_AT) {
            List<Place> first = read(order, order.amongFirst(wanted.programId(), FILTERED, where, after, limit));
            if (first.size() == limit) {
                return first;
            }
        }
        Where rest = order.after(where, after);
        return read(order, new RowOrder.From(from(index) + rest + order.sorted(limit), rest.values()));
    }

    private List<Place> read(RowOrder order, RowOrder.From from) {
        return jdbc.query(
                "SELECT " + order.key() + ", " + order.id() + from.sql(),
                (row, number) -> new Place(row.getLong(1), row.getLong(2)),
                from.values().toArray());
    }

    private List<ListedCommission> rows(List<Place> places) {
        if (places.isEmpty()) {
            return List.of();
        }
        Map<Long, ListedCommission> byId = new HashMap<>();
        jdbc.query(
                ROWS + " c.id IN " + Where.marks(places.size()),
                row -> {
                    byId.put(row.getLong("id"), listed(row));
                },
                places.stream().map(Place::id).toArray());
        return places.stream()
                .map(place -> byId.get(place.id()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static ListedCommission listed(ResultSet row) throws SQLException {
        int version = row.getInt("version");
        int booking = row.getInt("booking");
        Integer bookingOrNull = row.wasNull() ? null : booking;
        return new ListedCommission(
                row.getLong("id"),
                new CommissionKey(
                        row.getLong("sale_id"),
                        row.getLong("refund_id"),
                        row.getString("partner"),
                        row.getString("component"),
                        row.getString("currency")),
                row.getString("source"),
                row.getString("reference"),
                row.getString("kind"),
                row.getInt("number"),
                row.getLong("amount"),
                row.getString("state"),
                row.getLong("occurred_at"),
                row.getLong("payable_from"),
                row.getLong("recorded_at"),
                version == 0 ? null : version,
                row.getString("sheet"),
                row.getString("row_id"),
                row.getString("base"),
                row.getString("rate"),
                row.getString("reason"),
                bookingOrNull);
    }
}
