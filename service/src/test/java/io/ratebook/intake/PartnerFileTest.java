package io.ratebook.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.evaluation.PartnerFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartnerFileTest {
    @TempDir
    Path folder = Path.of("");

    private final List<String> problems = new ArrayList<>();

    @Test
    void a_partner_keeps_what_rules_may_ask_of_it() {
        PartnerFacts partner = only("""
                partner,name,level,approved_at,referred_by,email,group,tags,country,paypal,paused_at,left_at,attribute.team
                P1,One,Gold,2010-12-07T10:36:00Z,,a@b.example,Agents;Nordics,vip; b2b,GB,a@b.example,\
                2011-02-01T00:00:00Z;2011-02-03T00:00:00Z,2011-06-01T00:00:00Z,North
                """);
        assertThat(partner.approvedAt(micros("2010-12-07T10:36:00Z"))).isTrue();
        assertThat(partner.approvedAt(micros("2010-12-07T10:35:59Z"))).isFalse();
        assertThat(partner.levelAt(micros("1901-01-01T00:00:00Z"))).isEqualTo("Gold");
        assertThat(partner.groups()).containsExactlyInAnyOrder("Agents", "Nordics");
        assertThat(partner.tags()).containsExactlyInAnyOrder("vip", "b2b");
        assertThat(partner.country()).isEqualTo("GB");
        assertThat(partner.pausedAt(micros("2011-02-02T00:00:00Z"))).isTrue();
        assertThat(partner.pausedAt(micros("2011-02-03T00:00:00Z"))).isFalse();
        assertThat(partner.leftAt(micros("2011-06-01T00:00:00Z"))).isTrue();
        assertThat(partner.attributes()).containsExactly(Map.entry("team", "North"));
    }

    @Test
    void a_blank_approval_means_always_approved() {
        assertThat(only("partner,approved_at\nP1,\n").approvedAt(Long.MIN_VALUE))
                .isTrue();
    }

    @Test
    void several_lines_of_one_partner_date_its_levels_in_any_order() {
        PartnerFacts partner = only("""
                partner,level,level_from,country
                P1,Gold,2011-03-01,GB
                P1,Silver,2011-02-01T12:00:00Z,GB
                P1,Bronze,,GB
                """);
        assertThat(partner.levelAt(micros("2011-02-01T11:59:59Z"))).isEqualTo("Bronze");
        assertThat(partner.levelAt(micros("2011-02-01T12:00:00Z"))).isEqualTo("Silver");
        // A day begins at midnight of the program's zone: in Berlin at 23:00 UTC of the day before.
        assertThat(partner.levelAt(micros("2011-02-28T22:59:59Z"))).isEqualTo("Silver");
        assertThat(partner.levelAt(micros("2011-02-28T23:00:00Z"))).isEqualTo("Gold");
    }

    @Test
    void a_partner_without_an_undated_level_has_none_before_the_first() {
        PartnerFacts partner = only("partner,level,level_from\nP1,Gold,2011-03-01T00:00:00Z\n");
        assertThat(partner.levelAt(micros("2011-02-28T00:00:00Z"))).isNull();
    }

    @Test
    void lines_of_one_partner_that_disagree_are_named() {
        read("""
                partner,level,level_from,country,attribute.team
                P1,Gold,2011-03-01,GB,North
                P1,Silver,2011-03-01,DE,South
                """);
        assertThat(problems)
                .containsExactly(
                        "partners.csv:3: country: found \"DE\", expected \"GB\" as in line 2: lines of one partner differ"
                                + " only in level and level_from",
                        "partners.csv:3: partner: found \"P1\", expected the same attributes as in line 2",
                        "partners.csv:3: level_from: found \"2011-03-01\", expected a time of its own: in line 2 the level"
                                + " from then on is \"Gold\"");
    }

    @Test
    void who_recruited_whom_makes_sense() {
        read("""
                partner,referred_by
                P1,P2
                P2,P3
                P3,P1
                P4,P4
                P5,P9
                P6,P1
                """);
        assertThat(problems)
                .containsExactly(
                        "partners.csv:2: referred_by: found \"P2\", expected no circle: P1 is above itself",
                        "partners.csv:5: referred_by: found \"P4\", expected another partner: nobody recruits themselves",
                        "partners.csv:6: referred_by: found \"P9\", expected a partner of this file");
    }

    @Test
    void broken_values_are_named() {
        read("""
                partner,approved_at,paused_at,left_at
                ,2011-03-01,,
                P1,soon,2011-03-02;2011-03-01,2011-13-01
                """);
        assertThat(problems)
                .hasSize(4)
                .satisfies(
                        all -> assertThat(all.get(0)).startsWith("partners.csv:2: partner: expected a value"),
                        all -> assertThat(all.get(1)).startsWith("partners.csv:3: approved_at: found \"soon\""),
                        all -> assertThat(all.get(2)).contains("paused_at", "ascending order"),
                        all -> assertThat(all.get(3)).contains("left_at", "2011-13-01"));
    }

    private PartnerFacts only(String text) {
        PartnerFacts partner = Objects.requireNonNull(read(text).get("P1"));
        assertThat(problems).isEmpty();
        return partner;
    }

    private Map<String, PartnerFacts> read(String text) {
        try {
            Path file = Files.writeString(folder.resolve("partners.csv"), text);
            return PartnerFile.read(
                    file, ZoneId.of("Europe/Berlin"), new ProblemLog(problem -> problems.add(problem.text())));
        } catch (IOException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    private static long micros(String instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant));
    }
}
