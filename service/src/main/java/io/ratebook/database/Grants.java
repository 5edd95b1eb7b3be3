package io.ratebook.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/** What the service's own user needs once the tables are there, and no more: TRUNCATE, DROP and ALTER pass triggers. */
public final class Grants {
    /** What is only ever added to. */
    private static final Set<String> ADDED_TO = Set.of("ledger_transaction", "posting", "audit_entry", "seal_block");

    /** Written by migrations, which another user makes. */
    private static final String HISTORY = "flyway_schema_history";

    private Grants() {}

    /**
     * One GRANT for each table of the database that the address names; none if it has no tables yet.
     *
     * @param grantee the service's user
     * @param host where it comes from, as MySQL writes it: % is anywhere
     * @throws SQLException if the database is not reached as this user
     */
    public static List<String> of(String url, String user, String password, String grantee, String host)
            throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("allowPublicKeyRetrieval", "true");
        try (Connection connection = DriverManager.getConnection(url, properties);
                PreparedStatement query = connection.prepareStatement(
                        "SELECT table_schema, table_name FROM information_schema.tables"
                                + " WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' ORDER BY table_name");
                ResultSet tables = query.executeQuery()) {
            List<String> grants = new ArrayList<>();
            while (tables.next()) {
                grants.add("GRANT " + rights(tables.getString(2)) + " ON " + name(tables.getString(1)) + "."
                        + name(tables.getString(2)) + " TO " + text(grantee) + "@" + text(host) + ";");
            }
            return grants;
        }
    }

    private static String rights(String table) {
        if (table.equals(HISTORY)) {
            return "SELECT";
        }
        return ADDED_TO.contains(table) ? "SELECT, INSERT" : "SELECT, INSERT, UPDATE, DELETE";
    }

    private static String name(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    private static String text(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
