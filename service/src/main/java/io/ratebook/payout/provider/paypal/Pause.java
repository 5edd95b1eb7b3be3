package io.ratebook.payout.provider.paypal;

import java.time.Duration;

/** Waits between two calls. */
final class Pause {
    private Pause() {}

    /** False if this thread is to stop. */
    static boolean of(Duration time) {
        try {
            Thread.sleep(time.toMillis());
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
