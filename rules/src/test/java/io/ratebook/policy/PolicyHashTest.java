package io.ratebook.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("F07: a version is identified by the hash of what decides")
class PolicyHashTest {
    private static final PolicySettings SETTINGS = settings("Summer", "a note", LocalDate.of(2026, 1, 1), 3);

    private static PolicySettings settings(String title, String note, LocalDate validFrom, int version) {
        return new PolicySettings(
                title, "acme", "EUR", ZoneId.of("UTC"), validFrom, 365, note, List.of(), version, "ab".repeat(32));
    }

    private static Policy policy(PolicySettings settings, RateRow row, List<Column> columns) {
        return new Policy(
                settings,
                List.of(new RateSheet("Rates", Reading.FIRST_MATCH, columns, List.of(row))),
                List.of(),
                List.of(),
                Sheet.empty(),
                Sheet.empty(),
                Sheet.empty(),
                Sheet.empty(),
                List.of());
    }

    private static RateRow row(int number, String id, String percent, String comment) {
        SortedMap<Column, Condition> when = new TreeMap<>();
        when.put(Column.of(Field.LEVEL), new Condition.OneOf(List.of("Silver", "Gold")));
        when.put(Column.of(Field.AMOUNT), new Condition.Band(new BigDecimal("10.00"), null, "EUR"));
        return new RateRow(
                new RowRef("Rates", number, id),
                when,
                new Rate.Percent(new BigDecimal(percent)),
                null,
                null,
                null,
                null,
                List.of(),
                comment);
    }

    private static String hash(PolicySettings settings, RateRow row) {
        return PolicyHash.of(policy(settings, row, List.of()));
    }

    @Test
    void the_canonical_text_has_sorted_keys_and_plain_decimals() {
        assertThat(CanonicalPolicy.json(policy(SETTINGS, row(7, "R-1", "8.50", "why"), List.of())))
                .isEqualTo("{\"rates\":[{\"reading\":\"FIRST_MATCH\",\"rows\":[{\"id\":\"R-1\",\"rate\":{\"percent\":"
                        + "\"8.5\"},\"when\":{\"AMOUNT\":{\"currency\":\"EUR\",\"from\":\"10\"},"
                        + "\"LEVEL\":{\"oneOf\":[\"Gold\",\"Silver\"]}}}],\"sheet\":\"Rates\"}],"
                        + "\"settings\":{\"currency\":\"EUR\",\"reactivatedAfterDays\":365,\"timeZone\":\"UTC\"}}");
    }

    @Test
    void what_does_not_decide_does_not_change_the_hash() {
        String hash = hash(SETTINGS, row(7, "R-1", "8.5", "why"));

        assertThat(hash).matches("[0-9a-f]{64}");
        assertThat(hash(settings("Winter", "", LocalDate.of(2027, 1, 1), 9), row(7, "R-1", "8.5", "why")))
                .isEqualTo(hash);
        assertThat(hash(SETTINGS, row(99, "R-1", "8.500", "other"))).isEqualTo(hash);
        assertThat(PolicyHash.of(policy(SETTINGS, row(7, "R-1", "8.5", ""), List.of(Column.of(Field.PRODUCT)))))
                .as("an empty WHEN column")
                .isEqualTo(hash);
    }

    @Test
    void what_decides_changes_the_hash() {
        String hash = hash(SETTINGS, row(7, "R-1", "8.5", ""));
        PolicySettings days =
                new PolicySettings("", "acme", "EUR", ZoneId.of("UTC"), null, 364, "", List.of(), null, null);
        PolicySettings zone =
                new PolicySettings("", "acme", "EUR", ZoneId.of("Europe/London"), null, 365, "", List.of(), null, null);

        assertThat(hash(SETTINGS, row(7, "R-1", "8.6", ""))).isNotEqualTo(hash);
        assertThat(hash(SETTINGS, row(7, "R-2", "8.5", ""))).isNotEqualTo(hash);
        assertThat(hash(days, row(7, "R-1", "8.5", ""))).isNotEqualTo(hash);
        assertThat(hash(zone, row(7, "R-1", "8.5", ""))).isNotEqualTo(hash);
    }

    @Test
    void drl_counts_by_its_content() {
        PolicySettings drl =
                new PolicySettings("", null, "EUR", null, null, 365, "", List.of("spring-bonus"), null, null);
        Policy policy = policy(drl, row(7, "R-1", "8.5", ""), List.of());

        assertThat(PolicyHash.of(policy, Map.of("spring-bonus", "aa")))
                .isNotEqualTo(PolicyHash.of(policy, Map.of("spring-bonus", "bb")));
        assertThatThrownBy(() -> PolicyHash.of(policy))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DRL set \"spring-bonus\" has no content hash");
    }
}
