package io.ratebook.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Gathers what is wrong with the fields of a request, so that all of it is said at once. */
public final class FieldProblems {
    private final List<FieldProblem> found = new ArrayList<>();

    /** Notes a problem; {@code value} is what came, null for nothing. */
    public void add(String field, @Nullable Object value, String expected) {
        found.add(
                value == null
                        ? FieldProblem.missing(field, expected)
                        : new FieldProblem(field, value.toString(), expected));
    }

    /** The text without blanks around it; null, and a problem, if there is none or it is longer than allowed. */
    public @Nullable String text(String field, @Nullable String value, int lengthMax) {
        String text = value == null ? "" : value.strip();
        if (text.isEmpty() || text.length() > lengthMax || text.chars().anyMatch(Character::isISOControl)) {
            add(field, value, "1 to " + lengthMax + " characters, none of them a control character");
            return null;
        }
        return text;
    }

    /**
     * The text of a field of a body that has to say it.
     *
     * @throws Refusal with status 422
     */
    public static String required(JsonNode body, String field, int lengthMax) {
        FieldProblems problems = new FieldProblems();
        String text = problems.text(field, body.path(field).asString(""), lengthMax);
        problems.refuseIfAny();
        return Objects.requireNonNull(text);
    }

    /**
     * The text of a field of a body, either of which may be left out; empty then.
     *
     * @throws Refusal with status 422
     */
    public static String optional(@Nullable JsonNode body, String field, int lengthMax) {
        boolean said = body != null && !body.path(field).asString("").isBlank();
        return said ? required(Objects.requireNonNull(body), field, lengthMax) : "";
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<FieldProblem> all() {
        return List.copyOf(found);
    }

    /**
     * Ends the call if anything was noted.
     *
     * @throws Refusal with status 422
     */
    public void refuseIfAny() {
        if (!found.isEmpty()) {
            throw Refusal.wrong(found);
        }
    }
}
