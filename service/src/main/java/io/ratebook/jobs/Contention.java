package io.ratebook.jobs;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Failures that are nobody's fault and pass: by vendor code, as the drivers' exceptions differ. */
final class Contention {
    /** Deadlock, lock wait, snapshot conflict. */
    private static final Set<Integer> IN_THE_WAY = Set.of(1213, 1205, 1020);

    /** Server shutting down, connection killed, lost while asking, server gone. */
    private static final Set<Integer> GONE = Set.of(1053, 1927, 2006, 2013);

    private Contention() {}

    /** Whether another transaction was in the way: all is undone, and doing it again may succeed at once. */
    static boolean causes(Throwable failure) {
        SQLException sql = sql(failure);
        return sql != null && IN_THE_WAY.contains(sql.getErrorCode());
    }

    /** Whether the database was away: doing it again may succeed in a while. */
    static boolean databaseAway(Throwable failure) {
        SQLException sql = sql(failure);
        return sql != null
                && (sql instanceof SQLTransientConnectionException
                        || GONE.contains(sql.getErrorCode())
                        || (sql.getSQLState() != null && sql.getSQLState().startsWith("08")));
    }

    private static @Nullable SQLException sql(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    /** Longer with each attempt, and by chance, so that two who met do not meet again. */
    static void pause(int attempt, long millis) throws InterruptedException {
        Thread.sleep(ThreadLocalRandom.current().nextLong(millis, millis << attempt));
    }
}
