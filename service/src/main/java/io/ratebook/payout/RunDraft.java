package io.ratebook.payout;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as it is asked for.
 *
 * @param from null for no lower end
 * @param partners codes; null for all
 * @param payOn when it is to be paid
 */
public record RunDraft(
        @Nullable LocalDate from, LocalDate to, @Nullable List<String> partners, boolean noMinimum, LocalDate payOn) {}
