package io.ratebook.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.web.Refusal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class OneAtATimeTest {
    @Test
    void who_waits_too_long_is_told_when_to_come_again() throws Exception {
        OneAtATime oneAtATime = new OneAtATime(0);
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        Future<Boolean> work = other.submit(() -> oneAtATime.get(() -> {
            working.countDown();
            try {
                enough.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return true;
        }));
        working.await();

        assertThatThrownBy(() -> oneAtATime.get(() -> true)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
            assertThat(refusal.retryAfterSeconds()).isPositive();
        });

        enough.countDown();
        assertThat(work.get()).isTrue();
        other.shutdown();
        assertThat(oneAtATime.get(() -> "my turn")).isEqualTo("my turn");
    }

    @Test
    void work_that_fails_gives_its_turn_away() {
        OneAtATime oneAtATime = new OneAtATime(0);

        assertThatThrownBy(() -> oneAtATime.get(() -> {
                    throw new IllegalStateException("damaged");
                }))
                .hasMessage("damaged");

        assertThat(oneAtATime.get(() -> true)).isTrue();
    }
}
