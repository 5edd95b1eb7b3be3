package io.ratebook.sale;

import io.ratebook.evaluation.SaleLine;
import io.ratebook.web.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Single sales and refunds with all they hold. */
@Component
public class RecordedSales {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcTemplate jdbc;

    RecordedSales(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Content before a change.
     *
     * @param replacedAt micros
     */
    public record Earlier(long replacedAt, String by, String reason, SaleLine content) {}

    /**
     * A sale or refund of the program, voided ones too.
     *
     * @throws Refusal with status 404 if there is none
     */
    public RecordedSale required(int programId, long id) {
        List<RecordedSale> found = jdbc.query(
                SaleRows.ONE,
                (row, number) -> {
                    int version = row.getInt("policy_version_id");
                    Integer versionId = row.wasNull() ? null : version;
                    return new RecordedSale(
                            id,
                            SaleRows.line(row, SaleRows.credits(jdbc, id)),
                            row.getLong("recorded_at"),
                            new Answer(SaleState.of(row.getString("state")), row.getString("reason"), versionId),
                            row.getInt("revision"));
                },
                id,
                programId);
        if (found.isEmpty()) {
            throw Refusal.notFound("sale", id);
        }
        return found.get(0);
    }

    /**
     * One that may be changed.
     *
     * @throws Refusal if there is none such, or it is void
     */
    public RecordedSale changeable(int programId, long id) {
        RecordedSale sale = required(programId, id);
        if (sale.answer().state() == SaleState.VOID) {
            throw Refusal.conflict(
                    "sale-void", "the sale \"" + sale.line().reference() + "\" is void: it cannot be changed any more");
        }
        return sale;
    }

    /** Ids of a sale's refunds, in the order of time. */
    public List<Long> refundsOf(int programId, SaleLine sale) {
        return jdbc.queryForList(
                "SELECT id FROM sale WHERE program_id = ? AND original_reference = ? AND source = ?"
                        + " AND refund = 1 ORDER BY occurred_at, id",
                Long.class,
                programId,
                sale.reference(),
                sale.source());
    }

    /** The id of a refund's sale, or null if it is not there. */
    public @Nullable Long saleOf(int programId, SaleLine refund) {
        return jdbc
                .queryForList(
                        "SELECT id FROM sale WHERE program_id = ? AND source = ? AND reference = ?",
                        Long.class,
                        programId,
                        refund.source(),
                        refund.originalReference())
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** What it said before it was changed, the latest first. */
    public List<Earlier> earlier(long saleId) {
        return jdbc.query(
                "SELECT changed_at, changed_by, reason, content FROM sale_revision WHERE sale_id = ?"
                        + " ORDER BY revision DESC",
                (row, number) -> new Earlier(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        JSON.readValue(row.getString(4), SaleLine.class)),
                saleId);
    }
}
