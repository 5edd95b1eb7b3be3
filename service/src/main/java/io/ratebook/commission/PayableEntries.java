package io.ratebook.commission;

import io.ratebook.database.RowWriter;
import java.sql.Connection;

/** What is approved: the table's columns in one place. */
final class PayableEntries {
    private PayableEntries() {}

    /** Of program, partner, currency, entry, part, payout, amount, end of the hold, effective day, approval. */
    static RowWriter writer(Connection connection) {
        return new RowWriter(
                connection,
                "payable_entry",
                "program_id",
                "partner",
                "currency",
                "entry_id",
                "part",
                "payout_id",
                "amount",
                "payable_from",
                "effective_day",
                "approval_id");
    }
}
