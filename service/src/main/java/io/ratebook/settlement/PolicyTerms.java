package io.ratebook.settlement;

import io.ratebook.evaluation.Evaluator;
import io.ratebook.evaluation.SaleBook.Looks;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The policy versions of a program, ready to decide, and which of them counts when. A snapshot. */
public interface PolicyTerms {
    /** Stands for no version. */
    int NONE = -1;

    /** All versions that a sale may stand under; at least one, if only one that earns nothing. */
    Evaluator evaluator();

    /** How far the versions look, together. */
    Looks looks();

    /** The version in force at an instant, as index into the evaluator's, or {@link #NONE}. */
    int indexAt(long occurredAtMicros);

    /** The index of a version by the id of its row. */
    int indexOf(int versionId);

    /**
     * The version that a sale stands under, as index into the evaluator's, or {@link #NONE}.
     *
     * @param pinned the id of the version that it was first decided under; null before that
     */
    default int indexOf(@Nullable Integer pinned, long occurredAtMicros) {
        return pinned == null ? indexAt(occurredAtMicros) : indexOf(pinned.intValue());
    }

    /** The id of the version's row by its index. */
    int versionId(int index);

    /** Whether sales stand as they were decided, so that what is kept of them holds; else only what they say does. */
    boolean isStanding();

    /** Equal to that of other terms if the same sales stand under the same versions. */
    default Object basis() {
        return this;
    }

    /** The program's. */
    ZoneId zone();
}
