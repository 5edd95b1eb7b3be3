package io.ratebook.payout;

import io.ratebook.database.Where;
import io.ratebook.payout.RunPart.Range;
import io.ratebook.web.DatabaseTrouble;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** WRITE: entries are claimed by payouts, in the current transaction, and summed once more after that. */
@Component
class ClaimWriter {
    private static final String OWN_RANGE =
            "e.program_id = ? AND e.partner BETWEEN ? AND ? AND e.payout_id BETWEEN ? AND ?";

    /** Of the payout {@code p}, up to its last entry: with day, day, entry, entry and part of that. */
    private static final String UP_TO = " AND (e.amount < 0 OR e.effective_day < ? OR (e.effective_day = ?"
            + " AND (e.entry_id < ? OR (e.entry_id = ? AND e.part <= ?))))";

    private final JdbcTemplate jdbc;

    ClaimWriter(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Of payouts with ids that follow each other, from the first on. */
    void write(PayoutRun run, Range range, long firstId, List<Claim> claims) {
        List<Object> others = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            Claim claim = claims.get(i);
            if (!claim.isOfAll()) {
                others.add(firstId + i);
            }
            if (claim.last() != null) {
                claimUpTo(run, firstId + i, claim.last());
            }
        }
        long lastId = firstId + claims.size() - 1;
        if (others.size() < claims.size()) {
            claimAll(run, range, firstId, lastId, others);
        }
        check(run, range, firstId, lastId);
    }

    /** @param but payouts in between that do not claim all that is due */
    private void claimAll(PayoutRun run, Range range, long firstId, long lastId, List<Object> but) {
        List<Object> values =
                new ArrayList<>(List.of(run.id(), run.programId(), range.first(), range.last(), firstId, lastId));
        values.addAll(but);
        values.addAll(Arrays.asList(PayableReader.due(run)));
        // Entries first: servers change the rows of the first table as they read them, and keep a list of those of a
        // second one.
        jdbc.update(
                "UPDATE payable_entry e FORCE INDEX (PRIMARY) STRAIGHT_JOIN payout p FORCE INDEX (payout_by_run)"
                        + " ON p.run_id = ? AND p.partner = e.partner AND p.currency = e.currency SET e.payout_id = p.id"
                        + " WHERE e.program_id = ? AND e.partner BETWEEN ? AND ? AND p.id BETWEEN ? AND ?"
                        + (but.isEmpty() ? "" : " AND p.id NOT IN " + Where.marks(but.size())) + " AND "
                        + PayableReader.DUE,
                values.toArray());
    }

    private record Place(String partner, String currency) {}

    private void claimUpTo(PayoutRun run, long payoutId, Claim.Last last) {
        Place place = jdbc.query(
                        "SELECT partner, currency FROM payout WHERE id = ?",
                        (row, number) -> new Place(row.getString(1), row.getString(2)),
                        payoutId)
                .get(0);
        if (last.taken() < last.amount()) {
            split(run, place, last);
        }
        List<Object> values = new ArrayList<>(List.of(payoutId, run.programId(), place.partner(), place.currency()));
        values.addAll(Arrays.asList(PayableReader.due(run)));
        values.addAll(List.of(last.day().toString(), last.day().toString(), last.entry(), last.entry(), last.part()));
        jdbc.update(
                "UPDATE payable_entry e SET e.payout_id = ? WHERE e.program_id = ? AND e.partner = ? AND e.currency = ?"
                        + " AND " + PayableReader.DUE + UP_TO,
                values.toArray());
    }

    /** What is claimed stays where it is; the rest is a part of its own, claimed by nobody. */
    private void split(PayoutRun run, Place place, Claim.Last last) {
        String one = " WHERE program_id = ? AND partner = ? AND currency = ? AND entry_id = ?";
        int lowered = jdbc.update(
                "UPDATE payable_entry SET amount = ?" + one + " AND part = ? AND payout_id = 0 AND amount = ?",
                last.taken(),
                run.programId(),
                place.partner(),
                place.currency(),
                last.entry(),
                last.part(),
                last.amount());
        if (lowered != 1) {
            throw changed("entry " + last.entry() + " of " + place.partner() + " changed since it was read");
        }
        // Parts that are paid keep their numbers, for the day on which they come back.
        Integer highest = jdbc.queryForObject(
                "SELECT MAX(part) FROM (SELECT part FROM payable_entry" + one
                        + " UNION ALL SELECT part FROM paid_entry WHERE entry_id = ?) parts",
                Integer.class,
                run.programId(),
                place.partner(),
                place.currency(),
                last.entry(),
                last.entry());
        jdbc.update(
                "INSERT INTO payable_entry (program_id, partner, currency, entry_id, part, payout_id, amount, payable_from,"
                        + " effective_day, approval_id) SELECT program_id, partner, currency, entry_id, ?, 0, ?,"
                        + " payable_from, effective_day, approval_id FROM payable_entry" + one + " AND part = ?",
                (highest == null ? 0 : highest) + 1,
                last.amount() - last.taken(),
                run.programId(),
                place.partner(),
                place.currency(),
                last.entry(),
                last.part());
    }

    private void check(PayoutRun run, Range range, long firstId, long lastId) {
        Integer wrong = jdbc.queryForObject(
                "SELECT COUNT(*) FROM payout p LEFT JOIN (SELECT e.payout_id, SUM(e.amount) AS amounts, COUNT(*) AS entries"
                        + " FROM payable_entry e WHERE " + OWN_RANGE + " GROUP BY e.payout_id) c ON c.payout_id = p.id"
                        + " WHERE p.id BETWEEN ? AND ? AND (COALESCE(c.amounts, 0) <> p.amount - p.advance"
                        + " OR COALESCE(c.entries, 0) <> p.entries)",
                Integer.class,
                run.programId(),
                range.first(),
                range.last(),
                firstId,
                lastId,
                firstId,
                lastId);
        if (wrong == null || wrong != 0) {
            throw changed("entries of " + wrong + " partners changed since they were read");
        }
    }

    /** Has the transaction run again. */
    static DataAccessException changed(String what) {
        return DatabaseTrouble.changed("claiming entries", what);
    }
}
