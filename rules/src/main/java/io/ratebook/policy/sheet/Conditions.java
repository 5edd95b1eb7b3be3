package io.ratebook.policy.sheet;

import io.ratebook.policy.Amount;
import io.ratebook.policy.Column;
import io.ratebook.policy.Condition;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The grammar of bands: two cells, from inclusive and below exclusive. */
final class Conditions {
    private static final Grammar<BigDecimal> NUMBER = (cell, remarks) -> Decimals.number(cell, "a number such as 10");
    private static final Grammar<Amount> MONEY = (cell, remarks) -> Amounts.read(cell);
    private static final Grammar<Integer> WHOLE = Decimals.whole(0, "a whole number such as 10");

    private final Dates dates;

    Conditions(Dates dates) {
        this.dates = dates;
    }

    /** The band of two cells, at least one filled; null if one of them could not be understood. */
    @Nullable
    Condition band(RowReader row, Column column, @Nullable Cell from, @Nullable Cell below) {
        return switch (column.field().type()) {
            case DATE -> days(row, from, below);
            case MONEY -> money(row, from, below);
            case WHOLE -> numbers(row, from, below, whole());
            case PERCENT -> numbers(row, from, below, Percents.any());
            default -> numbers(row, from, below, NUMBER);
        };
    }

    static Grammar<BigDecimal> whole() {
        return (cell, remarks) -> BigDecimal.valueOf(WHOLE.read(cell, remarks));
    }

    static Grammar<BigDecimal> number() {
        return NUMBER;
    }

    private static Condition.@Nullable Band numbers(
            RowReader row, @Nullable Cell from, @Nullable Cell below, Grammar<BigDecimal> grammar) {
        BigDecimal low = from == null ? null : row.readCell(from, grammar);
        BigDecimal high = below == null ? null : row.readCell(below, grammar);
        return low == null && high == null ? null : new Condition.Band(low, high, null);
    }

    /** Both ends in one currency: 0 and 100 USD would be a band from nothing in one currency to something in another. */
    static Condition.@Nullable Band money(RowReader row, @Nullable Cell from, @Nullable Cell below) {
        Amount low = from == null ? null : row.readCell(from, MONEY);
        Amount high = below == null ? null : row.readCell(below, MONEY);
        if (low == null && high == null) {
            return null;
        }
        if (low != null && high != null && below != null && !Objects.equals(low.currency(), high.currency())) {
            row.error(below, "both ends of a band in one currency", "write the currency behind both numbers");
        }
        Amount either = low != null ? low : Objects.requireNonNull(high);
        return new Condition.Band(
                low == null ? null : low.value(), high == null ? null : high.value(), either.currency());
    }

    private Condition.@Nullable Days days(RowReader row, @Nullable Cell from, @Nullable Cell below) {
        LocalDate first = from == null ? null : row.readCell(from, dates.day());
        LocalDate end = below == null ? null : row.readCell(below, dates.day());
        return first == null && end == null ? null : new Condition.Days(first, end);
    }
}
