package io.ratebook.sale;

import io.ratebook.evaluation.Credit;
import io.ratebook.evaluation.SaleLine;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads recorded sales and refunds, all but the void ones. */
public final class SaleRows {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> ATTRIBUTES = new TypeReference<>() {};

    private static final String SELECT = """
            SELECT id, source, reference, refund, original_reference, occurred_at, recorded_at, order_reference, event,
                   partner, customer, country, product, category, channel, coupon, currency, quantity, amount, discount,
                   tax, shipping, fees, cost, attributes, policy_version_id, state, reason
              FROM sale
             WHERE id BETWEEN ? AND ? AND program_id = ? AND state <> 'void'
             ORDER BY id
            """;

    static final String ONE = """
            SELECT id, source, reference, refund, original_reference, occurred_at, recorded_at, order_reference, event,
                   partner, customer, country, product, category, channel, coupon, currency, quantity, amount, discount,
                   tax, shipping, fees, cost, attributes, policy_version_id, state, reason, revision
              FROM sale WHERE id = ? AND program_id = ?
            """;

    private static final String SELECT_CREDITS = """
            SELECT sale_id, partner, share FROM sale_credit
             WHERE sale_id BETWEEN ? AND ? AND program_id = ?
             ORDER BY sale_id, position
            """;

    private SaleRows() {}

    /** Takes a line as recorded. */
    @FunctionalInterface
    public interface Reader {
        /**
         * A row.
         *
         * @param recordedAt micros of the call that brought it
         * @param answer what was decided of it
         */
        void take(long id, SaleLine line, long recordedAt, Answer answer);
    }

    /**
     * Reads a program's rows of a range of ids, both ends inclusive, by id. They are streamed: nothing else may be done
     * on the connection until this returns.
     */
    public static void read(Connection connection, int programId, long firstId, long lastId, Reader reader)
            throws SQLException {
        Map<Long, List<Credit>> credits = credits(connection, programId, firstId, lastId);
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setFetchSize(Integer.MIN_VALUE);
            select.setLong(1, firstId);
            select.setLong(2, lastId);
            select.setInt(3, programId);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    long id = row.getLong("id");
                    reader.take(
                            id,
                            line(row, credits.getOrDefault(id, List.of())),
                            row.getLong("recorded_at"),
                            answer(row));
                }
            }
        }
    }

    /** What came of a program's rows of a range of ids, both ends inclusive. */
    public static void readAnswers(
            Connection connection, int programId, long firstId, long lastId, BiConsumer<Long, Answer> reader)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT id, state, reason, policy_version_id FROM sale WHERE id BETWEEN ? AND ? AND program_id = ?")) {
            select.setFetchSize(Integer.MIN_VALUE);
            select.setLong(1, firstId);
            select.setLong(2, lastId);
            select.setInt(3, programId);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    reader.accept(row.getLong("id"), answer(row));
                }
            }
        }
    }

    private static Answer answer(ResultSet row) throws SQLException {
        int version = row.getInt("policy_version_id");
        Integer versionId = row.wasNull() ? null : version;
        return new Answer(SaleState.of(row.getString("state")), row.getString("reason"), versionId);
    }

    private static Map<Long, List<Credit>> credits(Connection connection, int programId, long firstId, long lastId)
            throws SQLException {
        Map<Long, List<Credit>> credits = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(SELECT_CREDITS)) {
            select.setLong(1, firstId);
            select.setLong(2, lastId);
            select.setInt(3, programId);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    credits.computeIfAbsent(row.getLong(1), unseen -> new ArrayList<>(2))
                            .add(new Credit(
                                    row.getString(2),
                                    SaleInserts.percentOfShare(row.getInt(3)).stripTrailingZeros()));
                }
            }
        }
        return credits;
    }

    static List<Credit> credits(JdbcTemplate jdbc, long saleId) {
        return jdbc.query(
                "SELECT partner, share FROM sale_credit WHERE sale_id = ? ORDER BY position",
                (row, number) -> new Credit(row.getString(1), SaleInserts.percentOfShare(row.getInt(2))),
                saleId);
    }

    static SaleLine line(ResultSet row, List<Credit> shared) throws SQLException {
        String currency = row.getString("currency");
        int decimals = SaleMoney.decimals(currency);
        String partner = row.getString("partner");
        String attributes = row.getString("attributes");
        return new SaleLine(
                0,
                row.getInt("refund") == 1,
                row.getString("source"),
                row.getString("reference"),
                row.getString("original_reference"),
                row.getString("event"),
                row.getLong("occurred_at"),
                partner == null ? shared : List.of(new Credit(partner, SaleInserts.WHOLE)),
                row.getString("customer"),
                row.getString("country"),
                row.getString("product"),
                row.getString("category"),
                row.getString("channel"),
                row.getString("coupon"),
                currency,
                decimalOrNull(row, "quantity"),
                SaleMoney.decimal(row.getLong("amount"), decimals),
                SaleMoney.decimal(row.getLong("discount"), decimals),
                SaleMoney.decimal(row.getLong("tax"), decimals),
                SaleMoney.decimal(row.getLong("shipping"), decimals),
                SaleMoney.decimal(row.getLong("fees"), SaleMoney.MICRO_DECIMALS),
                decimalOrNull(row, "cost"),
                row.getString("order_reference"),
                attributes == null ? Map.of() : JSON.readValue(attributes, ATTRIBUTES));
    }

    private static @Nullable BigDecimal decimalOrNull(ResultSet row, String column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? null : SaleMoney.decimal(micros, SaleMoney.MICRO_DECIMALS);
    }
}
