package io.ratebook.policy.check;

import io.ratebook.policies.PolicyText;
import io.ratebook.policy.Policy;
import io.ratebook.policy.Problem;
import java.util.List;

/** Problems as lines a person can read, so that a test shows what a user sees. */
final class Said {
    private Said() {}

    static List<String> about(Policy policy) {
        return about(policy, KnownCodes.none());
    }

    static List<String> about(Policy policy, KnownCodes known) {
        return lines(PolicyChecks.check(policy, PolicyText::cell, known, "online-retail"::equals));
    }

    static List<String> lines(List<Problem> problems) {
        return problems.stream().map(Said::line).toList();
    }

    private static String line(Problem problem) {
        return problem.severity().name().toLowerCase(java.util.Locale.ROOT) + " " + problem.cell() + " "
                + problem.row() + ": " + problem.found() + " -- expected " + problem.expected()
                + (problem.suggestion().isEmpty() ? "" : " -- " + problem.suggestion());
    }
}
