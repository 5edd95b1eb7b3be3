package io.ratebook.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An account over a range of days. Opening plus the amounts of all its lines is closing.
 *
 * @param from included; null from its first day
 * @param to included; null to its last day
 * @param opening minor units, before the first day
 * @param closing minor units, after the last day
 */
public record AccountRange(
        AccountName account,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        long opening,
        long closing) {}
