package io.ratebook.commission;

import io.ratebook.database.Ids;
import io.ratebook.database.RowWriter;
import io.ratebook.ledger.OpenDays;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Writes commission rows; those that are approved have a payable entry from then on. The connection and its transaction
 * are the caller's.
 */
public final class CommissionInserts implements AutoCloseable {
    private final RowWriter rows;
    private final RowWriter entries;
    private final Ids ids;
    private final int programId;
    private final long recordedAt;
    private final OpenDays open;

    public CommissionInserts(Connection connection, Ids ids, int programId, long recordedAt, OpenDays open)
            throws SQLException {
        this.ids = ids;
        this.open = open;
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
                "booking",
                "day",
                "approves_at");
        this.entries = PayableEntries.writer(connection);
    }

    public void add(CommissionRow row) throws SQLException {
        long id = ids.next("commission");
        rows.add(
                id,
                programId,
                row.key().saleId(),
                row.key().refundId(),
                row.key().partner(),
                row.key().component(),
                row.key().currency(),
                row.number(),
                row.kind(),
                row.amountMinor(),
                row.state(),
                row.occurredAt(),
                row.payableFrom(),
                recordedAt,
                row.versionId(),
                cut(row.sheet(), 60),
                cut(row.row(), 400),
                cut(row.base(), 60),
                cut(row.rate(), 80),
                row.reason() == null ? null : cut(row.reason(), 400),
                row.booking(),
                row.day().toString(),
                row.approvesAt());
        if (row.isApproved() && row.amountMinor() != 0) {
            entries.add(
                    programId,
                    row.key().partner(),
                    row.key().currency(),
                    id,
                    0,
                    0,
                    row.amountMinor(),
                    row.payableFrom(),
                    open.effective(row.day()).toString(),
                    0);
        }
    }

    /** What several adding rows say together may be longer than its column; the explanation has all of it. */
    private static @Nullable String cut(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max - 1) + "…";
    }

    @Override
    public void close() throws SQLException {
        rows.close();
        entries.close();
    }
}
