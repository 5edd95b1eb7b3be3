package io.ratebook.web;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionTimedOutException;

/** Tells by the server's own numbers what a failure of the database means; its drivers' classes do not agree on it. */
final class DatabaseTrouble {
    /** Deadlock; lock not got in time; MariaDB: the row was changed since it was read. */
    private static final Set<Integer> PASSING = Set.of(1213, 1205, 1020);

    private static final String LINK_BROKEN = "08";

    private DatabaseTrouble() {}

    /** Whether the same unit of work may do well when it is run again. */
    static boolean isPassing(Throwable failure) {
        SQLException cause = cause(failure);
        return cause != null && PASSING.contains(cause.getErrorCode());
    }

    /** Whether the server is not there, or does not answer in time. */
    static boolean isAway(Throwable failure) {
        SQLException cause = cause(failure);
        return failure instanceof TransactionTimedOutException
                || cause instanceof SQLTransientConnectionException
                || (cause != null
                        && cause.getSQLState() != null
                        && cause.getSQLState().startsWith(LINK_BROKEN));
    }

    private static @Nullable SQLException cause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
