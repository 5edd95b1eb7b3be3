package io.ratebook.partner;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.evaluation.PartnerFacts;
import io.ratebook.evaluation.Partners;
import io.ratebook.intake.PartnerFile;
import io.ratebook.intake.ProblemLog;
import io.ratebook.partner.PartnerImport.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartnerImportIT extends PartnerTest {
    private static final String FILE = """
            partner,name,email,level,level_from,approved_at,paused_at,left_at,referred_by,group,tags,country,attribute.team
            P1,One,one@example.org,Gold,2011-03-01,2010-12-07T10:36:00Z,2011-02-01;2011-02-03,2011-06-01,P2,A;B,vip,GB,North
            P2,Two,,Silver,,,,,,,,,
            P1,One,one@example.org,Bronze,,2010-12-07T10:36:00Z,2011-02-01;2011-02-03,2011-06-01,P2,A;B,vip,GB,North
            """;

    @TempDir
    Path folder = Path.of("");

    private final PartnerImport importing = bean(PartnerImport.class);
    private final List<String> problems = new ArrayList<>();

    private Path file(String text) {
        try {
            return Files.writeString(folder.resolve("partners.csv"), text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private Result run(String text) {
        return importing.run(
                program, file(text), (done, total) -> {}, new ProblemLog(problem -> problems.add(problem.text())));
    }

    @Test
    @DisplayName("G02: partners come in bulk, and are to the service what they are to the command line")
    void partners_of_a_file_are_those_of_the_command_line() {
        Map<String, PartnerFacts> expected =
                PartnerFile.read(file(FILE), program.zoneId(), new ProblemLog(problem -> {}));
        assertThat(run(FILE)).isEqualTo(new Result(2, 0, 0, 0));
        Partners known = bean(PartnersOfProgram.class).facts(program.id());
        for (Map.Entry<String, PartnerFacts> partner : expected.entrySet()) {
            PartnerFacts facts = Objects.requireNonNull(known.find(partner.getKey()));
            assertThat(facts.approvedAtMicros()).isEqualTo(partner.getValue().approvedAtMicros());
            assertThat(facts.pausedAtMicros()).isEqualTo(partner.getValue().pausedAtMicros());
            assertThat(facts.leftAtMicros()).isEqualTo(partner.getValue().leftAtMicros());
            assertThat(facts.levels()).isEqualTo(partner.getValue().levels());
            assertThat(facts.referredBy()).isEqualTo(partner.getValue().referredBy());
            assertThat(facts.groups()).isEqualTo(partner.getValue().groups());
            assertThat(facts.datedGroups()).isEmpty();
            assertThat(facts.tags()).isEqualTo(partner.getValue().tags());
            assertThat(facts.country()).isEqualTo(partner.getValue().country());
            assertThat(facts.attributes()).isEqualTo(partner.getValue().attributes());
        }
        Partner first = register.required(program, "P1");
        assertThat(first.person()).isEqualTo(new Person("One", "one@example.org"));
        assertThat(first.standing().groups().at(0)).containsExactly("A", "B");
        assertThat(problems).isEmpty();
    }

    @Test
    @DisplayName("G02: a file can be sent again without harm")
    void the_same_file_again_changes_nothing() {
        run(FILE);
        Partner first = register.required(program, "P1");
        assertThat(run(FILE)).isEqualTo(new Result(0, 0, 2, 0));
        assertThat(register.required(program, "P1")).isEqualTo(first);
    }

    @Test
    void a_changed_line_updates_and_what_a_person_said_since_stays() {
        run("partner,level,level_from,country,approved_at\nP1,Gold,2011-03-01,GB,2011-01-01\n");
        register.move(program, "P1", PartnerState.PAUSED, micros("2011-05-01T00:00:00Z"), "holiday");
        assertThat(run("partner,level,level_from,country,approved_at\nP1,Silver,2011-04-01,DE,2011-02-01\n"))
                .isEqualTo(new Result(0, 1, 0, 0));
        Partner partner = register.required(program, "P1");
        assertThat(partner.profile().country()).isEqualTo("DE");
        assertThat(partner.standing().levels().at(micros("2011-03-15T00:00:00Z")))
                .isEqualTo("Gold");
        assertThat(partner.standing().levels().at(micros("2011-04-15T00:00:00Z")))
                .isEqualTo("Silver");
        assertThat(partner.standing().states().joinedAt()).isEqualTo(micros("2011-01-31T23:00:00Z"));
        assertThat(partner.standing().states().at(micros("2011-05-02T00:00:00Z")))
                .isEqualTo(PartnerState.PAUSED);
    }

    @Test
    @DisplayName("G02: every rejected line is reported, and the good ones are taken")
    void wrong_lines_are_named_and_the_others_taken() {
        approved("OLD");
        register.move(program, "OLD", PartnerState.LEFT, micros("2011-01-01T00:00:00Z"), null);
        Result result = run("""
                partner,level,level_from,referred_by,paused_at,email
                P1,Gold,,,,
                P2,Gold,2011-13-01,,,
                P3,Gold,,P4,,
                P4,Gold,,P3,,
                P5,Gold,,P2,,
                P6,Gold,,P9,,
                P7,Gold,,OLD,,
                P8,Gold,soon,,,
                P8,Silver,2011-01-01,,,
                %s,Gold,,,,
                OLD,,,,2011-02-01,
                P10,,,,,nobody
                """.formatted("x".repeat(61)));
        assertThat(result).isEqualTo(new Result(2, 0, 0, 9));
        assertThat(problems)
                .map(text -> text.substring(
                        "partners.csv:".length(),
                        text.indexOf(": found") < 0 ? text.indexOf(": expected") : text.indexOf(": found")))
                .containsExactlyInAnyOrder(
                        "3: level_from",
                        "4: referred_by",
                        "5: referred_by",
                        "6: referred_by",
                        "7: referred_by",
                        "9: level_from",
                        "10: partner",
                        "11: partner",
                        "12",
                        "13: email");
        assertThat(register.required(program, "P7").profile().referredBy()).isEqualTo("OLD");
        assertThat(register.required(program, "OLD").standing().states().pauses())
                .isEmpty();
    }

    @Test
    @DisplayName("G11: a file sent again does not bring back who was erased")
    void an_erased_person_stays_erased() {
        run(FILE);
        register.erase(program, "P1", "asked to be forgotten");
        assertThat(run(FILE)).isEqualTo(new Result(0, 0, 2, 0));
        assertThat(register.required(program, "P1").person()).isEqualTo(Person.UNKNOWN);
    }

    @Test
    void ten_thousand_partners_come_in_reasonable_time() {
        StringBuilder text = new StringBuilder("partner,name,email,level,approved_at,referred_by,group,tags,country\n");
        for (int i = 1; i <= 10_000; i++) {
            text.append("P%05d,Name %d,p%d@example.org,Gold,2010-12-01,%s,G%d,t%d,GB\n"
                    .formatted(i, i, i, i % 7 == 0 ? "P%05d".formatted(10_001 - i) : "", i % 50, i % 9));
        }
        long start = System.nanoTime();
        Result first = run(text.toString());
        Result again = run(text.toString());
        long seconds = (System.nanoTime() - start) / 1_000_000_000;
        assertThat(problems.stream().allMatch(problem -> problem.contains("circle")))
                .isTrue();
        assertThat(first.created() + first.rejected()).isEqualTo(10_000);
        assertThat(first.created()).isGreaterThan(9_000);
        assertThat(again.unchanged()).isEqualTo(first.created());
        assertThat(seconds).isLessThan(60);
    }
}
