package io.ratebook.preview.web;

import io.ratebook.web.FieldProblems;
import io.ratebook.web.Times;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which version shall be previewed over which days, both included. */
record PreviewBody(
        @Nullable Integer version,
        @Nullable String from,
        @Nullable String to) {
    /** What was asked for, looked into. */
    record Checked(int version, LocalDate from, LocalDate to) {}

    Checked checked() {
        FieldProblems problems = new FieldProblems();
        if (version == null) {
            problems.add("version", null, "the number of a policy version");
        }
        LocalDate first = Times.day("from", from, problems);
        LocalDate last = Times.day("to", to, problems);
        if (first != null && last != null && last.isBefore(first)) {
            problems.add("to", to, "a day not before " + from);
        }
        problems.refuseIfAny();
        return new Checked(
                Objects.requireNonNull(version), Objects.requireNonNull(first), Objects.requireNonNull(last));
    }
}
