package io.ratebook.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.web.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VersionsInForceTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private static Activation activation(int number, int version, String from) {
        return new Activation(number, version * 100, version, LocalDate.parse(from), null, "ada", 0);
    }

    private static long at(String instant) {
        return Times.micros(Instant.parse(instant));
    }

    @Test
    @DisplayName("F07: a sale stands under the activation with the latest start day on or before its day in the zone")
    void the_latest_start_day_on_or_before_the_sales_day_counts() {
        VersionsInForce inForce =
                new VersionsInForce(1, LONDON, List.of(activation(1, 1, "2026-01-01"), activation(2, 2, "2026-07-01")));

        assertThat(inForce.numberAt(at("2025-12-31T23:59:59.999999Z"))).isEqualTo(VersionsInForce.NONE);
        assertThat(inForce.idAt(at("2025-12-31T23:59:59.999999Z"))).isEqualTo(VersionsInForce.NONE);
        assertThat(inForce.numberAt(at("2026-01-01T00:00:00Z"))).isEqualTo(1);
        assertThat(inForce.numberAt(at("2026-06-30T22:59:59.999999Z"))).isEqualTo(1);
        assertThat(inForce.numberAt(at("2026-06-30T23:00:00Z")))
                .as("1 July begins in London an hour before UTC's")
                .isEqualTo(2);
        assertThat(inForce.idAt(at("2030-01-01T00:00:00Z"))).isEqualTo(200);
        assertThat(inForce.ids()).containsExactly(100, 200);
    }

    @Test
    @DisplayName("F07: of two activations with one start day the later counts; going back is a further activation")
    void of_one_start_day_the_later_activation_counts() {
        VersionsInForce inForce = new VersionsInForce(
                1,
                LONDON,
                List.of(
                        activation(1, 1, "2026-01-01"),
                        activation(2, 2, "2026-03-01"),
                        activation(3, 1, "2026-03-01"),
                        activation(4, 3, "2026-02-01")));

        assertThat(inForce.numberAt(at("2026-02-10T00:00:00Z"))).isEqualTo(3);
        assertThat(inForce.numberAt(at("2026-03-10T00:00:00Z"))).isEqualTo(1);
        assertThat(inForce.activations()).isEqualTo(4);
        long now = at("2026-02-10T00:00:00Z");
        assertThat(VersionState.of(3, inForce, true, now)).isEqualTo(VersionState.ACTIVE);
        assertThat(VersionState.of(1, inForce, true, now)).isEqualTo(VersionState.SCHEDULED);
        assertThat(VersionState.of(2, inForce, true, now)).isEqualTo(VersionState.RETIRED);
        assertThat(VersionState.of(4, inForce, false, now)).isEqualTo(VersionState.DRAFT);
    }

    @Test
    void without_an_activation_no_version_is_in_force() {
        VersionsInForce none = new VersionsInForce(1, LONDON, List.of());

        assertThat(none.numberAt(0)).isEqualTo(VersionsInForce.NONE);
        assertThat(none.activations()).isZero();
    }
}
