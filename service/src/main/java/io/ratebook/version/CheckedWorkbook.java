package io.ratebook.version;

import io.ratebook.evaluation.drools.DrlSets;
import io.ratebook.policy.Policy;
import io.ratebook.policy.PolicyHash;
import io.ratebook.policy.Problem;
import io.ratebook.policy.Problem.Severity;
import io.ratebook.policy.check.KnownCodes;
import io.ratebook.policy.check.PolicyChecks;
import io.ratebook.policy.check.StoryRunner;
import io.ratebook.policy.sheet.Comments;
import io.ratebook.policy.sheet.ProgramSettings;
import io.ratebook.policy.sheet.ReadPolicy;
import io.ratebook.policy.sheet.WorkbookReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A workbook that was read and checked, and whose tests were run.
 *
 * @param policy null if the file is no workbook; not all of it if there are errors
 * @param problems all, in the order of the workbook: of reading, of checking, of the tests
 */
record CheckedWorkbook(@Nullable Policy policy, List<Problem> problems, Comments comments) {
    private static final String POLICY_SHEET = "Policy";
    private static final String BASED_ON = "Based on version";

    /** Names that say that a file is code, a native Drools table among them. */
    private static final Pattern CODE_NAME = Pattern.compile(".*\\.(drl|gdrl|rdrl|dslr?)(\\.xlsx?)?");

    /**
     * Reads and checks a workbook.
     *
     * @param latest number of the program's latest version; 0 if it has none, or that is of no interest
     */
    static CheckedWorkbook of(ProgramSettings program, String fileName, byte[] file, KnownCodes known, int latest) {
        List<Problem> problems = new ArrayList<>();
        if (CODE_NAME.matcher(fileName.toLowerCase(Locale.ROOT)).matches()) {
            problems.add(new Problem(
                    Severity.ERROR,
                    "",
                    null,
                    null,
                    null,
                    fileName,
                    "a workbook of data: DRL and native Drools tables are code, and are refused until their sandbox"
                            + " exists",
                    "write what it says as rows of Rates"));
        }
        ReadPolicy read = WorkbookReader.readFor(program, file);
        problems.addAll(read.problems());
        Policy policy = read.policy();
        if (policy != null) {
            warnOfOldBase(policy.settings().basedOnVersion(), latest, read, problems);
            problems.addAll(PolicyChecks.check(
                    policy, read.layout(), known, DrlSets.shipped().names()::contains));
            if (problems.stream().noneMatch(Problem::isError)) {
                problems.addAll(StoryRunner.run(policy, read.layout()));
            }
        }
        return new CheckedWorkbook(policy, List.copyOf(problems), read.comments());
    }

    /** Two who edit the same version: the second would undo what the first has changed. */
    private static void warnOfOldBase(@Nullable Integer base, int latest, ReadPolicy read, List<Problem> problems) {
        if (base != null && base < latest) {
            problems.add(new Problem(
                    Severity.WARNING,
                    POLICY_SHEET,
                    read.layout().cellOf(POLICY_SHEET, 0, BASED_ON),
                    null,
                    BASED_ON,
                    base.toString(),
                    latest + ", the latest version",
                    "what was changed since version " + base + " is not in this workbook: compare the two"));
        }
    }

    boolean hasErrors() {
        return policy == null || problems.stream().anyMatch(Problem::isError);
    }

    long warnings() {
        return problems.stream().filter(problem -> !problem.isError()).count();
    }

    /** Over all that decides, the DRL of this build included. */
    static String hash(Policy policy) {
        return PolicyHash.of(policy, DrlSets.shipped().contentHashes());
    }
}
