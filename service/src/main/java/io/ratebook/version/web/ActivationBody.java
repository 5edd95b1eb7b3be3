package io.ratebook.version.web;

import io.ratebook.web.FieldProblems;
import io.ratebook.web.Times;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From which day a version shall count, and why. */
record ActivationBody(@Nullable String from, @Nullable String reason) {
    private static final int REASON_MAX = 400;

    /** What was asked for, looked into. */
    record Checked(LocalDate from, @Nullable String reason) {}

    Checked checked() {
        FieldProblems problems = new FieldProblems();
        LocalDate day = Times.day("from", from, problems);
        String why = reason == null || reason.isBlank() ? null : problems.text("reason", reason, REASON_MAX);
        problems.refuseIfAny();
        return new Checked(Objects.requireNonNull(day), why);
    }
}
