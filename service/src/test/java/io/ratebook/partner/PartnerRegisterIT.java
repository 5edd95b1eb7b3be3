package io.ratebook.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.evaluation.PartnerFacts;
import io.ratebook.web.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PartnerRegisterIT extends PartnerTest {
    private static final Person ADA = new Person("Ada Quillfeather", "ada.quillfeather@example.org");

    @Test
    void all_of_a_partner_is_kept() {
        Partner kept = register.create(
                program,
                new PartnerDraft(
                        "P-1/\u00e4 \uD83D\uDE00",
                        ADA,
                        new Profile(
                                "GB", null, new TreeSet<>(List.of("b2b", "vip")), new TreeMap<>(Map.of("team", "N"))),
                        new Standing(
                                States.of(List.of(
                                        new States.Entry(Moments.ALWAYS, PartnerState.APPROVED, null),
                                        new States.Entry(5, PartnerState.PAUSED, "holiday"))),
                                Levels.NONE.with(Moments.ALWAYS, "Gold").with(7, null),
                                Groups.NONE.with(new Membership("Agents", 3, 9)))));
        assertThat(register.required(program, "P-1/\u00e4 \uD83D\uDE00")).isEqualTo(kept);
    }

    @Test
    void codes_are_compared_byte_by_byte() {
        approved("p1");
        approved("P1");
        assertThatThrownBy(() -> approved("P1"))
                .isInstanceOf(Refusal.class)
                .hasMessage("there is a partner \"P1\" already");
    }

    @Test
    @DisplayName("G11: states have dates, and only legal moves are made")
    void a_move_that_is_none_is_refused_by_name() {
        approved("P1");
        Partner left = register.move(program, "P1", PartnerState.LEFT, micros("2011-06-01T00:00:00Z"), "moved away");
        assertThat(left.standing().states().at(micros("2011-05-31T23:59:59Z"))).isEqualTo(PartnerState.APPROVED);
        assertThatThrownBy(
                        () -> register.move(program, "P1", PartnerState.PAUSED, micros("2011-07-01T00:00:00Z"), null))
                .isInstanceOf(Refusal.class)
                .hasMessage("a partner who is left (from 2011-06-01T00:00:00Z) can become nothing else, not paused"
                        + " (from 2011-07-01T00:00:00Z)");
        assertThat(register.required(program, "P1")).isEqualTo(left);
    }

    @Test
    @DisplayName("G11: levels and groups have dates")
    void levels_and_groups_hold_for_their_time() {
        approved("P1");
        register.level(program, "P1", 100, "Gold");
        register.level(program, "P1", 50, "Silver");
        register.group(program, "P1", new Membership("Agents", 10, Moments.OPEN));
        Partner partner = register.group(program, "P1", new Membership("Agents", 10, 20));
        assertThat(partner.standing().levels().at(49)).isNull();
        assertThat(partner.standing().levels().at(50)).isEqualTo("Silver");
        assertThat(partner.standing().levels().at(100)).isEqualTo("Gold");
        assertThat(partner.standing().groups().at(19)).containsExactly("Agents");
        assertThat(partner.standing().groups().at(20)).isEmpty();
        PartnerFacts facts = Objects.requireNonNull(
                bean(PartnersOfProgram.class).facts(program.id(), List.of("P1")).find("P1"));
        assertThat(facts.groupsAt(19)).containsExactly("Agents");
        assertThat(facts.groupsAt(20)).isEmpty();
        assertThatThrownBy(() -> register.group(program, "P1", new Membership("Agents", 15, 30)))
                .hasMessageContaining("belongs to the group \"Agents\"");
        assertThat(register.required(program, "P1")).isEqualTo(partner);
    }

    @Test
    @DisplayName("D10: cycles and self-referral are refused")
    void nobody_is_above_themselves() {
        approved("P1");
        approved("P2");
        approved("P3");
        register.edit(program, "P2", referredBy("P1"));
        register.edit(program, "P3", referredBy("P2"));
        assertThatThrownBy(() -> register.edit(program, "P1", referredBy("P1")))
                .hasMessageContaining("nobody recruits themselves");
        assertThatThrownBy(() -> register.edit(program, "P1", referredBy("P3")))
                .hasMessageContaining("no circle: \"P3\" was recruited by way of \"P1\"");
        assertThatThrownBy(() -> register.edit(program, "P1", referredBy("P9")))
                .hasMessageContaining("a partner of this program");
    }

    @Test
    @DisplayName("G11: personal data can be erased while the ledger keeps the code")
    void nothing_of_an_erased_person_is_left_anywhere() {
        approved("P1", ADA);
        register.edit(
                program,
                "P1",
                new PartnerEdit(
                        person -> new Person("Ada Quillfeather-Jones", ADA.email()), profile -> profile, false));
        assertThat(columnsWith("quillfeather")).isNotEmpty();

        Partner erased = register.erase(program, "P1", "asked to be forgotten");

        assertThat(columnsWith("quillfeather")).isEmpty();
        assertThat(erased.person()).isEqualTo(Person.UNKNOWN);
        assertThat(register.required(program, "P1").standing()).isEqualTo(erased.standing());
        assertThatThrownBy(
                        () -> register.edit(program, "P1", new PartnerEdit(person -> ADA, profile -> profile, false)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("was erased");
    }

    /** Every column of every table that holds the text, whatever the case of its letters. */
    private List<String> columnsWith(String text) {
        List<String> found = new ArrayList<>();
        for (Map<String, Object> column : database().jdbc().queryForList("""
                SELECT table_name AS t, column_name AS c FROM information_schema.columns
                WHERE table_schema = DATABASE() AND data_type IN
                  ('char', 'varchar', 'tinytext', 'text', 'mediumtext', 'longtext', 'blob', 'mediumblob', 'longblob', 'json')
                """)) {
            Long count = database()
                    .jdbc()
                    .queryForObject(
                            "SELECT COUNT(*) FROM " + column.get("t") + " WHERE LOWER(CONVERT(`" + column.get("c")
                                    + "` USING utf8mb4)) LIKE ?",
                            Long.class,
                            "%" + text + "%");
            if (Objects.requireNonNull(count) > 0) {
                found.add(column.get("t") + "." + column.get("c"));
            }
        }
        return found;
    }

    @Test
    @DisplayName("G05: changes of partners are in the audit log, without what is personal")
    void a_change_is_audited() {
        approved("P1", ADA);
        register.level(program, "P1", 50, "Silver");
        List<Map<String, Object>> entries = database()
                .jdbc()
                .queryForList("SELECT action, object, program, after_json FROM audit_entry WHERE object = 'partner P1'"
                        + " ORDER BY id");
        assertThat(entries).extracting(entry -> entry.get("action")).containsExactly("partner.create", "partner.level");
        assertThat(entries.get(1)).containsEntry("program", "shop");
        assertThat(String.valueOf(entries.get(1).get("after_json")))
                .contains("Silver from 1970-01-01T00:00:00.000050Z")
                .doesNotContain("Ada");
    }

    @Test
    void the_engine_sees_a_partner_and_those_above_it() {
        approved("P1");
        approved("P2");
        approved("P3");
        approved("P4");
        register.edit(program, "P2", referredBy("P1"));
        register.edit(program, "P3", referredBy("P2"));
        register.level(program, "P1", Moments.ALWAYS, "Gold");
        register.move(program, "P3", PartnerState.PAUSED, micros("2011-01-01T00:00:00Z"), null);

        PartnersOfProgram partners = bean(PartnersOfProgram.class);
        var some = partners.facts(program.id(), List.of("P3", "P9"));
        PartnerFacts third = Objects.requireNonNull(some.find("P3"));
        assertThat(third.approvedAtMicros()).isEqualTo(micros("2010-12-01T00:00:00Z"));
        assertThat(third.pausedAtMicros()).containsExactly(micros("2011-01-01T00:00:00Z"));
        assertThat(third.referredBy()).isEqualTo("P2");
        assertThat(Objects.requireNonNull(some.find("P1")).levelAt(0)).isEqualTo("Gold");
        assertThat(some.find("P4")).isNull();
        assertThat(some.find("P9")).isNull();
        var all = partners.facts(program.id());
        assertThat(all.find("P3")).isEqualTo(third);
        assertThat(all.find("P4")).isNotNull();
        assertThat(partners.facts(program("other").id()).find("P1")).isNull();
    }
}
