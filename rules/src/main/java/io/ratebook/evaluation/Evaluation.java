package io.ratebook.evaluation;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a batch earned. */
public final class Evaluation {
    Evaluation() {}

    /** All lines, in the order in which the sales and refunds came in; adjustments of period ends come last. */
    public void forEachLine(Consumer<ResultLine> reader) {}

    /** Why the sale or refund of that reference earned what it earned; null if no line has the reference. */
    public @Nullable Explanation explain(String reference) {
        return null;
    }
}
