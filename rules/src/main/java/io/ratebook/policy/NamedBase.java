package io.ratebook.policy;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A row of Bases: starting amount, less parts, times percent, never below zero.
 *
 * @param ref where it stands
 * @param name how rows call it
 * @param startsFrom a standard base's or another row's name; null if it starts from a component
 * @param startsFromComponent the component whose exact sum, before credit and rounding, it starts from, else null
 * @param percent of what is left after the deductions; 100 where the cell is blank
 */
public record NamedBase(
        RowRef ref,
        String name,
        @Nullable String startsFrom,
        @Nullable String startsFromComponent,
        Less discount,
        Less tax,
        Less shipping,
        Less cost,
        Less fees,
        BigDecimal percent) {
    public NamedBase {
        percent = Numbers.required(percent);
    }

    /** A deduction: no; yes (the sale's own amount); or a percentage of the starting amount. */
    public sealed interface Less {
        record No() implements Less {}

        record Yes() implements Less {}

        record Percent(BigDecimal percent) implements Less {
            public Percent {
                percent = Numbers.required(percent);
            }
        }
    }
}
