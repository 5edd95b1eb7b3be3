package io.ratebook.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.TransactionSystemException;

class DatabaseTroubleTest {
    private static final SQLException GONE =
            new SQLNonTransientConnectionException("No operations allowed after connection closed.", "08003");

    @Test
    @DisplayName("reliability 21: a batch that breaks with its connection is told by what undoing failed with")
    void batches_hide_what_broke() {
        Exception batch = new TransientDataAccessResourceException(
                "batch", new SQLException("No operations allowed after statement closed.", "S1009"));
        assertThat(DatabaseTrouble.isAway(batch)).isFalse();
        batch.addSuppressed(new IllegalStateException("rollback", GONE));
        assertThat(DatabaseTrouble.isAway(batch)).isTrue();
    }

    @Test
    @DisplayName("reliability 21: undoing that fails does not hide that the connection broke before")
    void undoing_hides_what_broke() {
        TransactionSystemException undoing = new TransactionSystemException("undone", new SQLException("closed"));
        undoing.initApplicationException(new IllegalStateException(GONE));
        assertThat(DatabaseTrouble.isAway(undoing)).isTrue();
    }

    @Test
    @DisplayName(
            "reliability 21: what changed since it was read is done again, and is no sign of a server that is away")
    void changed_since_it_was_read() {
        Exception changed = DatabaseTrouble.changed("approving", "2 went along");
        assertThat(DatabaseTrouble.isPassing(changed)).isTrue();
        assertThat(DatabaseTrouble.isAway(changed)).isFalse();
    }
}
