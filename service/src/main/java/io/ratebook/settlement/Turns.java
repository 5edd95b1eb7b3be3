package io.ratebook.settlement;

import io.ratebook.web.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import javax.sql.DataSource;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/**
 * Lets one at a time work on the book of a program: in this process by a lock, among processes by a row. What a turn added
 * to the book and did not commit is taken out again.
 */
@Component
class Turns {
    private final DataSource dataSource;
    private final Transactions transactions;
    private final SaleBooks books;
    private final SettlementLock rows;

    Turns(DataSource dataSource, Transactions transactions, SaleBooks books, SettlementLock rows) {
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.books = books;
        this.rows = rows;
    }

    /** Somebody's turn: a transaction, and the book as it stood when it began. */
    final class Turn {
        private final int programId;
        private final SaleBooks.Shelf shelf;
        private final Connection connection;
        private final List<Runnable> onCommit = new ArrayList<>();
        /** Number of the latest batch, when the turn began. */
        private long latest;
        /** Number of the latest change of partners or products, when the turn began. */
        private long facts;

        private Turn(int programId, SaleBooks.Shelf shelf, Connection connection) {
            this.programId = programId;
            this.shelf = shelf;
            this.connection = connection;
        }

        int programId() {
            return programId;
        }

        Connection connection() {
            return connection;
        }

        long facts() {
            return facts;
        }

        OpenBook open() {
            return shelf.book();
        }

        void onCommit(Runnable action) {
            onCommit.add(action);
        }

        /** Waits until no other process settles the program, until the transaction ends. */
        void lock() throws SQLException {
            see(rows.takeAll(connection, programId));
        }

        /** Does not wait. */
        void look() throws SQLException {
            see(rows.look(connection, programId));
        }

        private void see(SettlementLock.Standing standing) throws SQLException {
            latest = standing.changes();
            facts = standing.facts();
            shelf.book().refresh(connection, latest);
        }

        /** Says that lines of that range of ids came in. */
        void tell(long firstId, long lastId) throws SQLException {
            tell(firstId, lastId, Happened.ADDED);
        }

        /** Says that recorded lines were decided otherwise, and keeps that. */
        void decided(List<LineChange> changes) throws SQLException {
            shelf.book().setTentative(true);
            shelf.book().pin(changes);
            onCommit(() -> shelf.book().setTentative(false));
            LongSummaryStatistics ids =
                    changes.stream().mapToLong(LineChange::id).summaryStatistics();
            if (ids.getCount() > 0) {
                tell(ids.getMin(), ids.getMax(), Happened.DECIDED);
            }
        }

        private void tell(long firstId, long lastId, Happened what) throws SQLException {
            latest = rows.tell(connection, programId, latest, firstId, lastId, what);
            long batch = latest;
            onCommit(() -> shelf.book().committed(batch));
        }

        /** Says that a line's content changed, and reads the book anew with it. */
        void replaced(long id) throws SQLException {
            latest = rows.tell(connection, programId, latest, id, id, Happened.REPLACED);
            shelf.forget();
            shelf.book().setTentative(true);
            shelf.book().refresh(connection, latest);
            onCommit(() -> shelf.book().setTentative(false));
        }
    }

    /** What is done in a turn; done again from its beginning where another transaction was in its way. */
    interface Unit<T> {
        T run(Turn turn) throws SQLException;
    }

    /** A turn that writes. */
    <T> T writing(int programId, Unit<T> unit) {
        return take(programId, turn -> {
            turn.lock();
            return unit.run(turn);
        });
    }

    /** A turn that only looks; it does not wait for other processes. */
    <T> T looking(int programId, Unit<T> unit) {
        return take(programId, turn -> {
            turn.look();
            return unit.run(turn);
        });
    }

    private <T> T take(int programId, Unit<T> unit) {
        rows.prepare(programId);
        SaleBooks.Shelf shelf = books.of(programId);
        shelf.lock.lock();
        try {
            Turn[] last = new Turn[1];
            T result = transactions.get(() -> once(programId, shelf, unit, last));
            last[0].onCommit.forEach(Runnable::run);
            return result;
        } catch (RuntimeException | Error failed) {
            shelf.undo();
            throw failed;
        } finally {
            shelf.book().cutBack();
            shelf.lock.unlock();
        }
    }

    private <T> T once(int programId, SaleBooks.Shelf shelf, Unit<T> unit, Turn[] last) {
        shelf.undo();
        Connection connection = DataSourceUtils.getConnection(dataSource);
        Turn turn = new Turn(programId, shelf, connection);
        last[0] = turn;
        try {
            return unit.run(turn);
        } catch (SQLException failed) {
            throw new UncategorizedSQLException("settling sales", null, failed);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
