package io.ratebook.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Whether a user may make what the migrations make, found by making it: a MySQL that writes a binary log refuses triggers
 * to whom it gave all rights on the database.
 */
final class MigrationRights {
    private static final String PROBE = "ratebook_probe";
    private static final int BINARY_LOG_NEEDS_SUPER = 1419;

    private MigrationRights() {}

    static void require(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + PROBE);
            statement.execute("CREATE TABLE " + PROBE + " (id INT NOT NULL PRIMARY KEY)");
            try {
                statement.execute("CREATE TRIGGER " + PROBE + "_trigger BEFORE UPDATE ON " + PROBE
                        + " FOR EACH ROW SIGNAL SQLSTATE '45000'");
            } finally {
                statement.execute("DROP TABLE " + PROBE);
            }
        } catch (SQLException refused) {
            throw new MigrationRefusedException(mend(refused), refused);
        }
    }

    private static String mend(SQLException refused) {
        return "tables are to be made or changed, and this user may not: " + refused.getMessage()
                + ". Once, run \"ratebook migrate\" as a user who may"
                + (refused.getErrorCode() == BINARY_LOG_NEEDS_SUPER
                        ? ", or let a DBA run SET GLOBAL log_bin_trust_function_creators = 1 before"
                        : "");
    }
}
