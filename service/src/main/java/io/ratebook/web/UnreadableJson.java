package io.ratebook.web;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Why a body is no JSON (400), or not the JSON that is read here (422). */
final class UnreadableJson {
    private UnreadableJson() {}

    static Refusal refusal(HttpMessageNotReadableException unreadable) {
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

    private static Refusal of(JacksonException jackson) {
        if (jackson instanceof StreamReadException) {
            return Refusal.unreadable("unreadable", "the body is not JSON" + place(jackson.getLocation()));
        }
        String field = field(jackson);
        if (jackson instanceof UnrecognizedPropertyException unknown) {
            String known = unknown.getKnownPropertyIds() == null
                    ? "another field"
                    : unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "));
            return Refusal.wrong(List.of(new FieldProblem(field, "an unknown field", "one of " + known)));
        }
        Object found = jackson instanceof InvalidFormatException format ? format.getValue() : null;
        return Refusal.wrong(List.of(
                new FieldProblem(field, found == null ? "JSON of another kind" : found.toString(), expected(jackson))));
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
