package io.ratebook.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.money.CurrencyCode;
import io.ratebook.policies.PolicyText;
import io.ratebook.policy.Policy;
import io.ratebook.policy.PolicySettings;
import io.ratebook.policy.ThresholdRow.Sweep;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Thresholds: from what sum a partner is paid")
class ThresholdsTest {
    private static final CurrencyCode GBP = CurrencyCode.of("GBP");
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    private static final CurrencyCode JPY = CurrencyCode.of("JPY");
    private static final long RUN = micros("2024-06-30T22:00:00Z");

    private static long micros(String at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(at));
    }

    private static Thresholds of(String table) {
        return of(new PolicyText().thresholds(table).build());
    }

    private static Thresholds of(Policy policy) {
        return Thresholds.of(policy, "USD", ZoneOffset.UTC);
    }

    private static PartnerFacts partner(
            String code, List<PartnerFacts.DatedLevel> levels, List<PartnerFacts.DatedGroup> groups) {
        return new PartnerFacts(
                code,
                micros("2024-01-01T00:00:00Z"),
                List.of(),
                null,
                levels,
                null,
                Set.of(),
                Set.of("vip"),
                "DE",
                Map.of("size", "250"),
                groups);
    }

    private static PartnerFacts plain(String code) {
        return partner(code, List.of(), List.of());
    }

    private static PartnerFacts gold(String code, String from) {
        return partner(code, List.of(new PartnerFacts.DatedLevel(micros(from), "Gold")), List.of());
    }

    private static Threshold decide(Thresholds thresholds, PartnerFacts partner, CurrencyCode currency) {
        return thresholds.at(RUN).decide(partner, currency);
    }

    private static void says(Threshold said, long minimum, @Nullable String row) {
        assertThat(said.minimumMinor()).isEqualTo(minimum);
        assertThat(said.row()).isEqualTo(row == null ? "" : row);
        assertThat(said.sheet()).isEqualTo(row == null ? "" : "Thresholds");
    }

    @Test
    @DisplayName("B04: without a table everything is paid")
    void without_a_table_the_minimum_is_nothing_and_no_row_is_named() {
        Threshold said = decide(of(new PolicyText().build()), plain("P1"), GBP);
        assertThat(said).isEqualTo(Threshold.none(GBP));
        assertThat(said.isReached(0, 0, 0)).isTrue();
        assertThat(said.isReached(-1, 0, 0)).isFalse();
    }

    @Test
    @DisplayName("B04: the first matching row decides, and a partner that no row matches is paid from 0")
    void the_first_matching_row_decides_and_a_gap_is_nothing() {
        Thresholds thresholds = of("""
                Row    | Level  | Partner | Minimum | Minimum sales | Minimum customers | Sweep
                T-0001 | Gold   |         | 20      |               |                   |
                T-0002 |        | P2      | 50.50   | 10            | 3                 | year end
                T-0003 | Gold   |         | 99      |               |                   |
                """);
        says(decide(thresholds, gold("P2", "2024-01-01T00:00:00Z"), GBP), 20_00, "T-0001");
        Threshold second = decide(thresholds, plain("P2"), GBP);
        assertThat(second).isEqualTo(new Threshold(50_50, GBP, 10, 3, Sweep.YEAR_END, "Thresholds", "T-0002"));
        says(decide(thresholds, plain("P3"), GBP), 0, null);
    }

    @Test
    @DisplayName("B04: a sum at the minimum is paid; sales and customers since joining count beside it")
    void at_the_minimum_is_enough() {
        Threshold said = new Threshold(50_50, GBP, 10, 3, Sweep.NEVER, "Thresholds", "T-0001");
        assertThat(said.isReached(50_50, 10, 3)).isTrue();
        assertThat(said.isReached(50_49, 10, 3)).isFalse();
        assertThat(said.isReached(50_50, 9, 3)).isFalse();
        assertThat(said.isReached(50_50, 10, 2)).isFalse();
    }

    @Test
    @DisplayName("G08: a row whose Minimum is in another currency is passed over, one without Minimum is not")
    void rows_of_other_currencies_are_passed_over() {
        Thresholds thresholds = of("""
                Row    | Level | Minimum  | Minimum sales | Sweep
                T-0001 |       | 25       |               |
                T-0002 | Gold  | 30 EUR   |               | on leaving
                T-0003 |       | 40 EUR   |               |
                T-0004 |       |          | 5             |
                T-0005 |       | 5000 JPY |               |
                """);
        PartnerFacts gold = gold("P1", "2024-01-01T00:00:00Z");
        Thresholds.Reading reading = thresholds.at(RUN);
        says(reading.decide(gold, GBP), 25_00, "T-0001");
        says(reading.decide(gold, EUR), 30_00, "T-0002");
        assertThat(reading.decide(gold, EUR).sweep()).isEqualTo(Sweep.ON_LEAVING);
        says(reading.decide(plain("P2"), EUR), 40_00, "T-0003");
        Threshold yen = reading.decide(gold, JPY);
        says(yen, 0, "T-0004");
        assertThat(yen.minimumSales()).isEqualTo(5);
        assertThat(yen.currency()).isEqualTo(JPY);
    }

    @Test
    void money_without_a_currency_is_in_that_of_the_policy_else_of_the_program() {
        String table = "Minimum\n25\n";
        says(decide(of(table), plain("P1"), GBP), 25_00, "row 7");
        Policy nameless = new PolicyText()
                .settings(PolicySettings.blank())
                .thresholds(table)
                .build();
        Thresholds ofProgram = Thresholds.of(nameless, "JPY", ZoneId.of("Europe/Berlin"));
        says(decide(ofProgram, plain("P1"), JPY), 25, "row 7");
        says(decide(ofProgram, plain("P1"), GBP), 0, null);
    }

    @Test
    void level_and_group_count_as_they_stand_at_the_instant_of_the_run() {
        Thresholds thresholds = of("""
                Row    | Level    | Group      | Minimum
                T-0001 | Gold     |            | 10
                T-0002 | not Gold |            | 15
                T-0003 |          | Resellers  | 20
                T-0004 |          | not Agents | 30
                T-0005 |          | (none)     | 40
                T-0006 |          |            | 50
                """);
        PartnerFacts later = gold("P1", "2024-06-30T22:00:00.000001Z");
        says(decide(thresholds, gold("P1", "2024-06-30T22:00:00Z"), GBP), 10_00, "T-0001");
        says(decide(thresholds, later, GBP), 40_00, "T-0005");
        says(thresholds.at(RUN + 1).decide(later, GBP), 10_00, "T-0001");
        says(decide(thresholds, member("Resellers", RUN, RUN + 1), GBP), 20_00, "T-0003");
        says(decide(thresholds, member("Resellers", RUN - 1, RUN), GBP), 40_00, "T-0005");
        says(decide(thresholds, member("Others", RUN, PartnerFacts.NEVER), GBP), 30_00, "T-0004");
        says(decide(thresholds, member("Agents", RUN, PartnerFacts.NEVER), GBP), 50_00, "T-0006");
        PartnerFacts silver = partner("P1", List.of(new PartnerFacts.DatedLevel(Long.MIN_VALUE, "Silver")), List.of());
        says(decide(thresholds, silver, GBP), 15_00, "T-0002");
    }

    private static PartnerFacts member(String group, long from, long until) {
        return partner("P1", List.of(), List.of(new PartnerFacts.DatedGroup(group, from, until)));
    }

    @Test
    void country_tag_attribute_and_days_since_joining_are_read_of_the_partner() {
        says(decide(of("Partner country | Minimum\nDE | 5\n"), plain("P1"), GBP), 5_00, "row 7");
        says(decide(of("Partner tag | Minimum\nvip | 6\n"), plain("P1"), GBP), 6_00, "row 7");
        says(decide(of("attribute: size from | Minimum\n250 | 7\n"), plain("P1"), GBP), 7_00, "row 7");
        says(decide(of("attribute: size from | Minimum\n251 | 7\n"), plain("P1"), GBP), 0, null);
        long joined = micros("2024-01-01T00:00:00Z");
        Thresholds late = of("Days since partner joined from | Minimum\n90 | 8\n");
        says(late.at(joined + 90 * 86_400_000_000L).decide(plain("P1"), GBP), 8_00, "row 7");
        says(late.at(joined + 90 * 86_400_000_000L - 1).decide(plain("P1"), GBP), 0, null);
    }

    @Test
    @DisplayName("many partners by 1,000 rows: as fast as a run needs, and each as if asked alone")
    void many_partners_in_one_reading_are_decided_as_each_alone() {
        StringBuilder table = new StringBuilder("Partner | Level | Group | Minimum\n");
        for (int row = 0; row < 1_000; row++) {
            table.append("P").append(row * 7).append(" | | | ").append(row + 1).append('\n');
        }
        table.append(" | Gold | | 2000\n | | Resellers | 3000 EUR\n | | | 4000\n");
        Thresholds thresholds = of(table.toString());
        List<PartnerFacts> partners = new ArrayList<>();
        for (int number = 0; number < 100_000; number++) {
            partners.add(number % 3 == 0 ? gold("P" + number, "2024-01-01T00:00:00Z") : plain("P" + number));
        }
        long start = System.nanoTime();
        Thresholds.Reading reading = thresholds.at(RUN);
        long rows = 0;
        for (int number = 0; number < partners.size(); number++) {
            Threshold said = reading.decide(partners.get(number), GBP);
            long expected = number % 7 == 0 && number < 7_000 ? number / 7 + 1 : number % 3 == 0 ? 2_000 : 4_000;
            assertThat(said.minimumMinor()).as("P%s", number).isEqualTo(expected * 100);
            rows += reading.decide(partners.get(number), EUR).row().isEmpty() ? 0 : 1;
        }
        assertThat(rows).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        says(decide(thresholds, partners.get(6_993), GBP), 1_000_00, "row 1006");
    }
}
