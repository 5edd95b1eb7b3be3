package io.ratebook.calendar;

/** A calendar period. */
public enum PeriodKind {
    MONTH(1),
    QUARTER(3),
    YEAR(12);

    private final int months;

    PeriodKind(int months) {
        this.months = months;
    }

    public int months() {
        return months;
    }

    /** How many of them make a year: 12, 4, 1. */
    public int inYear() {
        return 12 / months;
    }
}
