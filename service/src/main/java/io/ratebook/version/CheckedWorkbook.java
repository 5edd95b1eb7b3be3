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
    /** Names that say that a file is code, a native Drools table among them. */
    private static final Pattern CODE_NAME = Pattern.compile(".*\\.(drl|gdrl|rdrl|dslr?)(\\.xlsx?)?");

    static CheckedWorkbook of(ProgramSettings program, String fileName, byte[] file, KnownCodes known) {
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
            problems.addAll(PolicyChecks.check(
                    policy, read.layout(), known, DrlSets.shipped().names()::contains));
            if (problems.stream().noneMatch(Problem::isError)) {
                problems.addAll(StoryRunner.run(policy, read.layout()));
            }
        }
        return new CheckedWorkbook(policy, List.copyOf(problems), read.comments());
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
