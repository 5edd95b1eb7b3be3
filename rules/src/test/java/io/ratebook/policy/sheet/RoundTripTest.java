package io.ratebook.policy.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.policy.CanonicalPolicy;
import io.ratebook.policy.Policy;
import io.ratebook.policy.PolicyHash;
import io.ratebook.policy.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    private static final int POLICIES = 40;
    private static final Map<String, String> DRL = Map.of("spring-bonus", "aa", "Referrers_2", "bb");

    @Test
    @DisplayName("F01 F02: a policy written as a workbook and read again is the same policy with the same hash")
    void a_written_policy_reads_back_as_the_same_policy() {
        long seed = Long.getLong("ratebook.seed", System.nanoTime());
        System.out.println("RoundTripTest seed " + seed);
        for (int i = 0; i < POLICIES; i++) {
            Policy policy = new RandomPolicy(seed + i).next();
            ReadPolicy read = WorkbookReader.read(WorkbookWriter.write(policy));

            assertThat(errors(read)).as("seed %d", seed + i).isEmpty();
            assertThat(CanonicalPolicy.json(read.required()))
                    .as("seed %d", seed + i)
                    .isEqualTo(CanonicalPolicy.json(policy));
            assertThat(PolicyHash.of(read.required(), DRL)).isEqualTo(PolicyHash.of(policy, DRL));
        }
    }

    @Test
    @DisplayName("F02: download, upload, download, upload: equal to the last value, comments and row numbers included")
    void a_second_round_trip_changes_nothing_at_all() {
        for (int i = 0; i < 20; i++) {
            ReadPolicy first = WorkbookReader.read(WorkbookWriter.write(new RandomPolicy(i).next()));
            ReadPolicy second =
                    WorkbookReader.read(WorkbookWriter.write(first.required(), first.comments(), KnownValues.none()));

            assertThat(second.required()).as("seed %d", i).isEqualTo(first.required());
            assertThat(second.comments()).isEqualTo(first.comments());
            assertThat(second.problems()).isEqualTo(first.problems());
        }
    }

    @Test
    void a_template_has_every_sheet_and_pays_nothing() {
        ReadPolicy template = WorkbookReader.read(WorkbookWriter.template(KnownValues.none()));

        assertThat(template.problems()).isEmpty();
        assertThat(template.required().rates()).hasSize(1);
        assertThat(template.required().rates().get(0).rows()).isEmpty();
        assertThat(template.layout().cellOf("Rates", 7, "amount FROM")).isEqualTo("D7");
        assertThat(template.layout().cellOf("Policy", 0, "Time zone")).isEqualTo("B6");
        for (TableForm form : TableForm.values()) {
            assertThat(template.layout().cellOf(form.sheetName(), 7, "Row"))
                    .as(form.sheetName())
                    .isEqualTo("A7");
        }
    }

    private static List<Problem> errors(ReadPolicy read) {
        return read.problems().stream().filter(Problem::isError).toList();
    }
}
