package io.ratebook.ledger;

import io.ratebook.database.Ids;
import io.ratebook.database.RowWriter;
import io.ratebook.database.SideConnections;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The accounts themselves: found, opened where missing, and their balances carried on. */
@Component
class Accounts {
    private static final int OWNERS_A_QUERY = 1_000;
    private static final int TRIES = 5;
    private static final int KNOWN_MAX = 200_000;
    private static final int ONE_BY_ONE = 20;

    private final JdbcTemplate jdbc;
    private final SideConnections aside;
    private final Ids ids;
    private final Map<Known, Long> known = new ConcurrentHashMap<>();

    private record Known(int programId, AccountName name) {}

    Accounts(JdbcTemplate jdbc, Ids ids, SideConnections aside) {
        this.jdbc = jdbc;
        this.aside = aside;
        this.ids = ids;
    }

    /** The id of each account, after opening those that are missing. An account is never closed, so ids are remembered. */
    Map<AccountName, Long> open(int programId, Collection<AccountName> names) {
        Map<AccountName, Long> found = new HashMap<>(names.size() * 2);
        List<AccountName> unknown = new ArrayList<>();
        for (AccountName name : names) {
            Long id = known.get(new Known(programId, name));
            if (id == null) {
                unknown.add(name);
            } else {
                found.put(name, id);
            }
        }
        if (!unknown.isEmpty()) {
            Map<AccountName, Long> opened = openMissing(programId, unknown);
            remember(programId, opened);
            found.putAll(opened);
        }
        return found;
    }

    /** They are committed: opened aside, or read as committed. */
    private void remember(int programId, Map<AccountName, Long> opened) {
        if (known.size() + opened.size() > KNOWN_MAX) {
            known.clear();
        }
        opened.forEach((name, id) -> known.put(new Known(programId, name), id));
    }

    private Map<AccountName, Long> openMissing(int programId, Collection<AccountName> names) {
        Map<AccountName, Long> found = find(programId, names);
        for (int attempt = 1; found.size() < names.size(); attempt++) {
            SortedSet<AccountName> missing = new TreeSet<>(names);
            missing.removeAll(found.keySet());
            try {
                insert(programId, missing);
            } catch (DuplicateKeyException another) {
                // Somebody opened some of them at the same time: they are there when they are looked for again.
                if (attempt == TRIES) {
                    throw another;
                }
            }
            found.putAll(find(programId, missing));
        }
        return found;
    }

    /** Not in the caller's transaction: an empty account is no harm, and nobody waits for another's batch to open one. */
    private void insert(int programId, SortedSet<AccountName> names) {
        long first = ids.next("account", names.size());
        aside.call(connection -> {
            try (RowWriter writer = new RowWriter(
                    connection,
                    "account",
                    "id",
                    "program_id",
                    "kind",
                    "owner",
                    "currency",
                    "balance",
                    "posting_count")) {
                long id = first;
                for (AccountName name : names) {
                    writer.add(id++, programId, name.kind().code(), name.owner(), name.currency(), 0L, 0L);
                }
            }
            return true;
        });
    }

    private Map<AccountName, Long> find(int programId, Collection<AccountName> names) {
        Map<AccountName, Long> found = new HashMap<>(names.size() * 2);
        Map<AccountName, List<String>> owners = new TreeMap<>();
        for (AccountName name : names) {
            owners.computeIfAbsent(new AccountName(name.kind(), "", name.currency()), unseen -> new ArrayList<>())
                    .add(name.owner());
        }
        owners.forEach((group, all) -> {
            for (int from = 0; from < all.size(); from += OWNERS_A_QUERY) {
                List<String> some = all.subList(from, Math.min(all.size(), from + OWNERS_A_QUERY));
                jdbc.execute((ConnectionCallback<Boolean>) connection -> {
                    find(connection, programId, group, some, found);
                    return true;
                });
            }
        });
        return found;
    }

    private static void find(
            Connection connection, int programId, AccountName group, List<String> owners, Map<AccountName, Long> found)
            throws SQLException {
        String marks = String.join(",", Collections.nCopies(owners.size(), "?"));
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT id, owner FROM account WHERE program_id = ? AND kind = ? AND currency = ? AND owner IN ("
                        + marks + ")")) {
            query.setInt(1, programId);
            query.setString(2, group.kind().code());
            query.setString(3, group.currency());
            for (int i = 0; i < owners.size(); i++) {
                query.setString(4 + i, owners.get(i));
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.put(new AccountName(group.kind(), rows.getString(2), group.currency()), rows.getLong(1));
                }
            }
        }
    }

    /** What a batch adds to one account. */
    static final class Change {
        private long amount;
        private long count;

        void add(long posted) {
            amount = Math.addExact(amount, posted);
            count++;
        }
    }

    /** Carries balances on, in the order of ids, so that two batches that share accounts wait and do not deadlock. */
    static void carry(Connection connection, TreeMap<Long, Change> changes) throws SQLException {
        if (changes.size() > ONE_BY_ONE) {
            carryMany(connection, changes);
        } else {
            carryFew(connection, changes);
        }
    }

    /** All in one statement: 20,000 of their own took a quarter of the time of approving 100,000 commissions. */
    private static void carryMany(Connection connection, TreeMap<Long, Change> changes) throws SQLException {
        String rows = changes.entrySet().stream()
                .map(change ->
                        "[" + change.getKey() + "," + change.getValue().amount + "," + change.getValue().count + "]")
                .collect(Collectors.joining(",", "[", "]"));
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH"
                        + " '$[0]', amount BIGINT PATH '$[1]', postings BIGINT PATH '$[2]')) c STRAIGHT_JOIN account a ON a.id = c.id"
                        + " SET a.balance = a.balance + c.amount, a.posting_count = a.posting_count + c.postings")) {
            update.setString(1, rows);
            if (update.executeUpdate() != changes.size()) {
                throw gone();
            }
        }
    }

    private static IllegalStateException gone() {
        return new IllegalStateException("an account is gone while it is posted to");
    }

    private static void carryFew(Connection connection, TreeMap<Long, Change> changes) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE account SET balance = balance + ?, posting_count = posting_count + ? WHERE id = ?")) {
            for (Map.Entry<Long, Change> change : changes.entrySet()) {
                update.setLong(1, change.getValue().amount);
                update.setLong(2, change.getValue().count);
                update.setLong(3, change.getKey());
                update.addBatch();
            }
            int[] changed = update.executeBatch();
            for (int rows : changed) {
                if (rows != 1 && rows != PreparedStatement.SUCCESS_NO_INFO) {
                    throw gone();
                }
            }
        }
    }
}
