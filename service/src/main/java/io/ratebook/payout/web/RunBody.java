package io.ratebook.payout.web;

import io.ratebook.payout.RunDraft;
import io.ratebook.web.FieldProblems;
import io.ratebook.web.Times;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A run as a caller asks for it.
 *
 * @param from first effective day, included; without it there is no lower end
 * @param to last effective day, included
 * @param partners codes; without them, all
 * @param noMinimum to pay below the minimum too
 * @param payOn today if not said
 */
record RunBody(
        @Nullable String from,
        @Nullable String to,
        @Nullable List<String> partners,
        @Nullable Boolean noMinimum,
        @Nullable String payOn) {
    private static final int PARTNERS_MAX = 100_000;

    RunDraft checked(LocalDate today) {
        FieldProblems problems = new FieldProblems();
        LocalDate first = from == null ? null : Times.day("from", from, problems);
        LocalDate last = Times.day("to", to, problems);
        LocalDate day = payOn == null ? today : Times.day("payOn", payOn, problems);
        if (first != null && last != null && last.isBefore(first)) {
            problems.add("to", to, "a day not before " + from);
        }
        if (day != null && day.isBefore(today)) {
            problems.add("payOn", payOn, "today, " + today + ", or a later day");
        }
        if (partners != null && (partners.isEmpty() || partners.size() > PARTNERS_MAX)) {
            problems.add("partners", partners.size() + " codes", "1 to " + PARTNERS_MAX + " codes, or none for all");
        }
        problems.refuseIfAny();
        return new RunDraft(
                first,
                Objects.requireNonNull(last),
                partners == null ? null : List.copyOf(partners),
                Boolean.TRUE.equals(noMinimum),
                Objects.requireNonNull(day));
    }
}
