package io.ratebook.version;

import io.ratebook.evaluation.Evaluator;
import io.ratebook.evaluation.Thresholds;
import io.ratebook.policy.Policy;
import io.ratebook.policy.sheet.Comments;

/**
 * A version with its policy, as all threads share it. Its settings say the program's currency and time zone.
 *
 * @param comments what people noted beside the rows
 * @param evaluator ready to be used by any number of threads
 * @param thresholds from what sum a partner is paid, for any number of threads too
 */
public record ReadyVersion(
        PolicyVersion version, Policy policy, Comments comments, Evaluator evaluator, Thresholds thresholds) {}
