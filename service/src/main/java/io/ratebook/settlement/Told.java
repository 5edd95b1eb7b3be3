package io.ratebook.settlement;

import io.ratebook.evaluation.Explanation;
import io.ratebook.evaluation.ResultLine;
import io.ratebook.evaluation.SaleLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What comes of one line.
 *
 * @param saleId of its row; null where nothing is recorded
 * @param repeated whether the same line had been recorded before
 * @param versionId of the policy version it was decided under; null if none was in force
 */
public record Told(
        @Nullable Long saleId,
        boolean repeated,
        SaleLine line,
        @Nullable Integer versionId,
        List<ResultLine> results,
        Explanation explanation) {}
