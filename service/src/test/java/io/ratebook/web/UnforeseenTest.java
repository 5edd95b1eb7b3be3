package io.ratebook.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionSystemException;

class UnforeseenTest {
    @Test
    @DisplayName("33: what passes at the database says so; what does not gets a number, and nothing else is told")
    void failures_are_told_apart_by_the_servers_numbers() {
        for (int number : new int[] {1213, 1205, 1020}) {
            ResponseEntity<Object> busy = Unforeseen.answer(wrapped(new SQLException("x", "HY000", number)));
            assertThat(busy.getStatusCode().value()).isEqualTo(503);
            assertThat(busy.getHeaders().getFirst("Retry-After")).isEqualTo("2");
        }
        assertThat(Unforeseen.answer(wrapped(new SQLException("x", "08S01", 0)))
                        .getStatusCode()
                        .value())
                .isEqualTo(503);
        for (int number : new int[] {1062, 1644, 3819, 4025}) {
            ResponseEntity<Object> broken =
                    Unforeseen.answer(wrapped(new SQLException("secret words", "HY000", number)));
            assertThat(broken.getStatusCode().value()).isEqualTo(500);
            ProblemDetail problem = (ProblemDetail) Objects.requireNonNull(broken.getBody());
            assertThat(problem.toString()).doesNotContain("secret");
            assertThat(Objects.requireNonNull(problem.getProperties())).containsKeys("code", "number");
        }
    }

    @Test
    @DisplayName("33: where undoing fails as well, what failed before it is what counts")
    void what_failed_before_undoing_counts() {
        TransactionSystemException undoing =
                new TransactionSystemException("JDBC rollback failed", new SQLException("no such savepoint", "42000"));
        assertThat(DatabaseTrouble.isAway(undoing)).isFalse();
        undoing.initApplicationException(wrapped(new SQLException("x", "08S01", 0)));
        assertThat(DatabaseTrouble.isAway(undoing)).isTrue();
        assertThat(DatabaseTrouble.isPassing(undoing)).isFalse();
    }

    private static RuntimeException wrapped(SQLException cause) {
        return new IllegalStateException("secret words", cause);
    }
}
