package io.ratebook.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * What the database's own bulk loader needs for the rows that an import wrote: each table is written to a file, and loaded by
 * LOAD DATA into an empty table of the same columns and indexes.
 */
final class LoadData {
    private static final List<String> TABLES =
            List.of("sale", "sale_credit", "commission", "ledger_transaction", "posting");

    private final HikariDataSource database;

    LoadData(HikariDataSource database) {
        this.database = database;
    }

    /** Rows and the seconds that loading them took, files not counted. */
    record Loaded(long rows, double seconds) {}

    Loaded measure() throws SQLException, IOException {
        long rows = 0;
        double seconds = 0;
        String url = database.getJdbcUrl() + (database.getJdbcUrl().contains("?") ? "&" : "?")
                + "allowLoadLocalInfile=true&characterEncoding=UTF-8";
        try (Connection connection = DriverManager.getConnection(url, database.getUsername(), database.getPassword())) {
            for (String table : TABLES) {
                Path file = Files.createTempFile("ratebook-" + table, ".tsv");
                try (Statement statement = connection.createStatement()) {
                    rows += write(connection, table, file);
                    statement.execute("DROP TABLE IF EXISTS load_" + table);
                    statement.execute("CREATE TABLE load_" + table + " LIKE " + table);
                    long start = System.nanoTime();
                    statement.execute("LOAD DATA LOCAL INFILE '" + file + "' INTO TABLE load_" + table
                            + " CHARACTER SET utf8mb4");
                    seconds += (System.nanoTime() - start) / 1e9;
                    statement.execute("DROP TABLE load_" + table);
                } finally {
                    Files.delete(file);
                }
            }
        }
        return new Loaded(rows, seconds);
    }

    private static long write(Connection connection, String table, Path file) throws SQLException, IOException {
        long rows = 0;
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM " + table);
                BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            select.setFetchSize(Integer.MIN_VALUE);
            try (ResultSet row = select.executeQuery()) {
                int columns = row.getMetaData().getColumnCount();
                while (row.next()) {
                    for (int column = 1; column <= columns; column++) {
                        String text = row.getString(column);
                        out.write(text == null ? "\\N" : escaped(text));
                        out.write(column == columns ? '\n' : '\t');
                    }
                    rows++;
                }
            }
        }
        return rows;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }
}
