package io.ratebook.evaluation;

import io.ratebook.evaluation.drools.ClassSet;
import io.ratebook.policy.Column;
import io.ratebook.policy.Condition;

/** What "(any)" and "(none)" accept in every column: all classes but the missing one, and only that. */
final class PresenceClasses {
    private PresenceClasses() {}

    static ClassSet accepts(Condition condition, Column column, int size) {
        if (condition instanceof Condition.Present) {
            return ClassSet.interval(ColumnClasses.MISSING + 1, size);
        }
        if (condition instanceof Condition.Absent) {
            return ClassSet.members(ColumnClasses.MISSING);
        }
        throw new IllegalArgumentException("the column " + column.title() + " cannot hold " + condition);
    }
}
