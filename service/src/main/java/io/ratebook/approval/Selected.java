package io.ratebook.approval;

import io.ratebook.commission.CommissionFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody chose from the list of commissions: some by their ids, or all that match a filter. One of the two is null.
 *
 * @param upTo the largest id there was when it was chosen; what came later was not seen
 */
public record Selected(@Nullable List<Long> ids, @Nullable CommissionFilter filter, long upTo) {}
