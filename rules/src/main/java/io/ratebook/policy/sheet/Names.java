package io.ratebook.policy.sheet;

import java.math.BigDecimal;

/** Codes and names: of partners, products, components, schemes, rows. */
final class Names {
    static final Grammar<String> ROW_ID = of("the row's id as the server gave it, or an empty cell");

    private static final int STORED_DIGITS = 15;
    private static final int LENGTH_MAX = 255;

    private Names() {}

    static Grammar<String> of(String expected) {
        return (cell, remarks) -> {
            String name = plain(cell, expected);
            if (name.length() > LENGTH_MAX) {
                throw new Misread("at most " + LENGTH_MAX + " characters", "shorten it");
            }
            return name;
        };
    }

    /** The trimmed text, or a number's plain digits; without characters that cannot be seen. */
    static String plain(Cell cell, String expected) throws Misread {
        String text =
                switch (cell.kind()) {
                    case TEXT -> cell.trimmed();
                    case NUMBER -> digits(cell, expected);
                    default -> throw new Misread(expected, "type '" + cell.shown() + " to make it a text");
                };
        String forbidden = Text.forbiddenIn(text);
        if (forbidden != null) {
            throw new Misread(
                    "characters that can be seen",
                    "remove the character " + forbidden + " (a line break, or one that has no width or turns the"
                            + " direction)");
        }
        return text;
    }

    private static String digits(Cell cell, String expected) throws Misread {
        if (cell.isDate()) {
            throw new Misread(expected + ", not a date", "type it as text, with ' before it");
        }
        BigDecimal value = Decimals.stored(cell);
        if (value.precision() - value.scale() > STORED_DIGITS) {
            throw new Misread(
                    expected, "spreadsheets keep only 15 digits of a number: type the code as text, with ' before it");
        }
        return value.toPlainString();
    }
}
