package io.ratebook.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * From which day on a program's books are open.
 *
 * @param first the day after the one they are closed up to; the first of all days where they never were closed
 */
public record OpenDays(LocalDate first) {
    private static final LocalDate ALL = LocalDate.of(1970, 1, 1);

    /** As of now; to be read with the program's turn taken, so that they are not closed meanwhile. */
    public static OpenDays of(Connection connection, int programId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT until_day FROM closed_books WHERE program_id = ? ORDER BY number DESC LIMIT 1")) {
            select.setInt(1, programId);
            try (ResultSet row = select.executeQuery()) {
                return new OpenDays(
                        row.next() ? LocalDate.parse(row.getString(1)).plusDays(1) : ALL);
            }
        }
    }

    /** The day on which something of that day counts: the day itself, or the first open one. */
    public LocalDate effective(LocalDate day) {
        return day.isBefore(first) ? first : day;
    }
}
