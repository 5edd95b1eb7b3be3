package io.ratebook.policy.sheet;

import io.ratebook.policy.Layout;
import io.ratebook.policy.Policy;
import io.ratebook.policy.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read from a workbook.
 *
 * @param policy null if the file could not be opened; without the rows that have an error, if there are errors: good
 *     for finding further problems, never for paying
 * @param problems all of them, by sheet, row and column
 * @param layout where each cell stands
 * @param comments what people noted beside the rows
 */
public record ReadPolicy(@Nullable Policy policy, List<Problem> problems, Layout layout, Comments comments) {
    public ReadPolicy {
        problems = List.copyOf(problems);
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }

    /**
     * The policy of a workbook without errors.
     *
     * @throws IllegalStateException naming the first error
     */
    public Policy required() {
        for (Problem problem : problems) {
            if (problem.isError()) {
                throw new IllegalStateException("the workbook has errors, the first: " + problem);
            }
        }
        if (policy == null) {
            throw new IllegalStateException("the workbook could not be opened");
        }
        return policy;
    }
}
