package io.ratebook.payout;

import java.time.Duration;
import java.time.Instant;

/**
 * How long it is until a payment provider is asked again. While something is open: half of the time that it has been open, so that
 * what is settled in minutes is heard of in minutes, and what takes days is asked for a few times a day. Once all is settled:
 * daily for as long as money commonly comes back by itself, then weekly.
 */
final class Distances {
    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final Duration MOST = Duration.ofHours(6);
    private static final Duration UNKNOWN_MOST = Duration.ofHours(1);

    /** Unclaimed money comes back after 30 days. */
    private static final Duration DAILY_FOR = Duration.ofDays(35);

    /** Buyers can have payments reversed for 180 days. */
    private static final Duration WATCHED_FOR = Duration.ofDays(190);

    /** So long a batch is asked for as a whole; PayPal keeps it for 30 days. */
    private static final Duration WHOLE_FOR = Duration.ofDays(29);

    /** Something that is open for so long is for a person to look at. */
    private static final Duration GIVING_LATE = Duration.ofHours(1);

    private static final Duration OUTCOME_LATE = Duration.ofDays(3);

    private Distances() {}

    /** While it is not known whether a batch was taken. */
    static Duration ofUnknown(Instant since, Instant now, Duration asked) {
        return longer(asked, half(since, now, UNKNOWN_MOST));
    }

    /** While payouts of a batch are under way. */
    static Duration ofOpen(Instant since, Instant now, Duration asked) {
        return longer(asked, half(since, now, MOST));
    }

    static Duration ofSettled(Instant since, Instant now) {
        return now.isBefore(since.plus(DAILY_FOR)) ? Duration.ofDays(1) : Duration.ofDays(7);
    }

    static Duration least() {
        return LEAST;
    }

    static boolean isWatched(Instant since, Instant now) {
        return now.isBefore(since.plus(WATCHED_FOR));
    }

    static boolean isAskedAsAWhole(Instant since, Instant now) {
        return now.isBefore(since.plus(WHOLE_FOR));
    }

    static boolean isGivingLate(Instant since, Instant now) {
        return now.isAfter(since.plus(GIVING_LATE));
    }

    static boolean isOutcomeLate(Instant since, Instant now) {
        return now.isAfter(since.plus(OUTCOME_LATE));
    }

    private static Duration half(Instant since, Instant now, Duration most) {
        Duration half = Duration.between(since, now).dividedBy(2);
        return half.compareTo(most) > 0 ? most : longer(LEAST, half);
    }

    private static Duration longer(Duration one, Duration two) {
        return one.compareTo(two) > 0 ? one : two;
    }
}
