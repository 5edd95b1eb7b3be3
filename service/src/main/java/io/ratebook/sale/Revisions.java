package io.ratebook.sale;

import io.ratebook.evaluation.Credit;
import io.ratebook.evaluation.SaleLine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what a sale said before it was changed. */
@Component
public class Revisions {
    private static final String UPDATE = """
            UPDATE sale
               SET original_reference = ?, occurred_at = ?, order_reference = ?, event = ?, partner = ?, customer = ?,
                   country = ?, product = ?, category = ?, channel = ?, coupon = ?, currency = ?, quantity = ?, amount = ?,
                   discount = ?, tax = ?, shipping = ?, fees = ?, cost = ?, attributes = ?, content_hash = ?
             WHERE id = ?
            """;

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Keeps the content that is about to be changed, in the connection's transaction. */
    public void keep(Connection connection, long saleId, SaleLine before, String reason, String by, long at)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO sale_revision (sale_id, revision, content, reason, changed_by, changed_at)"
                        + " SELECT id, revision, ?, ?, ?, ? FROM sale WHERE id = ?")) {
            insert.setString(1, JSON.writeValueAsString(before));
            insert.setString(2, reason);
            insert.setString(3, by);
            insert.setLong(4, at);
            insert.setLong(5, saleId);
            insert.executeUpdate();
        }
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE sale SET revision = revision + 1 WHERE id = ?")) {
            update.setLong(1, saleId);
            update.executeUpdate();
        }
    }

    /** Keeps the content before and writes the other, in the connection's transaction. */
    public void replace(
            Connection connection, long saleId, SaleLine before, SaleLine after, String reason, String by, long at)
            throws SQLException {
        keep(connection, saleId, before, reason, by, at);
        try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
            set(update, after);
            update.setLong(22, saleId);
            update.executeUpdate();
        }
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM sale_credit WHERE sale_id = ?")) {
            delete.setLong(1, saleId);
            delete.executeUpdate();
        }
        if (SaleInserts.onlyPartner(after.credits()) == null) {
            insertCredits(connection, saleId, after.credits());
        }
    }

    private static void set(PreparedStatement update, SaleLine line) throws SQLException {
        int decimals = SaleMoney.decimals(line.currency());
        update.setString(1, line.originalReference());
        update.setLong(2, line.occurredAtMicros());
        update.setString(3, line.order());
        update.setString(4, line.event());
        update.setString(5, SaleInserts.onlyPartner(line.credits()));
        update.setString(6, line.customer());
        update.setString(7, line.country());
        update.setString(8, line.product());
        update.setString(9, line.category());
        update.setString(10, line.channel());
        update.setString(11, line.coupon());
        update.setString(12, line.currency());
        setLong(update, 13, SaleMoney.scaledOrNull(line.quantity(), SaleMoney.MICRO_DECIMALS));
        update.setLong(14, SaleMoney.scaled(line.amount(), decimals));
        update.setLong(15, SaleMoney.scaled(line.discount(), decimals));
        update.setLong(16, SaleMoney.scaled(line.tax(), decimals));
        update.setLong(17, SaleMoney.scaled(line.shipping(), decimals));
        update.setLong(18, SaleMoney.scaled(line.fees(), SaleMoney.MICRO_DECIMALS));
        setLong(update, 19, SaleMoney.scaledOrNull(line.cost(), SaleMoney.MICRO_DECIMALS));
        update.setString(20, line.attributes().isEmpty() ? null : JSON.writeValueAsString(line.attributes()));
        update.setBytes(21, ContentHash.of(line));
    }

    private static void setLong(PreparedStatement update, int place, @Nullable Long value) throws SQLException {
        if (value == null) {
            update.setNull(place, Types.BIGINT);
        } else {
            update.setLong(place, value);
        }
    }

    private static void insertCredits(Connection connection, long saleId, List<Credit> credits) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO sale_credit (sale_id, position, program_id, partner, share)"
                        + " SELECT id, ?, program_id, ?, ? FROM sale WHERE id = ?")) {
            for (int position = 0; position < credits.size(); position++) {
                insert.setInt(1, position);
                insert.setString(2, credits.get(position).partner());
                insert.setInt(3, SaleInserts.share(credits.get(position)));
                insert.setLong(4, saleId);
                insert.executeUpdate();
            }
        }
    }
}
