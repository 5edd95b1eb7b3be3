package io.ratebook.web;

/**
 * What is wrong with one field of a request.
 *
 * @param field as in the JSON or the query, {@code credits[1].percent}
 * @param found the value as it came; "nothing" where none came, or blanks only
 * @param expected in words, with an example
 */
public record FieldProblem(String field, String found, String expected) {
    private static final String NOTHING = "nothing";
    private static final int FOUND_MAX = 200;

    public FieldProblem {
        found = found.isBlank() ? NOTHING : found;
        found = found.length() > FOUND_MAX ? found.substring(0, FOUND_MAX) + "..." : found;
    }

    /** A field that has to be there. */
    public static FieldProblem missing(String field, String expected) {
        return new FieldProblem(field, NOTHING, expected);
    }
}
