package io.ratebook.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.ServiceTest;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

class TransactionsIT extends ServiceTest {
    private final Transactions transactions = bean(Transactions.class);
    private final JdbcTemplate jdbc = bean(JdbcTemplate.class);

    @Test
    void who_loses_in_a_deadlock_does_all_of_it_again() throws Exception {
        program(1);
        program(2);
        CountDownLatch bothHaveOne = new CountDownLatch(2);
        AtomicInteger runs = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Future<?> forth = threads.submit(() -> raise(1, 2, bothHaveOne, runs));
        Future<?> back = threads.submit(() -> raise(2, 1, bothHaveOne, runs));
        forth.get(60, TimeUnit.SECONDS);
        back.get(60, TimeUnit.SECONDS);
        threads.shutdown();

        assertThat(runs).hasValue(3);
        assertThat(jdbc.queryForList("SELECT version FROM program ORDER BY id", Integer.class))
                .containsExactly(2, 2);
    }

    private void raise(int first, int second, CountDownLatch bothHaveOne, AtomicInteger runs) {
        transactions.run(() -> {
            runs.incrementAndGet();
            jdbc.update("UPDATE program SET version = version + 1 WHERE id = ?", first);
            bothHaveOne.countDown();
            await(bothHaveOne);
            jdbc.update("UPDATE program SET version = version + 1 WHERE id = ?", second);
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void what_would_fail_again_is_not_tried_again() {
        program(1);
        AtomicInteger runs = new AtomicInteger();

        assertThatThrownBy(() -> transactions.run(() -> {
                    runs.incrementAndGet();
                    program(1);
                }))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(runs).hasValue(1);
    }

    private void program(int id) {
        jdbc.update(
                "INSERT INTO program (id, code, name, currency, zone, created_at, version) VALUES (?, ?, '', 'EUR', 'UTC', 0, 0)",
                id,
                "p" + id);
    }
}
