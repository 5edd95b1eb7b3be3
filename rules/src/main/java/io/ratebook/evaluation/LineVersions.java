package io.ratebook.evaluation;

/** Says which policy version each sale stands under. */
@FunctionalInterface
public interface LineVersions {
    /** No version is in force on the sale's day: it is parked and counts in no history. */
    int NONE = -1;

    /** Every sale under the first version. */
    LineVersions FIRST = line -> 0;

    /**
     * The version of a sale. Not asked of refunds, which follow their sale.
     *
     * @param line index of the sale in {@link Sales}
     * @return index into the versions of the {@link Evaluator}, or {@link #NONE}
     */
    int of(int line);
}
