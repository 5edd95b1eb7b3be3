package io.ratebook.product;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Products as rows. */
@Repository
class ProductTable {
    private static final int SEARCH_MAX = 400;
    private static final String COLUMNS = "SELECT code, name, category, commissionable FROM product WHERE ";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    ProductTable(JdbcTemplate template) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
    }

    /** Those of the codes that are there. */
    Set<String> known(int programId, Collection<String> codes) {
        return new HashSet<>(jdbc.sql("SELECT code FROM product WHERE program_id = :program AND code IN (:codes)")
                .param("program", programId)
                .param("codes", codes)
                .query(String.class)
                .list());
    }

    /** The driver makes one statement of them. */
    void insert(int programId, List<Product> products, long now) {
        template.batchUpdate(
                "INSERT INTO product (program_id, code, name, category, commissionable, search, created_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                products.stream()
                        .map(one -> new @Nullable Object[] {
                            programId,
                            one.code(),
                            one.name(),
                            one.category(),
                            one.commissionable() ? 1 : 0,
                            search(one),
                            now
                        })
                        .toList());
    }

    void update(int programId, Product product) {
        jdbc.sql("UPDATE product SET name = ?, category = ?, commissionable = ?, search = ?"
                        + " WHERE program_id = ? AND code = ?")
                .param(product.name())
                .param(product.category())
                .param(product.commissionable() ? 1 : 0)
                .param(search(product))
                .param(programId)
                .param(product.code())
                .update();
    }

    private static String search(Product product) {
        String all = (product.code() + "\n" + (product.name() == null ? "" : product.name())).toLowerCase(Locale.ROOT);
        return all.codePointCount(0, all.length()) <= SEARCH_MAX
                ? all
                : all.substring(0, all.offsetByCodePoints(0, SEARCH_MAX));
    }

    /** Under the lock of its row. */
    @Nullable
    Product lock(int programId, String code) {
        return jdbc.sql(COLUMNS + "program_id = ? AND code = ? FOR UPDATE")
                .param(programId)
                .param(code)
                .query((row, number) -> product(row))
                .optional()
                .orElse(null);
    }

    /** By code, those behind one. */
    List<Product> after(int programId, ProductFilter filter, @Nullable String after, int limit) {
        Map<String, Object> parameters = filter.parameters(programId);
        if (after != null) {
            parameters.put("after", after);
        }
        return jdbc.sql(COLUMNS + filter.condition() + (after == null ? "" : " AND code > :after")
                        + " ORDER BY code LIMIT " + limit)
                .params(parameters)
                .query((row, number) -> product(row))
                .list();
    }

    long count(int programId, ProductFilter filter) {
        return jdbc.sql("SELECT COUNT(*) FROM product WHERE " + filter.condition())
                .params(filter.parameters(programId))
                .query(Long.class)
                .single();
    }

    /** Products that were ever said to be commissionable, or not to be, and when. */
    DatedProducts commissionable(int programId) {
        DatedProducts dated = new DatedProducts(new HashMap<>());
        template.query(
                "SELECT code, from_micros, commissionable FROM product_commissionable WHERE program_id = ?",
                row -> {
                    dated.say(row.getString(1), row.getLong(2), row.getInt(3) != 0);
                },
                programId);
        return dated;
    }

    /** What was said for later instants no longer counts. */
    void say(int programId, String code, long fromMicros, boolean commissionable) {
        template.update(
                "DELETE FROM product_commissionable WHERE program_id = ? AND code = ? AND from_micros >= ?",
                programId,
                code,
                fromMicros);
        template.update(
                "INSERT INTO product_commissionable (program_id, code, from_micros, commissionable) VALUES (?, ?, ?, ?)",
                programId,
                code,
                fromMicros,
                commissionable ? 1 : 0);
    }

    private static Product product(ResultSet row) throws SQLException {
        return new Product(
                row.getString("code"),
                row.getString("name"),
                row.getString("category"),
                row.getInt("commissionable") != 0);
    }
}
