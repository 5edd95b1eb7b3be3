package io.ratebook.adjustment.web;

import io.ratebook.adjustment.AdjustmentFilter;
import io.ratebook.adjustment.AdjustmentKind;
import io.ratebook.adjustment.AdjustmentList.Wanted;
import io.ratebook.adjustment.AdjustmentOrder;
import io.ratebook.web.FieldProblems;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The query of a list of adjustments; a parameter without a value is none. */
record AdjustmentQuery(
        @Nullable String partner,
        @Nullable String currency,
        @Nullable String kind,
        @Nullable String state,
        @Nullable String q,
        @Nullable String from,
        @Nullable String to,
        @Nullable String sort) {
    private static final List<String> STATES = List.of("waiting", "approved", "declined");

    AdjustmentFilter filter() {
        String wantedKind = said(kind);
        if (wantedKind != null && AdjustmentKind.find(wantedKind) == null) {
            throw Refusal.parameter("kind", kind, "one of " + AdjustmentKind.words());
        }
        String wantedState = said(state);
        if (wantedState != null && !STATES.contains(wantedState)) {
            throw Refusal.parameter("state", state, "one of " + String.join(", ", STATES));
        }
        return new AdjustmentFilter(
                said(partner), said(currency), wantedKind, wantedState, said(q), day("from", from), day("to", to));
    }

    Wanted wanted(int programId) {
        String word = said(sort) == null ? "-createdAt" : String.valueOf(said(sort));
        boolean descending = word.startsWith("-");
        AdjustmentOrder order = AdjustmentOrder.find(descending ? word.substring(1) : word);
        if (order == null) {
            throw Refusal.parameter("sort", sort, "one of " + AdjustmentOrder.words());
        }
        return new Wanted(programId, filter(), order, descending);
    }

    private static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable LocalDate day(String name, @Nullable String text) {
        String said = said(text);
        if (said == null) {
            return null;
        }
        LocalDate day = Times.day(name, said, new FieldProblems());
        if (day == null) {
            throw Refusal.parameter(name, text, "a day such as 2010-12-03");
        }
        return day;
    }
}
