package io.ratebook.approval;

import io.ratebook.ledger.AccountName;
import io.ratebook.ledger.Entry;
import io.ratebook.ledger.Leg;
import io.ratebook.web.DatabaseTrouble;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * WRITE: marks commissions as approved and adds their entries, in the connection's transaction, whose turn it is. What belongs
 * to the same sale, partner, component and currency goes along: nobody gets what was taken back since.
 */
final class ApprovalBatch {
    private final Connection connection;
    private final int programId;
    private final long approvalId;
    private final LocalDate firstOpen;

    /** @param firstOpen first day on which something may count */
    ApprovalBatch(Connection connection, int programId, long approvalId, LocalDate firstOpen) {
        this.connection = connection;
        this.programId = programId;
        this.approvalId = approvalId;
        this.firstOpen = firstOpen;
    }

    /**
     * What was marked.
     *
     * @param ids of all of them
     */
    record Marked(long count, long[] ids) {}

    /**
     * Marks those that are pending still, with what belongs to them. Where two batches that run at once have something in common,
     * the one that comes later is undone and run again.
     *
     * @param chosen ids of commissions of the program, one at least
     */
    Marked mark(long[] chosen) throws SQLException {
        long[] all = withTheirs(chosen);
        if (all.length == 0) {
            return new Marked(0, all);
        }
        String ids = marks(all);
        long marked;
        try (Statement statement = connection.createStatement()) {
            marked = statement.executeUpdate(
                    "UPDATE commission FORCE INDEX (PRIMARY) SET state = 'approved', approves_at = NULL, approval_id = "
                            + approvalId + " WHERE id IN " + ids + " AND program_id = " + programId
                            + " AND state = 'pending'");
            if (marked != all.length) {
                throw DatabaseTrouble.changed(
                        "approving commissions", (all.length - marked) + " went along with others meanwhile");
            }
            statement.executeUpdate(
                    "INSERT INTO payable_entry (program_id, partner, currency, entry_id, part, payout_id, amount,"
                            + " payable_from, effective_day, approval_id)"
                            + " SELECT program_id, partner, currency, id, 0, 0, amount, payable_from, GREATEST(day, '"
                            + firstOpen
                            + "'), approval_id FROM commission FORCE INDEX (PRIMARY) WHERE id IN " + ids
                            + " AND approval_id = " + approvalId
                            + " AND state = 'approved' AND amount <> 0 ORDER BY partner, currency, id");
        }
        return new Marked(marked, all);
    }

    /** What was approved, as machines are told: ids and references. */
    record Told(long id, String partner, String component, String currency, long amountMinor) {}

    /** Of what was marked just now. */
    List<Told> told(Marked marked) throws SQLException {
        List<Told> told = new ArrayList<>();
        if (marked.ids().length == 0) {
            return told;
        }
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(
                        "SELECT id, partner, component, currency, amount FROM commission FORCE INDEX (PRIMARY)"
                                + " WHERE id IN "
                                + marks(marked.ids()) + " AND approval_id = " + approvalId + " ORDER BY id")) {
            while (row.next()) {
                told.add(
                        new Told(row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getLong(5)));
            }
        }
        return told;
    }

    /**
     * Those that are pending still, and the pending rows of the same sale, partner, component and currency. What went along with an
     * earlier batch of the same approval is not pending any more.
     */
    private long[] withTheirs(long[] chosen) throws SQLException {
        LongStream.Builder theirs = LongStream.builder();
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT id FROM commission FORCE INDEX (PRIMARY) WHERE id IN "
                        + marks(chosen) + " AND state = 'pending'")) {
            while (row.next()) {
                theirs.add(row.getLong(1));
            }
        }
        try (Statement select = connection.createStatement();
                ResultSet row =
                        select.executeQuery("SELECT n.id FROM commission c FORCE INDEX (PRIMARY) JOIN commission n"
                                + " FORCE INDEX (commission_by_sale) ON n.sale_id = c.sale_id AND n.partner = c.partner"
                                + " AND n.component = c.component AND n.currency = c.currency AND n.id <> c.id"
                                + " WHERE c.id IN " + marks(chosen) + " AND n.state = 'pending'")) {
            while (row.next()) {
                theirs.add(row.getLong(1));
            }
        }
        return theirs.build().sorted().distinct().toArray();
    }

    private static String marks(long[] ids) {
        return Arrays.stream(ids).mapToObj(Long::toString).collect(Collectors.joining(",", "(", ")"));
    }

    /** On which day it counts: that day, or the first open one. */
    LocalDate day(LocalDate day) {
        return day.isBefore(firstOpen) ? firstOpen : day;
    }

    /** What a partner gets by an approval. */
    record Share(String partner, String currency, long amount) {}

    /**
     * In the order of partners and currencies, some at a time: reads the open entries of the program.
     *
     * @param after the last one before; null at the beginning
     */
    List<Share> shares(@Nullable Share after, int max) throws SQLException {
        String partner = after == null ? "" : after.partner();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT partner, currency, SUM(amount) FROM payable_entry WHERE program_id = ? AND partner >= ?"
                        + " AND NOT (partner = ? AND currency <= ?) AND approval_id = ?"
                        + " GROUP BY partner, currency ORDER BY partner, currency LIMIT " + max)) {
            select.setInt(1, programId);
            select.setString(2, partner);
            select.setString(3, partner);
            select.setString(4, after == null ? "" : after.currency());
            select.setLong(5, approvalId);
            try (ResultSet row = select.executeQuery()) {
                return read(row);
            }
        }
    }

    /** Of what was marked just now: reads no more than that. */
    List<Share> shares(Marked marked) throws SQLException {
        if (marked.ids().length == 0) {
            return List.of();
        }
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(
                        "SELECT partner, currency, SUM(amount) FROM commission FORCE INDEX (PRIMARY) WHERE id IN "
                                + marks(marked.ids()) + " AND approval_id = " + approvalId
                                + " GROUP BY partner, currency ORDER BY partner, currency")) {
            return read(row);
        }
    }

    private static List<Share> read(ResultSet row) throws SQLException {
        List<Share> shares = new ArrayList<>();
        while (row.next()) {
            shares.add(new Share(
                    row.getString(1), row.getString(2), row.getBigDecimal(3).longValueExact()));
        }
        return shares;
    }

    /**
     * What is posted for shares: from what was earned to what is owed.
     *
     * @param first number of the first one among those of the approval
     */
    static List<Entry> entries(long approvalId, LocalDate day, int first, List<Share> shares) {
        List<Entry> entries = new ArrayList<>(shares.size());
        int number = first;
        for (Share share : shares) {
            if (share.amount() != 0) {
                entries.add(new Entry(
                        "approval",
                        approvalId,
                        number,
                        day,
                        List.of(
                                new Leg(
                                        AccountName.earned(share.partner(), share.currency()),
                                        Math.negateExact(share.amount())),
                                new Leg(AccountName.payable(share.partner(), share.currency()), share.amount()))));
            }
            number++;
        }
        return entries;
    }
}
