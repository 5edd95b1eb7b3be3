package io.ratebook.approval;

import io.ratebook.commission.CommissionFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person chose: some by their ids, or all that match a filter; one of the two is null. */
public record Choice(@Nullable List<Long> ids, @Nullable CommissionFilter filter) {}
