package io.ratebook.policy.sheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Dates of one workbook: real date cells, counted from 1900 or 1904, or ISO texts. */
final class Dates {
    private static final String EXPECTED = "a date such as 2026-01-31";
    private static final String MEND = "type it as a date, or as text year-month-day: 2026-01-31";
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);

    /** Day 61 is 1 March 1900; the day 60 that spreadsheets count as 29 February 1900 never was. */
    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);

    private static final int FIRST_SOUND_1900 = 61;
    private static final int LAST_DAY = 2_958_465;
    private static final BigDecimal MILLISECONDS_A_DAY = BigDecimal.valueOf(86_400_000);

    private final boolean from1904;

    Dates(boolean from1904) {
        this.from1904 = from1904;
    }

    /** A day. */
    Grammar<LocalDate> day() {
        return (cell, remarks) -> {
            LocalDateTime time = dateTime(cell);
            if (!time.toLocalTime().equals(LocalTime.MIDNIGHT)) {
                throw new Misread("a date without a time of day", "remove the time");
            }
            return time.toLocalDate();
        };
    }

    /** A day as {@code 2026-01-31}, or a time as an ISO instant; a time without zone is in {@code zone}, or UTC. */
    Grammar<String> moment(@Nullable ZoneId zone) {
        return (cell, remarks) -> {
            String typed = cell.isText() ? cell.trimmed().replace(' ', 'T') : "";
            if (typed.endsWith("Z") || typed.matches(".*T.*[+-]\\d\\d:?\\d\\d")) {
                return instant(typed);
            }
            LocalDateTime time = dateTime(cell);
            return time.toLocalTime().equals(LocalTime.MIDNIGHT) && !typed.contains("T")
                    ? time.toLocalDate().toString()
                    : time.atZone(zone == null ? ZoneOffset.UTC : zone)
                            .toInstant()
                            .toString();
        };
    }

    /** For people: a day, or a day and a time without zone; what cannot be one, as it is stored. */
    String shown(Cell cell) {
        try {
            LocalDateTime time = dateTime(cell);
            return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? time.toLocalDate().toString()
                    : time.toString().replace('T', ' ');
        } catch (Misread none) {
            return cell.shown();
        }
    }

    private static String instant(String typed) throws Misread {
        try {
            return OffsetDateTime.parse(typed).toInstant().toString();
        } catch (DateTimeParseException unreadable) {
            throw new Misread(EXPECTED, MEND);
        }
    }

    private LocalDateTime dateTime(Cell cell) throws Misread {
        if (cell.isText() || cell.kind() == Cell.Kind.ISO_DATE) {
            return typed(cell.trimmed());
        }
        if (!cell.isDate()) {
            throw new Misread(EXPECTED, MEND);
        }
        BigDecimal serial = Decimals.stored(cell);
        int first = from1904 ? 0 : FIRST_SOUND_1900;
        if (serial.compareTo(BigDecimal.valueOf(first)) < 0 || serial.compareTo(BigDecimal.valueOf(LAST_DAY)) > 0) {
            throw new Misread("a date from March 1900 on", MEND);
        }
        BigDecimal[] parts = serial.divideAndRemainder(BigDecimal.ONE);
        long milliseconds = parts[1].multiply(MILLISECONDS_A_DAY)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        return (from1904 ? EPOCH_1904 : EPOCH_1900)
                .plusDays(parts[0].longValue())
                .atStartOfDay()
                .plus(milliseconds, ChronoUnit.MILLIS);
    }

    private static LocalDateTime typed(String text) throws Misread {
        String iso = text.replace(' ', 'T');
        try {
            return iso.contains("T")
                    ? LocalDateTime.parse(iso)
                    : LocalDate.parse(iso).atStartOfDay();
        } catch (DateTimeParseException unreadable) {
            throw new Misread(EXPECTED, MEND);
        }
    }
}
