package io.ratebook.partner;

/** The ends of time, in microseconds since 1970: from {@link #ALWAYS} on, until {@link #OPEN}. */
public final class Moments {
    public static final long ALWAYS = Long.MIN_VALUE;

    /** Exclusive end of what has none, and the start of what has not begun. */
    public static final long OPEN = Long.MAX_VALUE;

    private Moments() {}

    static String text(long micros) {
        return micros == ALWAYS
                ? "always"
                : io.ratebook.calendar.Spans.instant(micros).toString();
    }
}
