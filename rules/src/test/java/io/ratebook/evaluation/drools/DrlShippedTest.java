package io.ratebook.evaluation.drools;

import static io.ratebook.evaluation.drools.DrlFixture.facts;
import static io.ratebook.evaluation.drools.DrlFixture.month;
import static io.ratebook.evaluation.drools.DrlFixture.sale;
import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.drl.Customer;
import io.ratebook.drl.Earned;
import io.ratebook.drl.Partner;
import io.ratebook.evaluation.drools.DrlComponent.PercentOf;
import io.ratebook.evaluation.drools.DrlComponent.PercentOfNamed;
import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Exact;
import io.ratebook.money.Money;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The DRL that ships for the gift shop, as the build compiled it. */
class DrlShippedTest {
    private static final DrlSet SET = DrlSets.shipped().joined(List.of("online-retail"));
    private static final DrlRun RUN = SET.open(Set.of("Commission"));

    @ParameterizedTest
    @DisplayName("F12: a season is set before the tables, by the day where the program is at home")
    @CsvSource({
        "2011-10-14T22:59:00Z, ''", // 23:59 in London, a day before the season
        "2011-10-14T23:00:00Z, Christmas", // midnight in London
        "2010-12-24T23:59:00Z, Christmas",
        "2010-12-25T00:00:00Z, ''",
        "2011-01-20T12:00:00Z, Valentine",
        "2011-02-14T12:00:00Z, Valentine",
        "2011-02-15T12:00:00Z, ''",
    })
    void a_season_is_set_by_the_day_at_home(String at, String season) {
        DrlBefore before = RUN.before(facts(sale("X", "1", "10.00", at)));

        assertThat(before.parked()).isNull();
        assertThat(before.attributes().getOrDefault("season", "")).isEqualTo(season);
    }

    @Test
    void a_weekend_is_told_apart_from_a_weekday() {
        assertThat(RUN.before(facts(sale("X", "1", "10.00", "2011-03-06T12:00:00Z")))
                        .attributes())
                .isEqualTo(Map.of("weekday", "weekend"));
        assertThat(RUN.before(facts(sale("X", "1", "10.00", "2011-03-07T12:00:00Z")))
                        .attributes())
                .isEmpty();
    }

    @ParameterizedTest
    @DisplayName("F12: a carton bonus is added after the tables for whole cartons of twelve, from four on")
    @CsvSource({"48, true", "96, true", "50, false", "36, false", "0, false", "48.5, false"})
    void a_carton_bonus_is_added_for_whole_cartons(String quantity, boolean earns) {
        DrlAfter after = RUN.after(facts(sale("X", quantity, "81.60", "2011-03-01T12:00:00Z")), List.of());

        DrlComponent bonus =
                new DrlComponent("Carton bonus", "Carton bonus", new PercentOfNamed(new BigDecimal("1"), "Revenue"));
        assertThat(after).isEqualTo(new DrlAfter(earns ? List.of(bonus) : List.of(), List.of(), null));
    }

    @Test
    @DisplayName("F12: a rule reads the upline and what a table earned, exactly")
    void a_team_bonus_is_a_part_of_the_exact_commission() {
        Partner platinum = new Partner("P9", "Platinum", Set.of(), Set.of(), null, Map.of(), null);
        Partner seller = new Partner("P1", "Gold", Set.of(), Set.of(), null, Map.of(), platinum);
        Earned earned = new Earned("Commission", "Rates", "R-0001", Exact.of(new BigDecimal("4.828")), "GBP");
        var sale = sale("X", "1", "60.35", "2011-03-01T12:00:00Z");

        DrlAfter after = RUN.after(facts(sale, seller, new Customer("C1", "new")), List.of(earned));

        assertThat(after.components())
                .containsExactly(new DrlComponent(
                        "Platinum team bonus",
                        "Team bonus",
                        new PercentOf(new BigDecimal("5"), Exact.of(new BigDecimal("4.828")))));
        assertThat(RUN.after(facts(sale, seller, new Customer("C1", "returning")), List.of(earned))
                        .components())
                .isEmpty();
    }

    @Test
    @DisplayName("F12: at a month's end each partner with five customers gets a bonus under a key of their own")
    void a_consistency_bonus_has_a_key_of_partner_and_month() {
        DrlClose close = RUN.close(List.of(month("P2", "10.00", 5), month("P1", "9000.00", 4), month("P3", "1.00", 6)));

        assertThat(close.adjustments()).containsExactly(bonus("P2"), bonus("P3"));
        assertThat(close.parked()).isNull();
    }

    private static DrlAdjustment bonus(String partner) {
        return new DrlAdjustment(
                "consistency " + partner + " 2011-03-01",
                "Consistency bonus",
                partner,
                "Consistency bonus",
                new Money(2500, CurrencyCode.of("GBP")),
                "5 customers or more in a month");
    }

    @Test
    void the_set_says_what_it_has() {
        assertThat(SET.name()).isEqualTo("online-retail");
        assertThat(SET.contentHash()).matches("[0-9a-f]{64}");
        assertThat(SET.hasBefore() && SET.hasAfter() && SET.hasPeriodEnd()).isTrue();
        assertThat(SET.readsHistory()).isFalse();
        assertThat(SET.rules()).contains(new DrlRule("Christmas season", "season.drl", 9, DrlStage.BEFORE_TABLES));
    }

    @Test
    @DisplayName("the compiled rules load on Java 17, whatever Java built them")
    void the_classes_are_of_java_17() throws IOException {
        try (InputStream index = resource(DrlIndex.RESOURCE)) {
            String model = new tools.jackson.databind.json.JsonMapper()
                    .readValue(index, DrlIndex.class)
                    .sets()
                    .get(0)
                    .models()
                    .get(0);
            try (InputStream in = resource(model.replace('.', '/') + ".class")) {
                assertThat(in.readNBytes(8)[7]).isEqualTo((byte) 61);
            }
        }
    }

    private static InputStream resource(String path) {
        return java.util.Objects.requireNonNull(
                DrlShippedTest.class.getClassLoader().getResourceAsStream(path), path);
    }
}
