package io.ratebook.partner.web;

import io.ratebook.partner.PartnerFilter;
import io.ratebook.partner.PartnerList.Wanted;
import io.ratebook.partner.PartnerOrder;
import io.ratebook.partner.PartnerState;
import io.ratebook.web.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The query of a list of partners; a parameter without a value is none. */
record PartnerQuery(
        @Nullable String q,
        @Nullable String state,
        @Nullable String level,
        @Nullable String group,
        @Nullable String tag,
        @Nullable String payment,
        @Nullable String sort) {
    private static final List<String> PAYMENTS = List.of(PartnerFilter.NO_PAYMENT, "paypal", "bank", "check", "other");

    PartnerFilter filter() {
        return new PartnerFilter(said(q), wantedState(), said(level), said(group), said(tag), wantedPayment());
    }

    private static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private @Nullable String wantedPayment() {
        String word = said(payment);
        if (word != null && !PAYMENTS.contains(word)) {
            throw Refusal.parameter("payment", payment, "one of " + String.join(", ", PAYMENTS));
        }
        return word;
    }

    private @Nullable PartnerState wantedState() {
        String word = said(state);
        PartnerState found = word == null ? null : PartnerState.find(word);
        if (word != null && found == null) {
            throw Refusal.parameter("state", state, "one of " + PartnerState.words());
        }
        return found;
    }

    Wanted wanted(int programId) {
        String word = said(sort) == null ? PartnerOrder.CODE.word() : String.valueOf(said(sort));
        boolean descending = word.startsWith("-");
        PartnerOrder order = PartnerOrder.find(descending ? word.substring(1) : word);
        if (order == null) {
            throw Refusal.parameter("sort", sort, "one of " + PartnerOrder.words());
        }
        return new Wanted(programId, filter(), order, descending);
    }
}
