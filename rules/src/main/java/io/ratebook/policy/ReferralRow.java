package io.ratebook.policy;

import java.math.BigDecimal;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A row of Referrals: what recruiting a partner earns.
 *
 * @param depth 1 = direct
 * @param value a percentage, or money for flat; null for difference
 * @param base of a percentage; null for payout
 * @param minimumEarnings from which sum all is released, or null
 * @param duration from the association's instant, end exclusive
 * @param ownSalesNeeded sales of the recruiter's own, or null
 */
public record ReferralRow(
        RowRef ref,
        SortedMap<Column, Condition> when,
        int depth,
        Kind kind,
        @Nullable Value value,
        @Nullable Base base,
        @Nullable Amount minimumEarnings,
        Duration duration,
        @Nullable Integer ownSalesNeeded,
        String comment)
        implements Conditional {
    public ReferralRow {
        when = Conditional.frozen(when);
    }

    public enum Kind {
        FLAT,
        PERCENT,
        DIFFERENCE
    }

    public enum Base {
        PAYOUT,
        PROFIT,
        REVENUE
    }

    /** What the Value column takes. */
    public sealed interface Value {
        record Percent(BigDecimal percent) implements Value {
            public Percent {
                percent = Numbers.required(percent);
            }
        }

        record Flat(Amount amount) implements Value {}
    }

    /** {@code N days}, {@code N months}, {@code for ever}. */
    public sealed interface Duration {
        record Days(int days) implements Duration {}

        record Months(int months) implements Duration {}

        record ForEver() implements Duration {}
    }
}
