package io.ratebook.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.command.TypedWorkbook;
import io.ratebook.policy.Policy;
import io.ratebook.policy.RowRef;
import io.ratebook.policy.sheet.WorkbookReader;
import io.ratebook.version.RowNumbers.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RowNumbersTest {
    private static Policy policy() {
        return WorkbookReader.read(new TypedWorkbook()
                        .sheet("Rates", "Row | Level | Rate", "R-0007 | Gold | 9 %", " | Silver | 8 %", "mine | | 7 %")
                        .sheet("Rates extras", "Row | Rate | Component", " | tier: Volume | Bonus")
                        .sheet(
                                "Tiers",
                                "Scheme | Metric | Period | Mode | From | Below | Rate",
                                "Volume | revenue | month | marginal | 0 | 100 | 1 %",
                                "Volume | | | | 100 | | 2 %")
                        .sheet("Bases", "Base | Starts from", "Half | Revenue")
                        .sheet("Durations", "Hold days", "30")
                        .sheet("Thresholds", "Minimum", "25")
                        .sheet("Caps", "Scope | Maximum", "sale | 100")
                        .sheet("Referrals", "Depth | Kind | Value", "1 | percent | 5 %")
                        .sheet("Tests", "Name | Date | Amount | Commission", "one | 2026-01-01 | 100 | 7.00")
                        .bytes())
                .required();
    }

    private static List<String> ids(Policy policy, Kind kind) {
        return PolicyRows.of(policy).getOrDefault(kind, List.of()).stream()
                .map(RowRef::label)
                .toList();
    }

    @Test
    @DisplayName("F02: new rows are numbered after every id that a row of their kind of table has")
    void new_rows_are_numbered_after_all_others() {
        RowNumbers numbers = new RowNumbers(Map.of());
        Policy numbered = numbers.numbered(policy());

        assertThat(ids(numbered, Kind.RATES)).containsExactly("R-0007", "R-0008", "mine", "R-0009");
        assertThat(ids(numbered, Kind.TIERS)).containsExactly("T-0001", "T-0002");
        assertThat(numbered.tiers().get(0).ref().id()).isEqualTo("T-0001");
        assertThat(ids(numbered, Kind.BASES)).containsExactly("B-0001");
        assertThat(ids(numbered, Kind.DURATIONS)).containsExactly("D-0001");
        assertThat(ids(numbered, Kind.THRESHOLDS)).containsExactly("H-0001");
        assertThat(ids(numbered, Kind.CAPS)).containsExactly("C-0001");
        assertThat(ids(numbered, Kind.REFERRALS)).containsExactly("F-0001");
        assertThat(ids(numbered, Kind.TESTS)).containsExactly("S-0001");
        assertThat(numbers.last()).containsEntry(Kind.RATES, 9).containsEntry(Kind.TIERS, 2);
    }

    @Test
    @DisplayName("F02: a number that a row ever had is given to no other")
    void numbers_of_rows_that_are_gone_are_not_given_again() {
        RowNumbers numbers = new RowNumbers(Map.of(Kind.RATES, 40));

        assertThat(ids(numbers.numbered(policy()), Kind.RATES)).containsExactly("R-0007", "R-0041", "mine", "R-0042");
    }

    @Test
    void a_policy_with_ids_stays_as_it_is() {
        Policy once = new RowNumbers(Map.of()).numbered(policy());

        assertThat(new RowNumbers(Map.of(Kind.RATES, 99)).numbered(once)).isEqualTo(once);
    }
}
