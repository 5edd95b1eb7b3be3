package io.ratebook.report.web;

import io.ratebook.partner.PartnerState;
import io.ratebook.report.ReportFilter;
import io.ratebook.web.FieldProblems;
import io.ratebook.web.Times;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a report is to be about, as sent; both days are included. */
record ReportBody(
        @Nullable String from,
        @Nullable String to,
        @Nullable String partner,
        @Nullable String group,
        @Nullable String state,
        @Nullable String tag) {
    /** Checked; all that is wrong is said at once. */
    ReportFilter filter() {
        FieldProblems problems = new FieldProblems();
        LocalDate first = Times.day("from", from, problems);
        LocalDate last = Times.day("to", to, problems);
        if (first != null && last != null && last.isBefore(first)) {
            problems.add("to", to, "a day that is not before from, " + first);
        }
        String word = said(state);
        PartnerState wanted = word == null ? null : PartnerState.find(word);
        if (word != null && wanted == null) {
            problems.add("state", state, "one of " + PartnerState.words());
        }
        problems.refuseIfAny();
        return new ReportFilter(
                Objects.requireNonNull(first),
                Objects.requireNonNull(last),
                said(partner),
                said(group),
                wanted,
                said(tag));
    }

    private static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
