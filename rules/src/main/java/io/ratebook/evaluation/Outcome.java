package io.ratebook.evaluation;

import io.ratebook.policy.SharePart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the Rates rows that match a sale decide: which rows earn under which component. Shared by all sales under the
 * same rows.
 *
 * @param id dense from 0 within one policy
 * @param components in an order in which a component comes after those its base starts from
 * @param refusal the first {@code none} row that ended a component, if any
 * @param namesEvent whether a row that names the sale's event earns
 * @param schemes those that rows take their rate from, each once
 * @param mayPark whether a row may make a sale wait: it needs a cost or quantity, or limits in a currency
 */
record Outcome(
        int id,
        List<Earning> components,
        @Nullable RatePlan refusal,
        boolean namesEvent,
        List<Scheme> schemes,
        boolean mayPark) {
    /**
     * A component and the rows that earn it, in the order of the lists.
     *
     * @param share parts that go elsewhere; all rows agree on it
     */
    record Earning(String component, List<RatePlan> rows, List<SharePart> share) {}
}
