package io.ratebook.jobs;

import org.jspecify.annotations.Nullable;

/**
 * What is to be done.
 *
 * @param kind of one of the {@link JobKind}s
 * @param programId null where the work belongs to no program
 * @param title what people know it by, such as the name of the file
 * @param input a small value, kept as JSON
 * @param startedBy the name of who asks for it
 */
public record JobOrder(String kind, @Nullable Integer programId, String title, Object input, String startedBy) {}
