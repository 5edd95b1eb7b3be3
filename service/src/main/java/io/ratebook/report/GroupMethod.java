package io.ratebook.report;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all partners of a report are paid by: one method for all. */
public enum GroupMethod {
    /** (a) What was earned in the range, as the report's column says it. */
    EARNED("earned"),

    /** (b) What was open before the range and what was earned in it, as the report's columns say it. */
    OPENING_AND_EARNED("opening-earned"),

    /** (c) What is owed up to the end of the range at the moment it is paid. */
    CLOSING("closing");

    private final String code;

    GroupMethod(String code) {
        this.code = code;
    }

    /** As in JSON and in tables. */
    public String code() {
        return code;
    }

    public static @Nullable GroupMethod find(String code) {
        return Arrays.stream(values())
                .filter(method -> method.code.equals(code))
                .findFirst()
                .orElse(null);
    }

    public static String words() {
        List<String> words = Arrays.stream(values()).map(GroupMethod::code).toList();
        return String.join(", ", words);
    }
}
