package io.ratebook.lead.web;

import io.ratebook.lead.LeadFilter;
import io.ratebook.lead.LeadList.Wanted;
import io.ratebook.lead.LeadOrder;
import io.ratebook.web.Refusal;
import org.jspecify.annotations.Nullable;

/** The query of a list of leads; a parameter without a value is none. The latest first, if nothing else is said. */
record LeadQuery(
        @Nullable String q,
        @Nullable String partner,
        @Nullable String phase,
        @Nullable Boolean paid,
        @Nullable String sort) {
    LeadFilter filter() {
        return new LeadFilter(said(q), said(partner), said(phase), paid);
    }

    private static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    Wanted wanted(int programId) {
        String word = said(sort) == null ? "-" + LeadOrder.CREATED_AT.word() : String.valueOf(said(sort));
        boolean descending = word.startsWith("-");
        LeadOrder order = LeadOrder.find(descending ? word.substring(1) : word);
        if (order == null) {
            throw Refusal.parameter("sort", sort, "one of " + LeadOrder.words());
        }
        return new Wanted(programId, filter(), order, descending);
    }
}
