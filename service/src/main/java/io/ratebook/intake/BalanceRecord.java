package io.ratebook.intake;

import io.ratebook.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line of a file of opening balances.
 *
 * @param line from 1, where it stands in the file
 * @param money of an opening balance: what is owed to the partner, negative where the partner owes; of what was paid already:
 *     how much, more than zero
 * @param paidUpTo the day up to which, that included, what was earned was paid with it; null of an opening balance
 * @param day of an opening balance; null where none is said
 */
public record BalanceRecord(
        int line,
        String partner,
        Money money,
        @Nullable LocalDate paidUpTo,
        @Nullable LocalDate day,
        @Nullable String reason,
        @Nullable String document) {}
