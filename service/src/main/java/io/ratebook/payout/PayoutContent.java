package io.ratebook.payout;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What freezing fixes of a payout: who gets how much, where to, and for which entries. SHA-256 over its fields, each text with its
 * length before it, and over id, part and amount of each entry in their order.
 */
@Component
class PayoutContent {
    private static final String COLUMNS =
            "SELECT p.id, p.run_id, p.partner, p.currency, p.amount, p.advance, p.entries,"
                    + " p.invoice_number, p.method, p.details_id, p.details_hash, p.state, p.hash, e.entry_id, e.part, e.amount AS part_amount"
                    + " FROM payout p LEFT JOIN payable_entry e ON e.program_id = p.program_id AND e.partner = p.partner"
                    + " AND e.currency = p.currency AND e.payout_id = p.id WHERE ";

    private final JdbcTemplate jdbc;

    PayoutContent(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A payout as it is now.
     *
     * @param hash of what it is now; empty if its entries do not add up to its amount
     * @param frozenHash as it was frozen; null before
     */
    record Content(
            long id,
            String partner,
            String currency,
            long amount,
            PayoutState state,
            @Nullable Long detailsId,
            @Nullable String detailsHash,
            String hash,
            @Nullable String frozenHash) {
        /** Whether it is as it was frozen. */
        boolean isAsFrozen() {
            return hash.equals(frozenHash);
        }
    }

    /** Those of a run with ids from the first to the last, both included, in their order. */
    List<Content> of(long runId, long firstId, long lastId) {
        List<Content> contents = new ArrayList<>();
        Reading reading = new Reading(contents);
        jdbc.query(
                COLUMNS + "p.run_id = ? AND p.id BETWEEN ? AND ? ORDER BY p.id, e.entry_id, e.part",
                reading::row,
                runId,
                firstId,
                lastId);
        reading.finish();
        return contents;
    }

    /** Gathers the rows of a payout. */
    private static final class Reading {
        private final List<Content> contents;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(bytes);
        private @Nullable Content last;
        private long sum;
        private int entries;
        private long expected;

        Reading(List<Content> contents) {
            this.contents = contents;
        }

        void row(ResultSet row) throws SQLException {
            long id = row.getLong("id");
            if (last == null || last.id() != id) {
                finish();
                begin(row, id);
            }
            long entry = row.getLong("entry_id");
            if (!row.wasNull()) {
                add(entry, row.getInt("part"), row.getLong("part_amount"));
            }
        }

        private void begin(ResultSet row, long id) throws SQLException {
            bytes.reset();
            sum = 0;
            entries = 0;
            expected = Math.subtractExact(row.getLong("amount"), row.getLong("advance"));
            last = new Content(
                    id,
                    row.getString("partner"),
                    row.getString("currency"),
                    row.getLong("amount"),
                    PayoutState.of(row.getString("state")),
                    row.getObject("details_id", Long.class),
                    row.getString("details_hash"),
                    "",
                    row.getString("hash"));
            try {
                out.writeLong(id);
                out.writeLong(row.getLong("run_id"));
                out.writeUTF(last.partner());
                out.writeUTF(last.currency());
                out.writeLong(last.amount());
                out.writeLong(row.getLong("advance"));
                out.writeInt(row.getInt("entries"));
                out.writeLong(row.getLong("invoice_number"));
                out.writeUTF(row.getString("method"));
                out.writeLong(last.detailsId() == null ? 0 : last.detailsId());
                out.writeUTF(last.detailsHash() == null ? "" : last.detailsHash());
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        private void add(long entry, int part, long amount) {
            sum = Math.addExact(sum, amount);
            entries++;
            try {
                out.writeLong(entry);
                out.writeInt(part);
                out.writeLong(amount);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        /** What is void has no entries left; its hash is not asked for. */
        void finish() {
            Content one = last;
            if (one == null) {
                return;
            }
            contents.add(new Content(
                    one.id(),
                    one.partner(),
                    one.currency(),
                    one.amount(),
                    one.state(),
                    one.detailsId(),
                    one.detailsHash(),
                    sum == expected ? sha256(bytes.toByteArray()) : "",
                    one.frozenHash()));
            last = null;
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    /** Of all payouts of a run that were frozen, those void since included, in the order of ids. */
    String ofRun(long runId) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            jdbc.query(
                    "SELECT hash FROM payout WHERE run_id = ? AND hash IS NOT NULL ORDER BY id",
                    row -> {
                        digest.update(HexFormat.of().parseHex(row.getString(1)));
                    },
                    runId);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
