package io.ratebook.evaluation.drools;

import io.ratebook.drl.AfterTables;
import io.ratebook.drl.BeforeTables;
import io.ratebook.drl.PeriodEnd;

/** When a rule of DRL runs; it says so by the outcomes object it binds. */
public enum DrlStage {
    BEFORE_TABLES(BeforeTables.class),
    AFTER_TABLES(AfterTables.class),
    PERIOD_END(PeriodEnd.class);

    private final Class<?> outcomes;

    DrlStage(Class<?> outcomes) {
        this.outcomes = outcomes;
    }

    /** The type of {@code out} in this stage. */
    public Class<?> outcomes() {
        return outcomes;
    }
}
