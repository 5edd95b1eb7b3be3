package io.ratebook.version;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * That a version counts from a day on.
 *
 * @param number from 1 in the program, in the order they were made
 * @param from the first day, in the program's zone
 * @param at microseconds since 1970
 */
public record Activation(
        int number,
        int versionId,
        int version,
        LocalDate from,
        @Nullable String reason,
        String by,
        long at) {}
