package io.ratebook.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rebuilds why. */
final class ExplanationWriter {
    ExplanationWriter(Batch batch, Decisions decisions, @Nullable List<Commission>[] commissions, TierPass tiers) {}

    Explanation explain(int line) {
        return new Explanation("");
    }
}
