package io.ratebook.payout;

import io.ratebook.payout.RunAmounts.Amount;
import io.ratebook.payout.RunPart.Range;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * READ: what a run of a ledger report pays its partners, and of which entries. All that is negative is claimed, then what is
 * positive, oldest first, up to the amount, the last one in part. Where less is owed than is paid, the rest is an advance; where
 * nothing is owed, no entry is claimed and all of it is an advance.
 */
@Component
class ReportClaims {
    private final JdbcTemplate jdbc;
    private final RunAmounts amounts;

    ReportClaims(JdbcTemplate jdbc, RunAmounts amounts) {
        this.jdbc = jdbc;
        this.amounts = amounts;
    }

    private record Key(String partner, String currency) {}

    /**
     * A partner on the report.
     *
     * @param amount zero or less where nothing is paid
     * @param claim null then
     */
    record Wanted(Payable payable, long amount, @Nullable Claim claim) {}

    List<String> partners(PayoutRun run) {
        return amounts.partners(Objects.requireNonNull(run.ofReport()).report());
    }

    /** By partner and currency. */
    List<Wanted> of(PayoutRun run, Range range, List<Payable> payables) {
        Map<Key, Payable> due = new HashMap<>();
        payables.forEach(one -> due.put(new Key(one.partner(), one.currency()), one));
        List<Amount> all = amounts.of(
                run.programId(),
                Objects.requireNonNull(run.ofReport()).report(),
                Objects.requireNonNull(run.method()),
                range.first(),
                range.last(),
                (partner, currency) -> payable(due, partner, currency).due());
        Map<Key, Upto> parts = new LinkedHashMap<>();
        for (Amount one : all) {
            if (one.amount() > 0
                    && one.amount()
                            < payable(due, one.partner(), one.currency()).due()) {
                parts.put(new Key(one.partner(), one.currency()), new Upto(one.amount()));
            }
        }
        readParts(run, range, parts);
        List<Wanted> wanted = new ArrayList<>();
        for (Amount one : all) {
            Payable payable = payable(due, one.partner(), one.currency());
            Upto part = parts.get(new Key(one.partner(), one.currency()));
            wanted.add(new Wanted(
                    payable,
                    one.amount(),
                    one.amount() <= 0 ? null : part != null ? part.claim() : claim(payable, one.amount())));
        }
        return wanted;
    }

    private static Payable payable(Map<Key, Payable> due, String partner, String currency) {
        return due.getOrDefault(new Key(partner, currency), new Payable(partner, currency, 0, 0, 0, null, 0, 0));
    }

    private static Claim claim(Payable payable, long amount) {
        return payable.due() <= 0
                ? new Claim(amount, 0, 0, null)
                : new Claim(amount, payable.due(), payable.entries(), null);
    }

    private void readParts(PayoutRun run, Range range, Map<Key, Upto> parts) {
        if (parts.isEmpty()) {
            return;
        }
        Object[] due = PayableReader.due(run);
        jdbc.query(
                "SELECT e.partner, e.currency, e.entry_id, e.part, e.amount, e.effective_day FROM payable_entry e"
                        + " WHERE e.program_id = ? AND e.partner BETWEEN ? AND ? AND " + PayableReader.DUE
                        + " ORDER BY e.partner, e.currency, CASE WHEN e.amount < 0 THEN 0 ELSE 1 END, e.effective_day,"
                        + " e.entry_id, e.part",
                row -> {
                    Upto part = parts.get(new Key(row.getString(1), row.getString(2)));
                    if (part != null) {
                        part.add(row);
                    }
                },
                run.programId(),
                range.first(),
                range.last(),
                due[0],
                due[1],
                due[2]);
        parts.forEach((key, part) -> {
            if (part.last == null) {
                throw ClaimWriter.changed("entries of " + key.partner() + " changed since they were read");
            }
        });
    }

    /** Goes through the entries of a partner until they are as much as is paid. */
    private static final class Upto {
        private final long amount;
        private long claimed;
        private int entries;
        private Claim.@Nullable Last last;

        Upto(long amount) {
            this.amount = amount;
        }

        void add(ResultSet row) throws SQLException {
            if (last != null) {
                return;
            }
            long entry = row.getLong("amount");
            long missing = Math.subtractExact(amount, claimed);
            entries++;
            if (entry < missing) {
                claimed = Math.addExact(claimed, entry);
                return;
            }
            claimed = amount;
            last = new Claim.Last(
                    LocalDate.parse(row.getString("effective_day")),
                    row.getLong("entry_id"),
                    row.getInt("part"),
                    entry,
                    missing);
        }

        Claim claim() {
            return new Claim(amount, claimed, entries, last);
        }
    }
}
