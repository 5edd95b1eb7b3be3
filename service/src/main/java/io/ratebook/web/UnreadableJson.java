package io.ratebook.web;

import io.ratebook.web.KeptBody.Kept;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Why a body is no JSON (400), or not the JSON that is read here (422): all that is wrong at once. */
final class UnreadableJson {
    private static final int PROBLEMS_MAX = 50;

    private UnreadableJson() {}

    /** @param kept the body; null where only the first problem is known */
    static Refusal refusal(HttpMessageNotReadableException unreadable, @Nullable Kept kept, JsonMapper json) {
        Refusal first = first(unreadable);
        return kept == null || first.errors().isEmpty() ? first : all(first, kept, json);
    }

    private static Refusal first(HttpMessageNotReadableException unreadable) {
        Refusal refusal = null;
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal inner) {
                return inner;
            }
            if (cause instanceof JacksonException jackson) {
                refusal = of(jackson);
            }
        }
        return refusal == null
                ? Refusal.unreadable("unreadable", "the body cannot be read: expected JSON in UTF-8")
                : refusal;
    }

    /** Reads it again without what was wrong, until nothing is. */
    private static Refusal all(Refusal first, Kept kept, JsonMapper json) {
        Map<String, FieldProblem> found = new LinkedHashMap<>();
        try {
            JsonNode left = json.readTree(kept.bytes());
            JacksonException wrong = wrong(left, kept, json);
            while (wrong != null && found.size() < PROBLEMS_MAX) {
                FieldProblem problem = problem(wrong);
                if (found.putIfAbsent(problem.field(), problem) != null || !takeAway(left, wrong.getPath())) {
                    break;
                }
                wrong = wrong(left, kept, json);
            }
        } catch (StreamReadException broken) {
            return of(broken);
        }
        return found.isEmpty() ? first : Refusal.wrong(List.copyOf(found.values()));
    }

    /** The first thing that is wrong in it; null where nothing is. */
    private static @Nullable JacksonException wrong(JsonNode body, Kept kept, JsonMapper json) {
        try {
            json.readerFor(json.constructType(kept.type())).readValue(body);
            return null;
        } catch (JacksonException wrong) {
            return wrong;
        }
    }

    /** Whether there was such a field or element. */
    private static boolean takeAway(JsonNode body, List<JacksonException.Reference> path) {
        if (path.isEmpty()) {
            return false;
        }
        JsonNode parent = body;
        for (JacksonException.Reference step : path.subList(0, path.size() - 1)) {
            parent =
                    step.getPropertyName() == null ? parent.path(step.getIndex()) : parent.path(step.getPropertyName());
        }
        JacksonException.Reference last = path.get(path.size() - 1);
        if (parent instanceof ObjectNode object && last.getPropertyName() != null) {
            return object.remove(last.getPropertyName()) != null;
        }
        // An element keeps its place, so that those behind it are called as they were sent.
        return parent instanceof ArrayNode array
                && last.getIndex() >= 0
                && last.getIndex() < array.size()
                && array.setNull(last.getIndex()) != null;
    }

    private static Refusal of(JacksonException jackson) {
        if (jackson instanceof StreamReadException) {
            return Refusal.unreadable("unreadable", "the body is not JSON" + place(jackson.getLocation()));
        }
        return Refusal.wrong(List.of(problem(jackson)));
    }

    private static FieldProblem problem(JacksonException jackson) {
        String field = field(jackson);
        if (jackson instanceof UnrecognizedPropertyException unknown) {
            String known = unknown.getKnownPropertyIds() == null
                    ? "another field"
                    : unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "));
            return new FieldProblem(field, "an unknown field", "one of " + known);
        }
        Object found = jackson instanceof InvalidFormatException format ? format.getValue() : null;
        return new FieldProblem(field, found == null ? "JSON of another kind" : found.toString(), expected(jackson));
    }

    private static String expected(JacksonException jackson) {
        Class<?> type = jackson instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        if (type == null) {
            return "another value";
        }
        if (type.isEnum()) {
            return "one of " + List.of(type.getEnumConstants());
        }
        if (type == String.class) {
            return "a text in quotes";
        }
        if (Iterable.class.isAssignableFrom(type)) {
            return "a list";
        }
        return type.isRecord() ? "an object" : "a value of the kind " + type.getSimpleName();
    }

    private static String place(@Nullable TokenStreamLocation location) {
        return location == null ? "" : ": line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String field(JacksonException jackson) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : jackson.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }
}
