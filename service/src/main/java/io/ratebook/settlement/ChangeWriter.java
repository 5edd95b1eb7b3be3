package io.ratebook.settlement;

import io.ratebook.commission.CommissionInserts;
import io.ratebook.commission.CommissionRow;
import io.ratebook.database.Ids;
import io.ratebook.ledger.OpenDays;
import io.ratebook.sale.SaleInserts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** WRITE: sales, commissions and ledger of many lines, all in the transaction of the connection. */
@Component
class ChangeWriter {
    private final Ids ids;
    private final LedgerDesk ledger;
    private final Announcing announcing;

    ChangeWriter(Ids ids, LedgerDesk ledger, Announcing announcing) {
        this.ids = ids;
        this.ledger = ledger;
        this.announcing = announcing;
    }

    /**
     * Writes changes.
     *
     * @param at micros of now
     * @param arrival micros of the call or import that brought the fresh lines
     * @param importId of the import's job, or null
     */
    void write(
            Connection connection,
            int programId,
            long at,
            long arrival,
            @Nullable Long importId,
            List<LineChange> changes)
            throws SQLException {
        insertSales(connection, programId, arrival, importId, changes);
        updateAnswers(connection, changes);
        OpenDays open = OpenDays.of(connection, programId);
        try (CommissionInserts commissions = new CommissionInserts(connection, ids, programId, at, open)) {
            for (LineChange change : changes) {
                for (CommissionRow row : change.rows()) {
                    commissions.add(row);
                }
            }
        }
        announcing.tell(connection, programId, changes);
        ledger.book(programId, changes, open);
    }

    private static void insertSales(
            Connection connection, int programId, long arrival, @Nullable Long importId, List<LineChange> changes)
            throws SQLException {
        try (SaleInserts sales = new SaleInserts(connection, programId, arrival, importId)) {
            for (LineChange change : changes) {
                if (change.fresh() != null) {
                    sales.add(change.id(), change.fresh(), change.answer(), change.bookings());
                }
            }
        }
    }

    private static void updateAnswers(Connection connection, List<LineChange> changes) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE sale SET state = ?, reason = ?, policy_version_id = ?, bookings = ? WHERE id = ?")) {
            boolean any = false;
            for (LineChange change : changes) {
                if (change.fresh() == null) {
                    any = true;
                    set(update, change);
                    update.addBatch();
                }
            }
            if (any) {
                update.executeBatch();
            }
        }
    }

    private static void set(PreparedStatement update, LineChange change) throws SQLException {
        update.setString(1, change.answer().state().word());
        update.setString(2, change.answer().reason());
        if (change.answer().versionId() == null) {
            update.setNull(3, Types.INTEGER);
        } else {
            update.setInt(3, change.answer().versionId());
        }
        update.setInt(4, change.bookings());
        update.setLong(5, change.id());
    }
}
