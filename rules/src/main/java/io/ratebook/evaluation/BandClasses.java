package io.ratebook.evaluation;

import io.ratebook.evaluation.drools.ClassSet;
import io.ratebook.evaluation.drools.ClassTable;
import io.ratebook.money.Exact;
import io.ratebook.policy.Column;
import io.ratebook.policy.Condition;
import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Classes of a column of numbers that are no money: missing, and one class between each two neighbouring boundaries.
 * Boundaries 0 and 10 give: 1 below 0, 2 from 0 below 10, 3 from 10.
 */
final class BandClasses extends ColumnClasses {
    private final Boundaries boundaries;
    private final BandSource source;

    BandClasses(Column column, Collection<Condition> conditions, BandSource source) {
        super(column);
        this.source = source;
        TreeSet<Exact> ends = new TreeSet<>();
        for (Condition condition : conditions) {
            Boundaries.collect(source.ends(condition), ends);
        }
        boundaries = new Boundaries(ends);
    }

    @Override
    ClassSet accepts(@Nullable Condition condition) {
        if (condition == null) {
            return ClassSet.any();
        }
        BandSource.Ends ends = source.ends(condition);
        if (ends == null) {
            return PresenceClasses.accepts(condition, column, boundaries.classes() + 1);
        }
        return ClassSet.interval(1 + boundaries.from(ends.from()), 1 + boundaries.below(ends.below()));
    }

    @Override
    void declare(ClassTable.Builder table) {
        table.column(boundaries.classes() + 1);
    }

    @Override
    Reader reader(Facts facts) {
        BandSource.Values values = source.values(facts);
        BandSource.OfLine ofLine = values.ofLine();
        return ofLine == null ? () -> classOf(values) : new ByLine(values, ofLine);
    }

    private int classOf(BandSource.Values values) {
        if (values.read()) {
            return 1 + boundaries.classOf(values.whole());
        }
        Exact exact = values.exact();
        return exact == null ? MISSING : 1 + boundaries.classOf(exact);
    }

    /** Reads a whole block without standing at each line. */
    private final class ByLine implements Reader {
        private final BandSource.Values values;
        private final BandSource.OfLine ofLine;

        ByLine(BandSource.Values values, BandSource.OfLine ofLine) {
            this.values = values;
            this.ofLine = ofLine;
        }

        @Override
        public int read() {
            return classOf(values);
        }

        @Override
        public void read(Facts facts, LineBlock block, int[] classes) {
            ofLine.read(facts.sales, block);
            boundaries.classesOf(block, classes);
            long[] numbers = block.numbers;
            for (int i = 0; i < block.count; i++) {
                classes[i] = numbers[i] == Facts.MISSING ? MISSING : 1 + classes[i];
            }
        }
    }

    @Override
    int classOfText(String text, Facts facts) {
        Exact value = source.parse(text, facts);
        return value == null ? MISSING : 1 + boundaries.classOf(value);
    }

    @Override
    boolean isStatic() {
        return source.isStatic();
    }

    @Override
    String shown(Facts facts) {
        return source.shown(facts);
    }
}
