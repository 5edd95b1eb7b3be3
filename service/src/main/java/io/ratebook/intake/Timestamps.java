package io.ratebook.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Instants as files write them: ISO 8601 with {@code Z}, an offset, or neither, which means UTC; {@code T} or a space
 * between day and time. Finer than a microsecond is cut off.
 */
final class Timestamps {
    static final String EXPECTED = "a time such as 2011-03-01T09:30:00Z, in the years 1900 to 2200";
    static final String EXPECTED_OR_DAY = "a day such as 2011-03-01, or " + EXPECTED;

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2201-01-01T00:00:00Z");

    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH", "Z")
            .optionalEnd()
            .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /** Lines that follow each other often have the same time: those of one order always. */
    private String lastText = "";

    private @Nullable Long lastMicros;

    /** Microseconds since 1970-01-01T00:00Z, or null if the text is no time or outside 1900 to 2200. */
    @Nullable
    Long micros(String text) {
        if (!text.equals(lastText)) {
            lastMicros = parsed(text);
            lastText = text;
        }
        return lastMicros;
    }

    /** The same, or of a text that is a day its start in the zone. */
    @Nullable
    Long microsOrDay(String text, ZoneId zone) {
        if (text.length() != 10) {
            return micros(text);
        }
        try {
            return bounded(LocalDate.parse(text).atStartOfDay(zone).toInstant());
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    private static @Nullable Long parsed(String text) {
        try {
            String form = text.length() > 10 && text.charAt(10) == ' '
                    ? text.substring(0, 10) + 'T' + text.substring(11)
                    : text;
            return bounded(FORM.parse(form, Instant::from));
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    private static @Nullable Long bounded(Instant instant) {
        return instant.isBefore(EARLIEST) || !instant.isBefore(END)
                ? null
                : ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
