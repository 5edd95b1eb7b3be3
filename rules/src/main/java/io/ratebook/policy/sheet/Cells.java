package io.ratebook.policy.sheet;

import io.ratebook.policy.Column;
import io.ratebook.policy.Condition;
import io.ratebook.policy.RowRef;
import io.ratebook.policy.sheet.Title.End;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The cells of one row to write, by title; what is null stays blank. */
final class Cells {
    private final Map<String, Value> values = new LinkedHashMap<>();

    Cells(RowRef ref, String comment) {
        put(TableForm.ROW, Value.words(ref.id()));
        put(TableForm.COMMENT, Value.words(comment));
    }

    Cells put(String title, @Nullable Value value) {
        if (value != null) {
            values.put(title, value);
        }
        return this;
    }

    Cells when(SortedMap<Column, Condition> when) {
        when.forEach(this::put);
        return this;
    }

    private void put(Column column, Condition condition) {
        if (condition instanceof Condition.Band band) {
            put(Vocabulary.title(column, End.FROM), end(column, band.from(), band.currency()));
            put(Vocabulary.title(column, End.BELOW), end(column, band.below(), band.currency()));
        } else if (condition instanceof Condition.Days days) {
            put(Vocabulary.title(column, End.FROM), day(days.from()));
            put(Vocabulary.title(column, End.BELOW), day(days.below()));
        } else {
            put(Vocabulary.title(column, End.WHOLE), Value.words(CodeList.written(condition)));
        }
    }

    private static @Nullable Value end(Column column, @Nullable BigDecimal value, @Nullable String currency) {
        return switch (column.field().type()) {
            case MONEY -> Value.money(value, currency);
            case PERCENT -> Value.percent(value);
            default -> Value.number(value);
        };
    }

    static @Nullable Value day(@Nullable LocalDate date) {
        return date == null ? null : new Value.Day(date);
    }

    Map<String, Value> values() {
        return values;
    }
}
