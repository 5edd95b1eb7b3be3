package io.ratebook.adjustment;

import io.ratebook.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An adjustment to be.
 *
 * @param money positive in the partner's favour; not zero
 * @param day when it counts for the business, in the program's zone; at most today
 * @param document by which somebody finds the paper behind it
 */
public record AdjustmentDraft(
        String partner,
        Money money,
        AdjustmentKind kind,
        LocalDate day,
        String reason,
        @Nullable String document) {}
