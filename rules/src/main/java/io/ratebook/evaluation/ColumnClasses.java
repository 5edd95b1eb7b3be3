package io.ratebook.evaluation;

import io.ratebook.evaluation.drools.ClassSet;
import io.ratebook.evaluation.drools.ClassTable;
import io.ratebook.policy.Column;
import io.ratebook.policy.Condition;
import org.jspecify.annotations.Nullable;

/**
 * The classes that the cells of one column tell apart. Codes named nowhere are one class, numbers between two boundaries
 * another; a missing value is always class 0.
 */
abstract class ColumnClasses {
    static final int MISSING = 0;

    final Column column;

    ColumnClasses(Column column) {
        this.column = column;
    }

    /** What a cell accepts; null is a blank cell. */
    abstract ClassSet accepts(@Nullable Condition condition);

    /** Tells the table how many classes there are. */
    abstract void declare(ClassTable.Builder table);

    /** Ready for the lines of one evaluation. */
    abstract Reader reader(Facts facts);

    /** The class of a value given as text in a policy's test. */
    abstract int classOfText(String text, Facts facts);

    /** Whether it can be read before history is known. */
    abstract boolean isStatic();

    /** The value found, for an explanation; empty if missing. */
    abstract String shown(Facts facts);

    /** Finds the class of the line and partner that the facts stand at. */
    interface Reader {
        int read();

        /** The same for line i of a block, into {@code classes[i]}; only for what is known before history. */
        default void read(Facts facts, LineBlock block, int[] classes) {
            for (int i = 0; i < block.count; i++) {
                facts.line = block.lines[i];
                facts.partner = block.partner(i);
                classes[i] = read();
            }
        }
    }
}
