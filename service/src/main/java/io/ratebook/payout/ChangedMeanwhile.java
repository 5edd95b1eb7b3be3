package io.ratebook.payout;

import java.sql.SQLException;
import org.springframework.jdbc.UncategorizedSQLException;

/** As if the database said that a row was changed since it was read: the work is done again from its beginning. */
final class ChangedMeanwhile {
    private static final int CHANGED_SINCE = 1020;

    private ChangedMeanwhile() {}

    static UncategorizedSQLException during(String what) {
        return new UncategorizedSQLException(
                what, null, new SQLException("payouts changed meanwhile", "40001", CHANGED_SINCE));
    }
}
