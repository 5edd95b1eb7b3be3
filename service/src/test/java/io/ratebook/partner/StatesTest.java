package io.ratebook.partner;

import static io.ratebook.partner.PartnerState.APPLIED;
import static io.ratebook.partner.PartnerState.APPROVED;
import static io.ratebook.partner.PartnerState.LEFT;
import static io.ratebook.partner.PartnerState.PAUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.evaluation.PartnerFacts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StatesTest {
    /** Written here a second time, as the requirement says it. */
    private static final Map<PartnerState, Set<PartnerState>> LEGAL = new EnumMap<>(Map.of(
            APPLIED, Set.of(APPROVED, LEFT),
            APPROVED, Set.of(PAUSED, LEFT),
            PAUSED, Set.of(APPROVED, LEFT),
            LEFT, Set.of()));

    /** The shortest life that ends in a state, at the times 10, 20, ... */
    private static final Map<PartnerState, List<PartnerState>> WAY = Map.of(
            APPLIED, List.of(APPLIED),
            APPROVED, List.of(APPLIED, APPROVED),
            PAUSED, List.of(APPLIED, APPROVED, PAUSED),
            LEFT, List.of(APPLIED, LEFT));

    private static States life(PartnerState... states) {
        return life(List.of(states));
    }

    private static States life(List<PartnerState> states) {
        List<States.Entry> entries = new ArrayList<>();
        for (PartnerState state : states) {
            entries.add(new States.Entry(10L * (entries.size() + 1), state, null));
        }
        return States.of(entries);
    }

    @Test
    @DisplayName("G11: applied, approved, paused, left: every legal move works, every other one is refused by name")
    void legal_moves_are_those_of_the_table() {
        for (PartnerState from : PartnerState.values()) {
            for (PartnerState to : PartnerState.values()) {
                States before = life(WAY.getOrDefault(from, List.of()));
                if (LEGAL.getOrDefault(from, Set.of()).contains(to)) {
                    assertThat(before.with(to, 100, null).at(100)).isEqualTo(to);
                    assertThat(before.with(to, 100, null).at(99)).isEqualTo(from);
                } else {
                    assertThatThrownBy(() -> before.with(to, 100, null))
                            .as(from + " to " + to)
                            .isInstanceOf(IllegalMoveException.class)
                            .hasMessageContaining("a partner who is " + from.word())
                            .hasMessageContaining("not " + to.word());
                }
            }
        }
    }

    @Test
    void everybody_has_applied_before_all_else() {
        assertThatThrownBy(() -> life(PAUSED)).hasMessage("a partner begins applied or approved, not paused");
        States always = States.of(List.of(new States.Entry(Moments.ALWAYS, APPLIED, null)));
        assertThat(always.at(Moments.ALWAYS)).isEqualTo(APPLIED);
        assertThat(always.with(LEFT, 5, null).at(5)).isEqualTo(LEFT);
        assertThat(life(APPROVED).at(9)).isEqualTo(APPLIED);
    }

    @Test
    void what_is_said_already_changes_nothing() {
        States states = life(APPLIED, APPROVED, PAUSED);
        assertThat(states.with(APPROVED, 20, "again")).isSameAs(states);
    }

    @Test
    void an_approval_may_count_from_before_the_application() {
        assertThat(life(APPLIED).with(APPROVED, 5, null).entries())
                .containsExactly(new States.Entry(5, APPROVED, null));
    }

    @Test
    void a_state_may_begin_earlier_than_was_said() {
        assertThat(life(APPLIED, APPROVED, PAUSED).with(APPROVED, 15, null).joinedAt())
                .isEqualTo(15);
        assertThat(life(APPLIED, APPROVED, PAUSED, APPROVED)
                        .with(APPROVED, 35, null)
                        .pauses())
                .containsExactly(30L, 35L);
    }

    @Test
    void a_move_into_the_middle_must_fit_both_ways() {
        assertThatThrownBy(() -> life(APPROVED, LEFT).with(APPROVED, 15, null))
                .isInstanceOf(IllegalMoveException.class);
        assertThat(life(APPROVED, LEFT).with(PAUSED, 15, null).at(20)).isEqualTo(LEFT);
    }

    @Test
    void the_first_approval_moves_where_nothing_stands_in_the_way() {
        assertThat(life(APPROVED, PAUSED).approvedFrom(5).joinedAt()).isEqualTo(5);
        assertThatThrownBy(() -> life(APPROVED, PAUSED).approvedFrom(25)).isInstanceOf(IllegalMoveException.class);
        assertThat(life(APPLIED, APPROVED).approvedFrom(5).entries())
                .containsExactly(new States.Entry(5, APPROVED, null));
    }

    @Test
    void the_engine_sees_the_same_life() {
        States states = life(APPLIED, APPROVED, PAUSED, APPROVED, LEFT);
        PartnerFacts facts = facts(states);
        for (long time = 0; time < 70; time++) {
            PartnerState state = states.at(time);
            assertThat(facts.leftAt(time)).isEqualTo(state == LEFT);
            assertThat(facts.approvedAt(time)).isEqualTo(state != APPLIED);
            assertThat(facts.pausedAt(time) && !facts.leftAt(time)).isEqualTo(state == PAUSED);
        }
        assertThat(facts(life(APPLIED)).approvedAt(Long.MAX_VALUE - 1)).isFalse();
    }

    private static PartnerFacts facts(States states) {
        return new Partner(
                        1,
                        1,
                        "P1",
                        Person.UNKNOWN,
                        Profile.BLANK,
                        new Standing(states, Levels.NONE, Groups.NONE),
                        0,
                        null)
                .facts();
    }
}
