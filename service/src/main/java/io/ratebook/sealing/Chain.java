package io.ratebook.sealing;

import java.util.Locale;

/** A table, with what belongs to its rows, that is sealed. */
enum Chain {
    /** Transactions with their postings. */
    LEDGER(
            "ledger_transaction",
            "booked_at",
            "SELECT t.id, t.program_id, t.why, t.subject, t.number, t.effective_day, t.booked_at, p.line, p.account_id, p.amount,"
                    + " p.currency, p.effective_day FROM ledger_transaction t LEFT JOIN posting p ON p.transaction_id = t.id"
                    + " WHERE t.id BETWEEN ? AND ? ORDER BY t.id, p.line"),
    AUDIT(
            "audit_entry",
            "recorded_at",
            "SELECT id, recorded_at, actor_id, actor_kind, actor, action, object, program, before_json, after_json, ip"
                    + " FROM audit_entry WHERE id BETWEEN ? AND ? ORDER BY id");

    private final String table;
    private final String writtenAt;
    private final String rows;

    Chain(String table, String writtenAt, String rows) {
        this.table = table;
        this.writtenAt = writtenAt;
        this.rows = rows;
    }

    /** As in the table of seals. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String table() {
        return table;
    }

    /** The column with the micros at which a row was written. */
    String writtenAt() {
        return writtenAt;
    }

    /** All that is sealed of rows whose ids lie between two, both included, by id; the id is the first column. */
    String rows() {
        return rows;
    }
}
