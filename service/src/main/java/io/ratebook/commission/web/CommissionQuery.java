package io.ratebook.commission.web;

import io.ratebook.commission.CommissionFilter;
import io.ratebook.commission.CommissionOrder;
import io.ratebook.web.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The query of a list of commissions; a parameter without a value is none. */
public record CommissionQuery(
        @Nullable String state,
        @Nullable String kind,
        @Nullable String partner,
        @Nullable String component,
        @Nullable String sale,
        @Nullable String version,
        @Nullable String row,
        @Nullable String from,
        @Nullable String to,
        @Nullable String q,
        @Nullable String standing,
        @Nullable String level,
        @Nullable String sort) {
    private static final List<String> STATES = List.of("pending", "approved", "declined", "paid");
    private static final List<String> KINDS = List.of("commission", "reversal", "adjustment", "referral");

    static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    @Nullable
    String wantedState() {
        return oneOf("state", state, STATES);
    }

    @Nullable
    String wantedKind() {
        return oneOf("kind", kind, KINDS);
    }

    @Nullable
    String wantedStanding() {
        return oneOf("standing", standing, CommissionFilter.STANDINGS);
    }

    private static @Nullable String oneOf(String name, @Nullable String text, List<String> words) {
        String word = said(text);
        if (word != null && !words.contains(word)) {
            throw Refusal.parameter(name, text, "one of " + String.join(", ", words));
        }
        return word;
    }

    @Nullable
    Integer wantedVersion() {
        String number = said(version);
        try {
            return number == null ? null : Integer.valueOf(number);
        } catch (NumberFormatException none) {
            throw Refusal.parameter("version", version, "the number of a policy version");
        }
    }

    boolean descending() {
        String word = said(sort);
        return word == null || word.startsWith("-");
    }

    /** The latest first, if not said. */
    CommissionOrder order() {
        String word = said(sort);
        CommissionOrder order = word == null
                ? CommissionOrder.OCCURRED_AT
                : CommissionOrder.find(word.startsWith("-") ? word.substring(1) : word);
        if (order == null) {
            throw Refusal.parameter("sort", sort, "one of " + CommissionOrder.words());
        }
        return order;
    }
}
