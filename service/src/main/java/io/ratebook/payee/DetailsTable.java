package io.ratebook.payee;

import io.ratebook.database.RowWriter;
import io.ratebook.partner.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Payment details in their table: rows come and end, and are emptied when a partner is erased. */
@Repository
class DetailsTable {
    private static final String SELECT =
            "SELECT d.*, p.code FROM partner_payment_details d" + " JOIN partner p ON p.id = d.partner_id ";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    DetailsTable(JdbcTemplate template) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
    }

    /** The latest row of each of the partners, ended or not. */
    List<DatedDetails> latest(Collection<Long> partnerIds) {
        return partnerIds.isEmpty()
                ? List.of()
                : jdbc.sql(
                                SELECT + "WHERE d.partner_id IN (:ids) AND d.number ="
                                        + " (SELECT MAX(l.number) FROM partner_payment_details l WHERE l.partner_id = d.partner_id)")
                        .param("ids", List.copyOf(partnerIds))
                        .query((row, number) -> details(row))
                        .list();
    }

    /** All of a partner, the latest first. */
    List<DatedDetails> history(long partnerId) {
        return jdbc.sql(SELECT + "WHERE d.partner_id = ? ORDER BY d.number DESC")
                .param(partnerId)
                .query((row, number) -> details(row))
                .list();
    }

    /** Those that stand now, of partners of a program. */
    List<DatedDetails> current(int programId, Collection<String> codes) {
        return codes.isEmpty()
                ? List.of()
                : jdbc.sql("SELECT d.*, p.code FROM partner p JOIN partner_payment_details d"
                                + " ON d.partner_id = p.id AND d.until_at = :open"
                                + " WHERE p.program_id = :program AND p.code IN (:codes)")
                        .param("open", Moments.OPEN)
                        .param("program", programId)
                        .param("codes", List.copyOf(codes))
                        .query((row, number) -> details(row))
                        .list();
    }

    List<DatedDetails> byIds(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + "WHERE d.id IN (:ids)")
                        .param("ids", List.copyOf(ids))
                        .query((row, number) -> details(row))
                        .list();
    }

    private static DatedDetails details(ResultSet row) throws SQLException {
        long erasedAt = row.getLong("erased_at");
        Long erased = row.wasNull() ? null : (Long) erasedAt;
        String method = row.getString("method");
        return new DatedDetails(
                row.getLong("id"),
                row.getLong("partner_id"),
                row.getString("code"),
                row.getInt("number"),
                row.getLong("from_at"),
                row.getLong("until_at"),
                row.getLong("counts_from"),
                new PaymentDetails(
                        Objects.requireNonNull(PaymentMethod.find(method), method),
                        row.getString("paypal"),
                        row.getString("holder"),
                        row.getString("iban"),
                        row.getString("bic"),
                        row.getString("name"),
                        row.getString("address"),
                        row.getString("note"),
                        row.getString("tax_id")),
                row.getString("hash"),
                row.getString("entered_by"),
                row.getString("ended_by"),
                erased);
    }

    void insert(int programId, List<DatedDetails> all) {
        template.execute((ConnectionCallback<Boolean>) connection -> {
            try (RowWriter rows = new RowWriter(
                    connection,
                    "partner_payment_details",
                    "id",
                    "program_id",
                    "partner_id",
                    "number",
                    "from_at",
                    "until_at",
                    "counts_from",
                    "method",
                    "hash",
                    "paypal",
                    "holder",
                    "iban",
                    "bic",
                    "name",
                    "address",
                    "note",
                    "tax_id",
                    "entered_by")) {
                for (DatedDetails one : all) {
                    rows.add(
                            one.id(),
                            programId,
                            one.partnerId(),
                            one.number(),
                            one.from(),
                            one.until(),
                            one.countsFrom(),
                            one.details().method().word(),
                            one.hash(),
                            one.details().paypal(),
                            one.details().holder(),
                            one.details().iban(),
                            one.details().bic(),
                            one.details().name(),
                            one.details().address(),
                            one.details().note(),
                            one.details().taxId(),
                            one.enteredBy());
                }
            }
            return true;
        });
    }

    /** Ends those that stand. */
    void end(Collection<Long> ids, long at, String by) {
        if (!ids.isEmpty()) {
            jdbc.sql("UPDATE partner_payment_details SET until_at = :at, ended_by = :by WHERE id IN (:ids)"
                            + " AND until_at = :open")
                    .param("at", at)
                    .param("by", by)
                    .param("ids", List.copyOf(ids))
                    .param("open", Moments.OPEN)
                    .update();
        }
    }

    /** What is personal goes from all rows of a partner. */
    void erase(long partnerId, long at) {
        jdbc.sql(
                        "UPDATE partner_payment_details SET paypal = NULL, holder = NULL, iban = NULL, bic = NULL, name = NULL,"
                                + " address = NULL, note = NULL, tax_id = NULL, erased_at = ? WHERE partner_id = ?")
                .param(at)
                .param(partnerId)
                .update();
    }

    /** When details of the partner last began or ended; null if it never had any. */
    static @Nullable Long lastMoved(@Nullable DatedDetails latest) {
        return latest == null ? null : (Long) (latest.until() == Moments.OPEN ? latest.from() : latest.until());
    }
}
