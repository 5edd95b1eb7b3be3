package io.ratebook.sale;

import io.ratebook.database.RowOrder;
import io.ratebook.database.RowOrder.Place;
import io.ratebook.database.Where;
import io.ratebook.web.Cursor;
import io.ratebook.web.Page;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Sales of a program by page. A page is found in two steps: its ids from one index that holds all that is asked for, then
 * the rows.
 */
@Component
public class SaleList {
    private static final int ALL_AT_ONCE = 2_000;
    /** What conditions of lists without an index of their own read. */
    private static final String FILTERED = "s.id, s.program_id, s.occurred_at, s.amount, s.refund, s.state, s.category,"
            + " s.country, s.source, s.reference";

    private static final String ROWS = """
            SELECT s.id, s.reference, s.source, s.refund, s.occurred_at, s.recorded_at, s.partner, s.customer, s.product,
                   s.category, s.country, s.order_reference, s.currency, s.amount, s.discount, s.state, s.reason,
                   v.number AS version
              FROM sale s LEFT JOIN policy_version v ON v.id = s.policy_version_id
             WHERE s.id IN
            """;

    private final JdbcTemplate jdbc;
    private final SaleReferences references;
    private final SaleIndexes indexes;

    SaleList(JdbcTemplate jdbc, SaleReferences references, SaleIndexes indexes) {
        this.jdbc = jdbc;
        this.references = references;
        this.indexes = indexes;
    }

    /**
     * What is listed, and in which order.
     *
     * @param descending the last first
     */
    public record Wanted(int programId, SaleFilter filter, SaleOrder order, boolean descending) {
        Cursor.Scope scope() {
            List<@Nullable Object> filters = new ArrayList<>(filter.all());
            filters.add(programId);
            return new Cursor.Scope((descending ? "-" : "") + order.word(), filters);
        }

        RowOrder rows() {
            return new RowOrder("sale s", order.column(), order.index(), descending);
        }
    }

    /**
     * How many, and their money.
     *
     * @param sums minor units by currency; those of voided ones left out
     */
    public record Totals(long count, List<Sum> sums) {}

    /**
     * Sums of a currency.
     *
     * @param amount of sales, as reported
     * @param revenue of sales, less refunds
     */
    public record Sum(String currency, BigDecimal amount, BigDecimal revenue) {}

    public Page<ListedSale> page(Wanted wanted, @Nullable String cursor, int limit) {
        Cursor.Scope scope = wanted.scope();
        Cursor after = scope.read(cursor, 2);
        List<Place> places =
                places(wanted, after == null ? null : new Place(after.number(0), after.number(1)), limit + 1);
        Page<Place> page = Page.of(places, limit, place -> scope.after(place.key(), place.id()));
        return new Page<>(rows(page.items().stream().map(Place::id).toList()), page.next());
    }

    /** Hands over all of them in order, some at a time. */
    public void each(Wanted wanted, Consumer<List<ListedSale>> taker) {
        Place after = null;
        List<Place> places;
        do {
            places = places(wanted, after, ALL_AT_ONCE);
            taker.accept(rows(places.stream().map(Place::id).toList()));
            after = places.isEmpty() ? null : places.get(places.size() - 1);
        } while (places.size() == ALL_AT_ONCE);
    }

    public Totals totals(int programId, SaleFilter filter) {
        long[] count = {0};
        Map<String, Sum> sums = new LinkedHashMap<>();
        for (Branch branch : branches(programId, filter, null)) {
            jdbc.query(
                    "SELECT s.currency, COUNT(*), SUM(CASE WHEN s.refund = 0 AND s.state <> 'void' THEN s.amount ELSE 0 END),"
                            + " SUM(CASE WHEN s.state = 'void' THEN 0 WHEN s.refund = 1 THEN -s.amount"
                            + " ELSE s.amount - s.discount END)" + branch.from() + branch.where()
                            + "GROUP BY s.currency ORDER BY s.currency",
                    row -> {
                        count[0] += row.getLong(2);
                        Sum sum = new Sum(row.getString(1), row.getBigDecimal(3), row.getBigDecimal(4));
                        sums.merge(sum.currency(), sum, SaleList::plus);
                    },
                    branch.where().values().toArray());
        }
        return new Totals(count[0], List.copyOf(sums.values()));
    }

    private static Sum plus(Sum one, Sum other) {
        return new Sum(
                one.currency(), one.amount().add(other.amount()), one.revenue().add(other.revenue()));
    }

    /**
     * A part of the list that one index finds; parts have no line in common.
     *
     * @param all whether its index has no value of the filter to begin with, so that it reads every line of the program
     */
    private record Branch(String from, Where where, boolean all) {}

    private static String from(String index) {
        return " FROM sale s FORCE INDEX (" + index + ")";
    }

    private List<Branch> branches(int programId, SaleFilter filter, @Nullable SaleOrder order) {
        Where where = filter.where(programId);
        String index = order != null && filter.isEmpty() ? order.index() : indexes.of(programId, filter);
        if (filter.q() != null) {
            List<Long> ids = references.beginningWith(programId, filter.q());
            if (ids == null) {
                where.and("s.reference LIKE ?", Where.prefix(filter.q()));
            } else {
                where.andIn("s.id", ids);
                index = "PRIMARY";
            }
        }
        boolean all = index.equals(SaleIndexes.BY_TIME);
        if (filter.partner() == null) {
            return List.of(new Branch(from(index), where, all));
        }
        return List.of(
                new Branch(
                        from(all ? "sale_by_partner" : index),
                        where.copy().and("s.partner = ?", filter.partner()),
                        false),
                new Branch(
                        " FROM sale_credit c JOIN sale s ON s.id = c.sale_id",
                        where.copy().and("c.program_id = ? AND c.partner = ?", programId, filter.partner()),
                        false));
    }

    private List<Place> places(Wanted wanted, @Nullable Place after, int limit) {
        List<Branch> branches = branches(wanted.programId(), wanted.filter(), wanted.order());
        if (branches.get(0).all() && wanted.order() != SaleOrder.OCCURRED_AT) {
            Where where = branches.get(0).where();
            List<Place> first =
                    read(wanted.rows(), wanted.rows().amongFirst(wanted.programId(), FILTERED, where, after, limit));
            if (first.size() == limit) {
                return first;
            }
        }
        return amongAll(wanted.rows(), branches, after, limit);
    }

    private List<Place> amongAll(RowOrder order, List<Branch> branches, @Nullable Place after, int limit) {
        List<String> parts = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (Branch branch : branches) {
            Where where = order.after(branch.where(), after);
            parts.add(branch.from() + where + order.sorted(limit));
            values.addAll(where.values());
        }
        if (parts.size() == 1) {
            return read(order, new RowOrder.From(parts.get(0), values));
        }
        String both = parts.stream()
                .map(part -> "(SELECT s.id AS id, " + order.key() + " AS place" + part + ")")
                .collect(Collectors.joining(" UNION ALL "));
        return jdbc.query(
                "SELECT place, id FROM (" + both + ") p" + order.sorted("place", "id", limit),
                SaleList::place,
                values.toArray());
    }

    private List<Place> read(RowOrder order, RowOrder.From from) {
        return jdbc.query(
                "SELECT " + order.key() + ", " + order.id() + from.sql(),
                SaleList::place,
                from.values().toArray());
    }

    private static Place place(ResultSet row, int number) throws SQLException {
        return new Place(row.getLong(1), row.getLong(2));
    }

    /** In the order of the ids. */
    public List<ListedSale> rows(List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, String> shared = partners(ids);
        Map<Long, ListedSale> byId = new HashMap<>();
        jdbc.query(
                ROWS + Where.marks(ids.size()),
                row -> {
                    ListedSale sale = listed(row, shared.get(row.getLong("id")));
                    byId.put(sale.id(), sale);
                },
                ids.toArray());
        return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
    }

    private Map<Long, String> partners(List<Long> ids) {
        Map<Long, String> partners = new HashMap<>();
        jdbc.query(
                "SELECT sale_id, partner FROM sale_credit WHERE sale_id IN " + Where.marks(ids.size())
                        + " ORDER BY sale_id, position",
                row -> {
                    partners.merge(row.getLong(1), row.getString(2), (one, other) -> one + ";" + other);
                },
                ids.toArray());
        return partners;
    }

    private static ListedSale listed(ResultSet row, @Nullable String shared) throws SQLException {
        boolean refund = row.getInt("refund") == 1;
        long amount = row.getLong("amount");
        String partner = row.getString("partner");
        int version = row.getInt("version");
        return new ListedSale(
                row.getLong("id"),
                row.getString("reference"),
                row.getString("source"),
                refund ? "refund" : "sale",
                row.getLong("occurred_at"),
                row.getLong("recorded_at"),
                partner == null ? shared : partner,
                row.getString("customer"),
                row.getString("product"),
                row.getString("category"),
                row.getString("country"),
                row.getString("order_reference"),
                row.getString("currency"),
                amount,
                refund ? -amount : amount - row.getLong("discount"),
                row.getString("state"),
                row.getString("reason"),
                version == 0 ? null : version);
    }
}
