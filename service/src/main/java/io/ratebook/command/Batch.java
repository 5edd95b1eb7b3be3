package io.ratebook.command;

import io.ratebook.evaluation.Evaluation;
import io.ratebook.evaluation.Evaluator;
import io.ratebook.evaluation.Partners;
import io.ratebook.intake.SalesFile;
import io.ratebook.policy.Policy;
import java.io.PrintWriter;
import java.nio.file.Path;

/**
 * A file of sales evaluated under a policy.
 *
 * @param content what was read
 * @param evaluation what it earned
 */
record Batch(SalesFile.Content content, Evaluation evaluation) {
    /** Reads and evaluates; stops the command at the first file that is not without problems. */
    static Batch of(Path policyFile, Path salesFile, SalesInput input, PrintWriter err) {
        Progress progress = new Progress(err, input.showsProgress());
        progress.step("reading " + policyFile + " ...");
        try (FileProblems problems = new FileProblems(err, progress, input.problems())) {
            Policy policy = PolicyFile.usable(policyFile, err);
            Partners partners = input.partners(policy, problems.log());
            SalesFile.Content content = input.sales(salesFile, policy, problems.log(), progress);
            problems.stopIfAny();
            progress.step("evaluating %,d lines ...".formatted(content.lines()));
            return new Batch(content, Evaluator.of(policy).evaluate(content.sales(), partners));
        } finally {
            progress.clear();
        }
    }
}
