package io.ratebook.evaluation;

import io.ratebook.evaluation.drools.ClassSet;
import io.ratebook.evaluation.drools.ClassTable;
import io.ratebook.evaluation.drools.RememberedRows;
import io.ratebook.evaluation.drools.RowDecider;
import io.ratebook.evaluation.drools.SituationBlock;
import io.ratebook.policy.Column;
import io.ratebook.policy.Condition;
import io.ratebook.policy.Conditional;
import io.ratebook.policy.Field;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Rows with a WHEN side, in order: reduces a sale to its situation, the classes its values fall into, and has Drools say
 * which rows match. A is what the caller makes of the matching rows; every situation with the same rows shares one.
 */
final class ConditionList<A> {
    private final List<? extends Conditional> rows;
    private final List<ColumnClasses> columns = new ArrayList<>();
    private final ClassTable table;
    private final RememberedRows<A> remembered;

    ConditionList(List<? extends Conditional> rows, ZoneId zone, String defaultCurrency, Function<int[], A> answer) {
        this.rows = rows;
        TreeSet<Column> named = new TreeSet<>();
        named.add(Column.of(Field.EVENT));
        rows.forEach(row -> named.addAll(row.when().keySet()));
        for (Column column : named) {
            columns.add(classes(column, conditions(column), zone, defaultCurrency));
        }
        ClassTable.Builder builder = ClassTable.builder();
        columns.forEach(column -> column.declare(builder));
        for (Conditional row : rows) {
            List<ClassSet> cells = new ArrayList<>();
            columns.forEach(column -> cells.add(column.accepts(row.when().get(column.column))));
            builder.row(cells);
        }
        table = builder.build();
        remembered = RememberedRows.of(RowDecider.of(table), answer);
    }

    private Collection<Condition> conditions(Column column) {
        return rows.stream()
                .map(row -> row.when().get(column))
                .filter(Objects::nonNull)
                .toList();
    }

    private static ColumnClasses classes(
            Column column, Collection<Condition> conditions, ZoneId zone, String defaultCurrency) {
        return switch (column.field().type()) {
            case CODE -> new CodeClasses(column, conditions);
            case CODES -> new CodesClasses(column, conditions);
            case MONEY -> new MoneyBandClasses(column, conditions, new MoneySource(column), defaultCurrency);
            default -> new BandClasses(column, conditions, new NumberSource(column, zone));
        };
    }

    /** Whether any row looks at that field. */
    boolean looksAt(Field field) {
        return columns.stream().anyMatch(column -> column.column.field() == field);
    }

    /** Whether every column can be read before history is known, so that many lines can be asked at once. */
    boolean isStatic() {
        return columns.stream().allMatch(ColumnClasses::isStatic);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    ColumnClasses column(int index) {
        return columns.get(index);
    }

    /** Its place among the columns, or -1 if no row looks at it. */
    int indexOf(Column column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).column.equals(column)) {
                return i;
            }
        }
        return -1;
    }

    int columns() {
        return columns.size();
    }

    /** Whether the row's cell of that column accepts the class. */
    boolean accepts(int row, int column, int found) {
        return table.cell(row, column).accepts(found);
    }

    Reading reading(Facts facts) {
        return new Reading(facts);
    }

    /** The list as one evaluation reads it. */
    final class Reading {
        private final Facts facts;
        private final ColumnClasses.Reader[] readers;
        private final SituationBlock asked;

        private Reading(Facts facts) {
            this.facts = facts;
            this.readers = columns.stream().map(column -> column.reader(facts)).toArray(ColumnClasses.Reader[]::new);
            this.asked = new SituationBlock(readers.length, LineBlock.SIZE);
        }

        /** The answer for the line and partner that the facts stand at. */
        A answer() {
            return remembered.answer(situation());
        }

        int[] situation() {
            int[] situation = new int[readers.length];
            for (int column = 0; column < readers.length; column++) {
                situation[column] = classNow(column);
            }
            return situation;
        }

        /** Answers of the lines of a block, that of line i at i. */
        void answers(LineBlock block, A[] into) {
            if (facts.sales.forced.isEmpty()) {
                for (int column = 0; column < readers.length; column++) {
                    readers[column].read(facts, block, asked.column(column));
                }
            } else {
                readOneByOne(block);
            }
            asked.count(block.count);
            remembered.answers(asked, into);
        }

        private void readOneByOne(LineBlock block) {
            for (int i = 0; i < block.count; i++) {
                facts.line = block.lines[i];
                facts.partner = block.partner(i);
                facts.forced = facts.sales.forced.get(block.lines[i]);
                for (int column = 0; column < readers.length; column++) {
                    asked.column(column)[i] = classNow(column);
                }
            }
        }

        private int classNow(int column) {
            if (facts.forced != null) {
                String given = facts.forced.get(columns.get(column).column);
                if (given != null) {
                    return columns.get(column).classOfText(given, facts);
                }
            }
            return readers[column].read();
        }
    }
}
