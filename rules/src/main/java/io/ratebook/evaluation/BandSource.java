package io.ratebook.evaluation;

import io.ratebook.money.Exact;
import io.ratebook.policy.Condition;
import org.jspecify.annotations.Nullable;

/** Where the number of a band column is found, and in which unit it is compared. */
abstract class BandSource {
    /** The ends of a band in the column's unit. */
    record Ends(@Nullable Exact from, @Nullable Exact below) {}

    /** A value for the line and partner that the facts stand at: whole, exact or missing. */
    abstract static class Values {
        private long whole;
        private @Nullable Exact exact;

        /** Reads; true if the value is whole, else it is {@link #exact}, which is null if missing. */
        abstract boolean read();

        /** Where the value is always a whole one of the sale line itself, that; else null. */
        @Nullable
        OfLine ofLine() {
            return null;
        }

        final boolean found(long value) {
            whole = value;
            return true;
        }

        final boolean foundExact(@Nullable Exact value) {
            exact = value;
            return false;
        }

        final boolean missing() {
            exact = null;
            return false;
        }

        final long whole() {
            return whole;
        }

        final @Nullable Exact exact() {
            return exact;
        }
    }

    /** A whole number of a sale line, or {@link Facts#MISSING}. */
    interface OfLine {
        long of(Sales sales, int line);

        /** Writes the numbers of a block into its room for them. */
        default void read(Sales sales, LineBlock block) {
            int[] lines = block.lines;
            long[] numbers = block.numbers;
            for (int i = 0; i < block.count; i++) {
                numbers[i] = of(sales, lines[i]);
            }
        }
    }

    /** Values that stand in the sale line. */
    static Values ofLine(Facts facts, OfLine value) {
        return new Values() {
            @Override
            boolean read() {
                long found = value.of(facts.sales, facts.line);
                return found == Facts.MISSING ? missing() : found(found);
            }

            @Override
            OfLine ofLine() {
                return value;
            }
        };
    }

    /** The ends, or null if the condition is no band. */
    abstract @Nullable Ends ends(Condition condition);

    abstract Values values(Facts facts);

    abstract @Nullable Exact parse(String text, Facts facts);

    abstract boolean isStatic();

    abstract String shown(Facts facts);
}
