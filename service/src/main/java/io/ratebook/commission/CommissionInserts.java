package io.ratebook.commission;

import io.ratebook.database.Ids;
import io.ratebook.database.RowWriter;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Writes commission rows, all pending. The connection and its transaction are the caller's. */
public final class CommissionInserts implements AutoCloseable {
    private static final String PENDING = "pending";

    private final RowWriter rows;
    private final Ids ids;
    private final int programId;
    private final long recordedAt;

    public CommissionInserts(Connection connection, Ids ids, int programId, long recordedAt) throws SQLException {
        this.ids = ids;
        this.programId = programId;
        this.recordedAt = recordedAt;
        this.rows = new RowWriter(
                connection,
                "commission",
                "id",
                "program_id",
                "sale_id",
                "refund_id",
                "partner",
                "component",
                "currency",
                "number",
                "kind",
                "amount",
                "state",
                "occurred_at",
                "payable_from",
                "recorded_at",
                "policy_version_id",
                "sheet",
                "row_id",
                "base",
                "rate",
                "reason",
                "booking");
    }

    public void add(CommissionRow row) throws SQLException {
        rows.add(
                ids.next("commission"),
                programId,
                row.key().saleId(),
                row.key().refundId(),
                row.key().partner(),
                row.key().component(),
                row.key().currency(),
                row.number(),
                row.kind(),
                row.amountMinor(),
                PENDING,
                row.occurredAt(),
                row.payableFrom(),
                recordedAt,
                row.versionId(),
                cut(row.sheet(), 60),
                cut(row.row(), 400),
                cut(row.base(), 60),
                cut(row.rate(), 80),
                row.reason() == null ? null : cut(row.reason(), 400),
                row.booking());
    }

    /** What several adding rows say together may be longer than its column; the explanation has all of it. */
    private static @Nullable String cut(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max - 1) + "…";
    }

    @Override
    public void close() throws SQLException {
        rows.close();
    }
}
