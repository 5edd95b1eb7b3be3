package io.ratebook.policy.sheet;

/**
 * A filled cell as the file stores it; never the text a spreadsheet program shows.
 *
 * @param row from 1
 * @param column from 0
 * @param kind what is stored
 * @param text the stored value: a text, or the digits of a number as they stand in the file
 * @param format what the number format makes of a number
 */
record Cell(int row, int column, Kind kind, String text, Format format) {
    enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        /** {@code #N/A} and the like. */
        ERROR,
        /** A date stored as ISO text. */
        ISO_DATE
    }

    enum Format {
        PLAIN,
        PERCENT,
        DATE
    }

    boolean isText() {
        return kind == Kind.TEXT;
    }

    boolean isNumber() {
        return kind == Kind.NUMBER;
    }

    boolean isPercent() {
        return kind == Kind.NUMBER && format == Format.PERCENT;
    }

    boolean isDate() {
        return kind == Kind.ISO_DATE || (kind == Kind.NUMBER && format == Format.DATE);
    }

    String trimmed() {
        return Text.trimmed(text);
    }

    /** For a problem's "found". */
    String shown() {
        return switch (kind) {
            case NUMBER -> Decimals.shown(this);
            case BOOLEAN -> text.equals("0") || text.equalsIgnoreCase("false") ? "FALSE" : "TRUE";
            default -> trimmed();
        };
    }
}
