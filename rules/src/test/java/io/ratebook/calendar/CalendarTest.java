package io.ratebook.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarTest {
    @ParameterizedTest
    @CsvSource({
        "2011-01-31T10:00:00Z, 2011-02-28T09:59:59Z, 0",
        "2011-01-31T10:00:00Z, 2011-02-28T10:00:00Z, 1",
        "2012-01-31T10:00:00Z, 2012-02-28T10:00:00Z, 0",
        "2012-01-31T10:00:00Z, 2012-02-29T10:00:00Z, 1",
        "2011-01-15T00:00:00Z, 2012-01-15T00:00:00Z, 12",
        "2011-01-15T00:00:00Z, 2011-01-15T00:00:00Z, 0"
    })
    void a_month_later_is_the_same_day_and_time_or_the_months_last_day(String from, String to, long months) {
        assertThat(Spans.wholeMonths(micros(from), micros(to))).isEqualTo(months);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-28T12:00:00Z, 2026-03-29T11:59:59Z, 0", "2026-03-28T12:00:00Z, 2026-03-29T12:00:00Z, 1"})
    void a_whole_day_is_24_hours_when_clocks_change_too(String from, String to, long days) {
        assertThat(Spans.wholeDays(micros(from), micros(to))).isEqualTo(days);
    }

    @Test
    void periods_begin_at_midnight_of_the_programs_zone() {
        CalendarPeriods berlin = new CalendarPeriods(ZoneId.of("Europe/Berlin"));
        long lastOfMarch = micros("2026-03-31T21:59:59.999999Z");
        long firstOfApril = micros("2026-03-31T22:00:00Z");

        for (PeriodKind kind : new PeriodKind[] {PeriodKind.MONTH, PeriodKind.QUARTER}) {
            assertThat(berlin.numberOf(kind, firstOfApril)).isEqualTo(berlin.numberOf(kind, lastOfMarch) + 1);
            assertThat(berlin.startMicros(kind, berlin.numberOf(kind, firstOfApril)))
                    .isEqualTo(firstOfApril);
        }
        assertThat(berlin.numberOf(PeriodKind.YEAR, firstOfApril)).isEqualTo(2026);
        assertThat(CalendarPeriods.firstDay(PeriodKind.QUARTER, berlin.numberOf(PeriodKind.QUARTER, firstOfApril)))
                .isEqualTo(LocalDate.of(2026, 4, 1));
    }

    private static long micros(String instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant));
    }
}
