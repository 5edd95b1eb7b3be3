package io.ratebook.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/**
 * A few connections beside the pool, for short statements of their own in the midst of a transaction. From the pool itself
 * they would deadlock it: with all of its connections in transactions, each of them would wait for one more. For the same
 * reason Spring, which keeps connections to the end of the transaction, does not see them.
 */
public final class SideConnections implements AutoCloseable {
    private final HikariDataSource dataSource;
    private final SQLExceptionTranslator translator = new SQLExceptionSubclassTranslator();

    SideConnections(HikariDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What is done with a connection that commits each statement. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** The result of short work that waits for nobody. */
    public <T> T call(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.run(connection);
        } catch (SQLException failed) {
            DataAccessException translated = translator.translate("aside", null, failed);
            throw translated == null ? new UncategorizedSQLException("aside", null, failed) : translated;
        }
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
