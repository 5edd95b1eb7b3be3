package io.ratebook.ledger;

import io.ratebook.database.Ids;
import io.ratebook.database.TestDatabase;
import io.ratebook.web.Transactions;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The ledger room over the test database. */
final class LedgerHouse {
    static final int PROGRAM = 7;

    final JdbcTemplate jdbc;
    final Ledger ledger;
    final Books books;
    final LedgerCheck check;
    private final Transactions transactions;

    LedgerHouse(TestDatabase database, Clock clock) {
        this.jdbc = database.jdbc();
        JdbcTransactionManager manager = new JdbcTransactionManager(database.dataSource());
        this.transactions = new Transactions(manager);
        Ids ids = database.ids();
        this.ledger = new Ledger(jdbc, ids, new Accounts(jdbc, ids, database.sideConnections()), clock);
        this.books = new Books(jdbc);
        StaticListableBeanFactory none = new StaticListableBeanFactory();
        this.check = new LedgerCheck(
                jdbc, none.getBeanProvider(Invariant.class), none.getBeanProvider(Inspection.class), clock);
    }

    long post(List<Entry> entries) {
        return transactions.get(() -> ledger.post(PROGRAM, entries));
    }

    long post(Entry... entries) {
        return post(List.of(entries));
    }

    long count(String table) {
        Long count = jdbc.queryForObject("SELECT COUNT(*) FROM " + table, Long.class);
        return count == null ? -1 : count;
    }

    List<String> broken() {
        return check.run().findings().stream()
                .filter(finding -> finding.violations() > 0)
                .map(LedgerCheck.Finding::name)
                .toList();
    }
}
