package io.ratebook.policy.sheet;

import java.util.List;

/**
 * A column of a table that is no condition.
 *
 * @param title as the workbook writes it
 * @param hint what the grey row says below it
 * @param required whether a table without it can say nothing
 * @param aliases further titles that mean it
 */
record Outcome(String title, String hint, boolean required, List<String> aliases) {
    static Outcome of(String title, String hint) {
        return new Outcome(title, hint, false, List.of());
    }

    static Outcome required(String title, String hint) {
        return new Outcome(title, hint, true, List.of());
    }

    static Outcome alias(String title, String hint, String... aliases) {
        return new Outcome(title, hint, false, List.of(aliases));
    }
}
