package io.ratebook.evaluation.drools;

import static io.ratebook.evaluation.drools.DrlFixture.build;
import static io.ratebook.evaluation.drools.DrlFixture.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DrlSetsTest {
    private static String rule(String set, String name, String component) {
        return """
                package drl.%s
                import io.ratebook.drl.*
                rule "%s" when Sale() out : AfterTables() then out.fixed("%s", "1.00 GBP"); end
                """.formatted(set, name, component);
    }

    private static final DrlSets SETS = build(Map.of(
            "one", rule("one", "first", "A"), "two", rule("two", "second", "B"), "three", rule("three", "first", "C")));

    @Test
    void sets_are_found_by_the_name_of_their_folder() {
        assertThat(SETS.names()).containsExactly("one", "three", "two");
        assertThat(SETS.find("four")).isNull();
    }

    @Test
    void a_set_says_which_stages_it_has() {
        DrlSet one = SETS.joined(List.of("one"));

        assertThat(one.hasAfter()).isTrue();
        assertThat(one.hasBefore()).isFalse();
        assertThat(one.hasPeriodEnd()).isFalse();
    }

    @Test
    void joined_sets_speak_in_one_run_whatever_the_order_of_their_names() {
        DrlSet joined = SETS.joined(List.of("two", "one"));

        assertThat(joined.name()).isEqualTo("one + two");
        assertThat(joined.contentHash())
                .isEqualTo(SETS.joined(List.of("one", "two")).contentHash())
                .isNotEqualTo(SETS.joined(List.of("one")).contentHash());
        assertThat(joined.open(Set.of()).after(product("X"), List.of()).components())
                .extracting(DrlComponent::rule)
                .containsExactly("first", "second");
    }

    @Test
    void a_name_that_is_unknown_or_twice_is_refused_with_the_known_ones() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETS.joined(List.of("four")))
                .withMessage("DRL \"four\" is not known: expected one of one, three, two");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETS.joined(List.of("one", "one")))
                .withMessageContaining("each once");
    }

    @Test
    void two_sets_with_a_rule_of_one_name_cannot_be_joined() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETS.joined(List.of("one", "three")))
                .withMessageContaining("rule \"first\" stands in DRL one and in DRL three");
    }

    @Test
    @DisplayName("F07: the hash changes with the text, and only with the text")
    void the_hash_changes_with_the_text() {
        String text = rule("one", "first", "A");
        String hash = SETS.joined(List.of("one")).contentHash();

        assertThat(SETS.contentHashes()).containsOnlyKeys("one", "three", "two").containsEntry("one", hash);
        assertThat(hashOf(text)).isEqualTo(hash);
        assertThat(hashOf(text.replace("\n", "\r\n"))).isEqualTo(hash);
        assertThat(hashOf(text.replace("1.00", "1.01"))).isNotEqualTo(hash);
    }

    private static String hashOf(String text) {
        return build(Map.of("one", text)).joined(List.of("one")).contentHash();
    }
}
