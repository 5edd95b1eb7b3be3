package io.ratebook.settlement;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/** For rooms that change what happens to commissions: nobody records or decides sales of the program meanwhile. */
@Component
public class Standstill {
    private final DataSource dataSource;
    private final SettlementLock rows;

    Standstill(DataSource dataSource, SettlementLock rows) {
        this.dataSource = dataSource;
        this.rows = rows;
    }

    /** To be called before the transaction: makes the program's row, if it has none. */
    public void prepare(int programId) {
        rows.prepare(programId);
    }

    /**
     * In the current transaction: waits for the program's turn, and holds it until the transaction ends.
     *
     * @return false while a job writes what it decided with all as it was: the caller has to leave it alone, and may come again
     */
    public boolean take(int programId) throws SQLException {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        rows.take(connection, programId);
        return rows.unsettledSince(connection, programId) == null;
    }

    /**
     * The same, shared with others who do so: for batches of one piece of work on several connections. What two of them have in
     * common they have to see to themselves.
     */
    public boolean share(int programId) throws SQLException {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        rows.share(connection, programId);
        return rows.unsettledSince(connection, programId) == null;
    }
}
