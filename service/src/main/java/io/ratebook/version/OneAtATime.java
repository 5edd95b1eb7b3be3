package io.ratebook.version;

import io.ratebook.web.Refusal;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Work on whole workbooks, which takes up to some hundred megabytes: one after the other in this process, so that a heap of
 * 512 MB is enough however many come at once.
 */
@Component
class OneAtATime {
    private static final int RETRY_SECONDS = 10;

    private final Semaphore turn = new Semaphore(1, true);
    private final int secondsMax;

    /**
     * With a bound on waiting.
     *
     * @param secondsMax how long somebody waits for the work of others
     */
    OneAtATime(@Value("${ratebook.version.wait-seconds:30}") int secondsMax) {
        this.secondsMax = secondsMax;
    }

    /**
     * Does the work when it is its turn.
     *
     * @throws Refusal with status 503 if others took too long
     */
    <T> T get(Supplier<T> work) {
        takeTurn();
        try {
            return work.get();
        } finally {
            turn.release();
        }
    }

    private void takeTurn() {
        try {
            if (turn.tryAcquire(secondsMax, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw Refusal.unavailable(
                RETRY_SECONDS, "busy-with-workbooks", "other workbooks are being checked: nothing was done, try again");
    }
}
