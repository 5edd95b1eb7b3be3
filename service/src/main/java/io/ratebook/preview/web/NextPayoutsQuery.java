package io.ratebook.preview.web;

import io.ratebook.money.CurrencyCode;
import io.ratebook.payout.LeftOutList;
import io.ratebook.preview.NextPayouts.Way;
import io.ratebook.preview.NextPayoutsFilter;
import io.ratebook.preview.NextPayoutsFilter.Order;
import io.ratebook.preview.NextPayoutsFilter.What;
import io.ratebook.web.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which partners' next payouts are listed, as parameters of a query.
 *
 * @param way activated, if not said, or counted
 * @param what more, less, newly, noLonger or same
 * @param why a reason that leaves it out under the version
 */
record NextPayoutsQuery(
        @Nullable String way,
        @Nullable String q,
        @Nullable String currency,
        @Nullable String what,
        @Nullable String why,
        @Nullable String sort) {
    private static final Map<String, Way> WAYS = Map.of("activated", Way.ACTIVATED, "counted", Way.COUNTED);
    private static final Map<String, What> WHATS = Map.of(
            "more", What.MORE, "less", What.LESS, "newly", What.NEWLY, "noLonger", What.NO_LONGER, "same", What.SAME);
    private static final Map<String, Order> ORDERS = Map.of(
            "partner", Order.PARTNER,
            "old", Order.OLD,
            "new", Order.NEW,
            "difference", Order.DIFFERENCE,
            "size", Order.SIZE);

    NextPayoutsFilter filter() {
        String in = said(currency);
        if (in != null && CurrencyCode.find(in) == null) {
            throw Refusal.parameter("currency", in, "an ISO 4217 code such as EUR");
        }
        String reason = said(why);
        if (reason != null && !LeftOutList.reasons().contains(reason)) {
            throw Refusal.parameter("why", reason, "one of " + String.join(", ", LeftOutList.reasons()));
        }
        String wayOrNone = said(way);
        String sortOrNone = said(sort);
        boolean descending = sortOrNone == null || sortOrNone.startsWith("-");
        return new NextPayoutsFilter(
                wayOrNone == null ? Way.ACTIVATED : one(WAYS, "way", wayOrNone, "activated or counted"),
                said(q),
                in,
                said(what) == null ? null : one(WHATS, "what", said(what), "one of more, less, newly, noLonger, same"),
                reason,
                sortOrNone == null
                        ? Order.SIZE
                        : one(
                                ORDERS,
                                "sort",
                                descending ? sortOrNone.substring(1) : sortOrNone,
                                "partner, old, new, difference or size, with - before it for the largest first"),
                descending);
    }

    private static <T> T one(Map<String, T> all, String name, @Nullable String said, String expected) {
        T found = said == null ? null : all.get(said);
        if (found == null) {
            throw Refusal.parameter(name, said, expected);
        }
        return found;
    }

    private static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
