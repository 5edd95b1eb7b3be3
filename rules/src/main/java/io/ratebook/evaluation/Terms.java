package io.ratebook.evaluation;

import io.ratebook.policy.DurationRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Durations say of a sale: each column's first matching non-blank cell.
 *
 * @param holdDays 0 where nothing says
 * @param approval by hand where nothing says
 * @param earnsFor for ever where nothing says
 * @param clawbackWithinDays null: always
 */
record Terms(
        int holdDays,
        DurationRow.Approval approval,
        DurationRow.EarnsFor earnsFor,
        @Nullable Integer clawbackWithinDays) {
    static Terms of(List<DurationRow> matching) {
        Integer hold = null;
        DurationRow.Approval approval = null;
        DurationRow.EarnsFor earnsFor = null;
        Integer clawback = null;
        for (DurationRow row : matching) {
            hold = hold == null ? row.holdDays() : hold;
            approval = approval == null ? row.approval() : approval;
            earnsFor = earnsFor == null ? row.earnsFor() : earnsFor;
            clawback = clawback == null ? row.clawbackWithinDays() : clawback;
        }
        return new Terms(
                hold == null ? 0 : hold,
                approval == null ? DurationRow.Approval.BY_HAND : approval,
                earnsFor == null ? new DurationRow.EarnsFor.ForEver() : earnsFor,
                clawback);
    }
}
