package io.ratebook.policy.sheet;

import io.ratebook.policy.FieldType;

/** How a cell's value is shown, and what a person's typing into it becomes. */
enum Look {
    /** Keeps what is typed as text, so that 00123 stays 00123. */
    TEXT("@"),
    PERCENT("0.0##%"),
    MONEY("#,##0.00####"),
    NUMBER("General"),
    DATE("yyyy-mm-dd");

    private final String format;

    Look(String format) {
        this.format = format;
    }

    String format() {
        return format;
    }

    static Look of(FieldType type) {
        return switch (type) {
            case CODE, CODES -> TEXT;
            case WHOLE, NUMBER -> NUMBER;
            case MONEY -> MONEY;
            case PERCENT -> PERCENT;
            case DATE -> DATE;
        };
    }
}
