package io.ratebook.approval;

import io.ratebook.commission.CommissionFilter;
import io.ratebook.commission.CommissionList.Seen;
import io.ratebook.jobs.JobFailedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody chose from the list of commissions: some by their ids, or all that match a filter. One of the two is null.
 *
 * @param seen what was there when it was chosen; what came later was not seen
 * @param count of commissions that were pending then
 */
public record Selected(@Nullable List<Long> ids, @Nullable CommissionFilter filter, Seen seen, long count) {

    /**
     * Nobody approves or declines what nobody saw: all that match are those that were seen, or nothing is done.
     *
     * @param found how many match when it is about to be done
     */
    void check(long found) {
        if (filter != null && found != count) {
            throw new JobFailedException(
                    "Nothing was done: " + found + " commissions of what was chosen are pending by now, " + count
                            + " were when it was chosen. Look again.");
        }
    }
}
