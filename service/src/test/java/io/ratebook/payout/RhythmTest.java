package io.ratebook.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("E01: the days on which payouts are made by themselves")
class RhythmTest {
    @ParameterizedTest
    @CsvSource({
        "MONTHLY, 31, 2028-01-31, 2028-02-29",
        "MONTHLY, 31, 2028-02-29, 2028-03-31",
        "MONTHLY, 1, 2026-12-31, 2027-01-01",
        "MONTHLY, 15, 2026-03-14, 2026-03-15",
        "TWICE_MONTHLY, 1, 2026-03-01, 2026-03-16",
        "TWICE_MONTHLY, 15, 2026-02-15, 2026-02-28",
        "TWICE_MONTHLY, 15, 2026-02-28, 2026-03-15",
        "TWICE_MONTHLY, 15, 2026-03-30, 2026-04-15",
        "WEEKLY, 5, 2026-03-27, 2026-04-03",
        "WEEKLY, 7, 2026-10-24, 2026-10-25"
    })
    @DisplayName("reliability 35: the 31st of short months, leap days, the ends of years")
    void next(Rhythm every, int day, LocalDate after, LocalDate next) {
        assertThat(every.next(after, day)).isEqualTo(next);
    }
}
