package io.ratebook.ledger;

import io.ratebook.database.Ids;
import io.ratebook.database.RowWriter;
import io.ratebook.ledger.Accounts.Change;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Posts entries, many at a time. Nothing here changes or removes what was posted. */
@Component
public class Ledger {
    private static final int DUPLICATE_KEY = 1062;
    private static final Set<Integer> OUT_OF_RANGE = Set.of(1690, 1264);

    private final JdbcTemplate jdbc;
    private final Ids ids;
    private final Accounts accounts;
    private final Clock clock;

    Ledger(JdbcTemplate jdbc, Ids ids, Accounts accounts, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Posts entries in the current transaction, all or none of them. To be called late in it: from here on others who post
     * to the same partners wait for its end.
     *
     * @return the id of the first one's transaction; those of the others follow in their order
     * @throws AlreadyPostedException if one of them was posted before
     * @throws ClosedBooksException if the books are closed on the day of one of them
     * @throws AmountOverflowException if a balance would leave 64 bits
     * @throws IllegalStateException outside of a transaction
     */
    public long post(int programId, List<Entry> entries) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("entries are posted in the transaction of what they are posted for");
        }
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("no entries to post");
        }
        Set<AccountName> names = new TreeSet<>();
        entries.forEach(entry -> entry.legs().forEach(leg -> names.add(leg.account())));
        Map<AccountName, Long> opened = accounts.open(programId, names);
        TreeMap<Long, Change> changes = changes(entries, opened);
        long first = ids.next("ledger_transaction", entries.size());
        Batch batch = new Batch(programId, first, now(), entries, opened, changes);
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            allOrNone(connection, batch);
            return true;
        });
        return first;
    }

    private record Batch(
            int programId,
            long firstId,
            long bookedAt,
            List<Entry> entries,
            Map<AccountName, Long> accounts,
            TreeMap<Long, Change> changes) {}

    private long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }

    private static TreeMap<Long, Change> changes(List<Entry> entries, Map<AccountName, Long> accounts) {
        TreeMap<Long, Change> changes = new TreeMap<>();
        for (Entry entry : entries) {
            for (Leg leg : entry.legs()) {
                if (leg.account().kind().keepsBalance()) {
                    try {
                        changes.computeIfAbsent(id(accounts, leg), unseen -> new Change())
                                .add(leg.amount());
                    } catch (ArithmeticException overflow) {
                        throw new AmountOverflowException("too much is posted at once to " + leg.account(), overflow);
                    }
                }
            }
        }
        return changes;
    }

    private static long id(Map<AccountName, Long> accounts, Leg leg) {
        Long id = accounts.get(leg.account());
        if (id == null) {
            throw new IllegalStateException("there is no " + leg.account());
        }
        return id;
    }

    /** A caller who catches the exception cannot commit: what is written by then is no whole. */
    private void allOrNone(Connection connection, Batch batch) throws SQLException {
        try {
            refuseClosed(connection, batch);
            write(connection, batch);
        } catch (SQLException failed) {
            refuseCommit();
            if (failed.getErrorCode() == DUPLICATE_KEY) {
                throw new AlreadyPostedException("posted before: " + failed.getMessage(), failed);
            }
            if (OUT_OF_RANGE.contains(failed.getErrorCode())) {
                throw new AmountOverflowException("a balance would be too large: " + failed.getMessage(), failed);
            }
            throw failed;
        } catch (RuntimeException failed) {
            refuseCommit();
            throw failed;
        }
    }

    /** Whoever posts asks {@link OpenDays} first; this is for those who forgot. */
    private static void refuseClosed(Connection connection, Batch batch) throws SQLException {
        OpenDays open = OpenDays.of(connection, batch.programId());
        for (Entry entry : batch.entries()) {
            if (entry.effectiveDay().isBefore(open.first())) {
                throw new ClosedBooksException("the books are open from " + open.first() + ": nothing is posted for "
                        + entry.effectiveDay() + " (" + entry.why() + " " + entry.subject() + ")");
            }
        }
    }

    private void refuseCommit() {
        ResourceHolderSupport transaction = (ResourceHolderSupport)
                TransactionSynchronizationManager.getResource(Objects.requireNonNull(jdbc.getDataSource()));
        Objects.requireNonNull(transaction).setRollbackOnly();
    }

    private static void write(Connection connection, Batch batch) throws SQLException {
        try (RowWriter transactions = new RowWriter(
                connection,
                "ledger_transaction",
                "id",
                "program_id",
                "why",
                "subject",
                "number",
                "effective_day",
                "booked_at")) {
            long id = batch.firstId();
            for (Entry entry : batch.entries()) {
                transactions.add(
                        id++,
                        batch.programId(),
                        entry.why(),
                        entry.subject(),
                        entry.number(),
                        entry.effectiveDay().toString(),
                        batch.bookedAt());
            }
        }
        writePostings(connection, batch);
        Accounts.carry(connection, batch.changes());
    }

    private static void writePostings(Connection connection, Batch batch) throws SQLException {
        try (RowWriter postings = new RowWriter(
                connection, "posting", "transaction_id", "line", "account_id", "amount", "currency", "effective_day")) {
            long id = batch.firstId();
            for (Entry entry : batch.entries()) {
                String day = entry.effectiveDay().toString();
                int line = 0;
                for (Leg leg : entry.legs()) {
                    postings.add(
                            id,
                            line++,
                            id(batch.accounts(), leg),
                            leg.amount(),
                            leg.account().currency(),
                            day);
                }
                id++;
            }
        }
    }
}
