package io.ratebook.policies;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.policy.Policy;
import io.ratebook.policy.Problem;
import io.ratebook.policy.Reading;
import io.ratebook.policy.Story;
import io.ratebook.policy.check.KnownCodes;
import io.ratebook.policy.check.PolicyChecks;
import io.ratebook.policy.check.PolicyDiff;
import io.ratebook.policy.check.StoryRunner;
import io.ratebook.policy.sheet.ReadPolicy;
import io.ratebook.policy.sheet.WorkbookReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("F14 real programmes, written down without code")
class ShippedPoliciesTest {
    private static final Path POLICIES = Path.of("policies");

    static Stream<String> folders() throws IOException {
        try (Stream<Path> files = Files.list(POLICIES)) {
            return files
                    .filter(folder -> Files.exists(folder.resolve("policy.xlsx")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @Test
    void every_programme_has_its_workbook() throws IOException {
        assertThat(folders())
                .containsExactlyElementsOf(
                        Shipped.all().stream().map(Shipped::folder).sorted().toList());
    }

    @ParameterizedTest
    @MethodSource("folders")
    @DisplayName("F06 every shipped workbook reads and checks without a problem, and its stories earn what they must")
    void every_workbook_is_sound_and_its_stories_hold(String folder) {
        ReadPolicy read = read(folder);
        assertThat(read.problems()).isEmpty();
        Policy policy = read.required();
        assertThat(PolicyChecks.check(policy, read.layout(), KnownCodes.none(), known -> folderExists(known)))
                .isEmpty();
        assertThat(StoryRunner.run(policy, read.layout())).isEmpty();
        assertThat(policy.settings().title()).isNotEmpty();
        assertThat(policy.settings().note()).isNotEmpty();
        assertThat(policy.settings().program()).isEqualTo(folder);
    }

    @ParameterizedTest
    @MethodSource("folders")
    void a_workbook_says_what_its_source_says(String folder) {
        Shipped shipped = Shipped.all().stream()
                .filter(each -> each.folder().equals(folder))
                .findFirst()
                .orElseThrow();
        ReadPolicy read = read(folder);
        assertThat(PolicyDiff.between(shipped.policy(), read.required()).text()).isEqualTo("no difference");
        assertThat(read.required())
                .isEqualTo(WorkbookReader.read(shipped.workbook()).required());
    }

    @Test
    @DisplayName("F01 the example to start from uses every table")
    void the_example_to_start_from_uses_every_table() {
        Policy policy = read("online-retail").required();
        assertThat(policy.rates()).extracting(sheet -> sheet.reading()).contains(Reading.values());
        assertThat(policy.tiers()).isNotEmpty();
        assertThat(policy.bases()).isNotEmpty();
        assertThat(policy.durations().rows()).isNotEmpty();
        assertThat(policy.thresholds().rows()).isNotEmpty();
        assertThat(policy.caps().rows()).isNotEmpty();
        assertThat(policy.referrals().rows()).isNotEmpty();
        assertThat(policy.tests()).isNotEmpty();
        assertThat(policy.settings().drl()).containsExactly("online-retail");
    }

    @Test
    @DisplayName("F15 Airbnb: 500 bookings earn 3,750.00, 501 earn 3,759.00, 600 earn 4,650.00")
    void the_stories_of_airbnb_add_up_to_the_published_figures() {
        List<Story.Step> bookings = read("airbnb-associates").required().tests().stream()
                .filter(story -> story.name().equals("600 bookings in a month"))
                .findFirst()
                .orElseThrow()
                .steps();
        assertThat(sumOf(bookings.subList(0, 500))).isEqualByComparingTo("3750.00");
        assertThat(sumOf(bookings.subList(0, 501))).isEqualByComparingTo("3759.00");
        assertThat(sumOf(bookings)).isEqualByComparingTo("4650.00");
    }

    @Test
    @DisplayName("F06 a wrong expectation in a shipped workbook would be found")
    void a_wrong_expectation_is_found() {
        Policy policy = new PolicyText()
                .firstMatch("Category | Rate\nGAMES | 20 %")
                .tests("Name | category | amount | Commission\ngame | GAMES | 59.99 | 11.99")
                .build();
        List<Problem> problems = StoryRunner.run(policy, PolicyText::cell);
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.found()).startsWith("12.00 GBP by row 7 of Rates");
            assertThat(problem.expected()).startsWith("11.99 GBP");
        });
    }

    private static BigDecimal sumOf(List<Story.Step> steps) {
        return steps.stream()
                .map(Story.Step::expected)
                .filter(Objects::nonNull)
                .map(Story.Expected::amount)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static ReadPolicy read(String folder) {
        return WorkbookReader.read(POLICIES.resolve(folder).resolve("policy.xlsx"));
    }

    private static boolean folderExists(String set) {
        Set<String> sets = Shipped.all().stream().map(Shipped::folder).collect(Collectors.toSet());
        return sets.contains(set) && Files.isDirectory(POLICIES.resolve(set));
    }
}
