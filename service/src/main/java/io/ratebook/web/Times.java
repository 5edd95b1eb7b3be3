package io.ratebook.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Instants: microseconds since 1970 UTC in tables, ISO in UTC in JSON. Days: {@code 2010-12-03}. */
public final class Times {
    private static final long MICROS = 1_000_000;
    private static final int YEAR_MIN = 1900;
    private static final int YEAR_MAX = 9999;

    private Times() {}

    /** {@code 2010-12-03T08:26:00Z}. */
    public static String iso(long micros) {
        return instant(micros).toString();
    }

    public static @Nullable String isoOrNull(@Nullable Long micros) {
        return micros == null ? null : iso(micros);
    }

    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** What is finer than a microsecond is cut off. */
    public static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), MICROS), instant.getNano() / 1_000);
    }

    /** The instant a caller sent, with any offset; null and a problem where it is none. */
    public static @Nullable Long micros(String field, @Nullable String text, FieldProblems problems) {
        try {
            if (text != null) {
                OffsetDateTime time = OffsetDateTime.parse(text);
                if (time.getYear() >= YEAR_MIN && time.getYear() <= YEAR_MAX) {
                    return micros(time.toInstant());
                }
            }
        } catch (DateTimeException unreadable) {
            // Said below, as for a year out of range.
        }
        problems.add(field, text, "a time with its offset, such as 2010-12-03T08:26:00Z");
        return null;
    }

    /** The day a caller sent; null and a problem where it is none. */
    public static @Nullable LocalDate day(String field, @Nullable String text, FieldProblems problems) {
        try {
            if (text != null) {
                LocalDate day = LocalDate.parse(text);
                if (day.getYear() >= YEAR_MIN && day.getYear() <= YEAR_MAX) {
                    return day;
                }
            }
        } catch (DateTimeException unreadable) {
            // Said below, as for a year out of range.
        }
        problems.add(field, text, "a day such as 2010-12-03");
        return null;
    }
}
