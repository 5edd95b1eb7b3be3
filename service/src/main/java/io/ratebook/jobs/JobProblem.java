package io.ratebook.jobs;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong in the input of a job.
 *
 * @param number from 1, in the order found; 0 before it is kept
 * @param line of the file, from 1; null where there is none
 * @param column as its title reads
 */
public record JobProblem(
        long number,
        @Nullable Long line,
        @Nullable String column,
        @Nullable String found,
        @Nullable String expected,
        String text) {
    public JobProblem(
            @Nullable Long line,
            @Nullable String column,
            @Nullable String found,
            @Nullable String expected,
            String text) {
        this(0, line, column, found, expected, text);
    }
}
