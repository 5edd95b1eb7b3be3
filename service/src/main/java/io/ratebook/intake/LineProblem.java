package io.ratebook.intake;

/**
 * Something wrong in a file of sales or partners.
 *
 * @param file the file's name
 * @param line from 1 for the title line; 0 if it concerns the whole file
 * @param column the column's title, or empty if it concerns the whole line
 * @param found what stands there, shortened to 80 characters and with unprintable characters spelled out; may be empty
 * @param expected what may stand there
 */
public record LineProblem(String file, int line, String column, String found, String expected) {
    private static final int FOUND_MAX = 80;

    public LineProblem {
        found = shown(found);
    }

    /** The same in a file that its sender knows by another name than where it was read. */
    public LineProblem in(String name) {
        return new LineProblem(name, line, column, found, expected);
    }

    /** For example {@code sales.csv:17: amount: found "-5.00", expected zero or more}. */
    public String text() {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line);
        }
        text.append(": ");
        if (!column.isEmpty()) {
            text.append(column).append(": ");
        }
        if (found.isEmpty()) {
            return text.append("expected ").append(expected).toString();
        }
        return text.append("found \"")
                .append(found)
                .append("\", expected ")
                .append(expected)
                .toString();
    }

    /** A value that turns the reading direction or moves the cursor must not do so in the message about it. */
    private static String shown(String value) {
        StringBuilder shown = new StringBuilder();
        int end = value.length() <= FOUND_MAX ? value.length() : FOUND_MAX;
        for (int i = 0; i < end; i++) {
            char c = value.charAt(i);
            if (CodeText.isUnprintable(c)) {
                shown.append(String.format("\\u%04X", (int) c));
            } else {
                shown.append(c);
            }
        }
        return end < value.length() ? shown.append("...").toString() : shown.toString();
    }
}
