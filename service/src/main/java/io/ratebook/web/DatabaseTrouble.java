package io.ratebook.web;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;

/**
 * Failures that are nobody's fault and pass. Told by the server's own numbers: its drivers' classes do not agree on it.
 *
 * <p>Where a connection breaks, undoing what was begun fails as well, and says less: "Connection is closed", without a number. What
 * went before it is what counts, so all is looked at that the failure knows. Where a batch of statements breaks, the driver says no more
 * than "Statement is closed": then undoing says it, which is kept beside.
 */
public final class DatabaseTrouble {
    private static final int CHANGED_SINCE_READ = 1020;

    /** Deadlock; lock not got in time; MariaDB: the row was changed since it was read. */
    private static final Set<Integer> PASSING = Set.of(1213, 1205, CHANGED_SINCE_READ);

    /** Server shutting down, connection killed, server gone, lost while asking. */
    private static final Set<Integer> GONE = Set.of(1053, 1927, 2006, 2013);

    private static final String LINK_BROKEN = "08";

    private DatabaseTrouble() {}

    /**
     * As if the server said that a row was changed since it was read: the work is done again from its beginning.
     *
     * @param during the work
     * @param what changed
     */
    public static DataAccessException changed(String during, String what) {
        return new UncategorizedSQLException(during, null, new SQLException(what, "40001", CHANGED_SINCE_READ));
    }

    /** Whether another transaction was in the way: all is undone, and the same unit of work may do well when it is run again. */
    public static boolean isPassing(Throwable failure) {
        return any(failure, sql -> PASSING.contains(sql.getErrorCode()));
    }

    /** Whether the server is not there, or does not answer in time: it may do well in a while. */
    public static boolean isAway(Throwable failure) {
        return failure instanceof TransactionTimedOutException
                || isUndoneByServer(failure)
                || any(
                        failure,
                        sql -> sql instanceof SQLTransientConnectionException
                                || GONE.contains(sql.getErrorCode())
                                || (sql.getSQLState() != null
                                        && sql.getSQLState().startsWith(LINK_BROKEN)));
    }

    /**
     * Whether undoing failed at a connection that the pool had closed, as it does with broken ones: it says so without a state. Where
     * it broke while committing, this is all that is left of the failure.
     */
    private static boolean isUndoneByServer(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransactionSystemException
                    && cause.getCause() instanceof SQLException closed
                    && closed.getSQLState() == null) {
                return true;
            }
        }
        return false;
    }

    private static boolean any(@Nullable Throwable failure, Predicate<SQLException> such) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && such.test(sql)) {
                return true;
            }
            if (cause instanceof TransactionSystemException undoing && any(undoing.getApplicationException(), such)) {
                return true;
            }
            for (Throwable beside : cause.getSuppressed()) {
                if (any(beside, such)) {
                    return true;
                }
            }
        }
        return false;
    }
}
