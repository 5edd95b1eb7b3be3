package io.ratebook.policy.check;

import io.ratebook.policy.Column;
import io.ratebook.policy.Condition;
import io.ratebook.policy.Conditional;
import io.ratebook.policy.Field;
import io.ratebook.policy.FieldType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The WHEN sides of many rows with each different condition numbered once, so that rows compare quickly. What a blank
 * or a currency-less cell means is filled in: a blank Event is sale or renewal, money is in the policy's currency.
 */
final class Situations {
    private static final Column EVENT = Column.of(Field.EVENT);
    private static final List<String> USUAL_EVENTS = List.of("renewal", "sale");

    /**
     * A row's conditions by column number.
     *
     * @param position in its list, from 0
     * @param conditions number of the condition in each column, -1 where blank
     * @param columns one bit for each column with a condition, columns 64 apart sharing one
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Situation(int position, int[] conditions, long columns) {}

    private final @Nullable String policyCurrency;
    private final Map<Column, Integer> columnNumbers = new HashMap<>();
    private final List<Column> columns = new ArrayList<>();
    private final List<Accepts> conditions = new ArrayList<>();
    private final Map<FieldType, Map<Condition, Integer>> byType = new HashMap<>();

    private final List<Situation> rows = new ArrayList<>();

    Situations(List<? extends Conditional> rows, @Nullable String policyCurrency) {
        this.policyCurrency = policyCurrency;
        addColumn(EVENT);
        rows.forEach(row -> row.when().keySet().forEach(this::addColumn));
        for (int position = 0; position < rows.size(); position++) {
            this.rows.add(situation(position, rows.get(position)));
        }
    }

    /** The situation of each row, by its position in the list. */
    List<Situation> rows() {
        return rows;
    }

    private Situation situation(int position, Conditional row) {
        SortedMap<Column, Condition> when = new TreeMap<>(row.when());
        when.put(EVENT, events(when.get(EVENT)));
        int[] numbers = new int[columns.size()];
        Arrays.fill(numbers, -1);
        long bits = 0;
        for (Map.Entry<Column, Condition> cell : when.entrySet()) {
            int column = Objects.requireNonNull(columnNumbers.get(cell.getKey()));
            numbers[column] = conditionNumber(cell.getKey(), cell.getValue());
            bits |= 1L << (column & 63);
        }
        return new Situation(position, numbers, bits);
    }

    /** The same situation with another condition in one column. */
    Situation with(Situation situation, int column, Condition condition) {
        int[] numbers = situation.conditions().clone();
        numbers[column] = conditionNumber(columns.get(column), condition);
        return new Situation(situation.position(), numbers, situation.columns());
    }

    /** Whether the wide one accepts every sale that the narrow one accepts. */
    boolean accepts(Situation wide, Situation narrow) {
        if ((wide.columns() & ~narrow.columns()) != 0) {
            return false;
        }
        int[] numbers = wide.conditions();
        for (int column = 0; column < numbers.length; column++) {
            if (numbers[column] >= 0 && numbers[column] != narrow.conditions()[column]) {
                int other = narrow.conditions()[column];
                if (other < 0 || !conditions.get(numbers[column]).allOf(conditions.get(other))) {
                    return false;
                }
            }
        }
        return true;
    }

    Accepts condition(int number) {
        return conditions.get(number);
    }

    Column column(int number) {
        return columns.get(number);
    }

    int columnCount() {
        return columns.size();
    }

    private void addColumn(Column column) {
        if (columnNumbers.putIfAbsent(column, columns.size()) == null) {
            columns.add(column);
        }
    }

    private int conditionNumber(Column column, Condition written) {
        FieldType type = column.field().type();
        Condition condition = type == FieldType.MONEY ? withCurrency(written) : written;
        Map<Condition, Integer> numbers = byType.computeIfAbsent(type, any -> new HashMap<>());
        Integer number = numbers.get(condition);
        if (number == null) {
            number = conditions.size();
            numbers.put(condition, number);
            conditions.add(Accepts.of(type, condition));
        }
        return number;
    }

    private Condition withCurrency(Condition condition) {
        return condition instanceof Condition.Band band && band.currency() == null && policyCurrency != null
                ? new Condition.Band(band.from(), band.below(), policyCurrency)
                : condition;
    }

    /** Blank, any and not choose among sale and renewal only. */
    private static Condition events(@Nullable Condition written) {
        if (written instanceof Condition.NoneOf noneOf) {
            return new Condition.OneOf(USUAL_EVENTS.stream()
                    .filter(event -> !noneOf.codes().contains(event))
                    .toList());
        }
        return written == null || written instanceof Condition.Present ? new Condition.OneOf(USUAL_EVENTS) : written;
    }
}
