package io.ratebook.notice;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How what leaves the house is sent.
 *
 * @param enabled whether this process sends at all; what is to be sent is written down in any case
 * @param poll how often it looks for what is to be sent
 * @param retryFirst how long it waits after the first failure; twice as long after each further one
 * @param retryMost and at most so long
 * @param attemptsMax after so many failures it is given up
 * @param timeout of a webhook's whole answer
 * @param allowPrivate whether webhooks may lie in this machine's own networks
 * @param keep how long the list of what webhooks were sent goes back
 * @param mailWaitsMost a mail that could not be sent for so long is kept, and sent only when a person says so
 */
record NoticeSettings(
        boolean enabled,
        Duration poll,
        Duration retryFirst,
        Duration retryMost,
        int attemptsMax,
        Duration timeout,
        boolean allowPrivate,
        Duration keep,
        Duration mailWaitsMost) {
    /** Doublings beyond it are as good as for ever. */
    private static final int DOUBLINGS_MAX = 20;

    @Component
    static class Holder {
        private final NoticeSettings settings;

        Holder(
                @Value("${ratebook.notice.enabled:true}") boolean enabled,
                @Value("${ratebook.notice.poll:1s}") Duration poll,
                @Value("${ratebook.notice.retry-first:10s}") Duration retryFirst,
                @Value("${ratebook.notice.retry-most:1h}") Duration retryMost,
                @Value("${ratebook.notice.attempts-max:30}") int attemptsMax,
                @Value("${ratebook.webhooks.timeout:10s}") Duration timeout,
                @Value("${ratebook.webhooks.allow-private:false}") boolean allowPrivate,
                @Value("${ratebook.webhooks.keep:30d}") Duration keep,
                @Value("${ratebook.mail.waits-most:3d}") Duration mailWaitsMost) {
            settings = new NoticeSettings(
                    enabled, poll, retryFirst, retryMost, attemptsMax, timeout, allowPrivate, keep, mailWaitsMost);
        }

        NoticeSettings settings() {
            return settings;
        }
    }

    /** How long to wait after so many failures. */
    Duration delay(int failures) {
        Duration delay = retryFirst.multipliedBy(1L << Math.min(DOUBLINGS_MAX, Math.max(0, failures - 1)));
        return delay.compareTo(retryMost) > 0 ? retryMost : delay;
    }

    boolean isLast(int attempts) {
        return attempts >= attemptsMax;
    }
}
