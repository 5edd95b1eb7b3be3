package io.ratebook.sale.web;

import io.ratebook.program.Program;
import io.ratebook.sale.SaleFilter;
import io.ratebook.sale.SaleList.Wanted;
import io.ratebook.sale.SaleOrder;
import io.ratebook.web.DayRange;
import io.ratebook.web.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The query of a list of sales; a parameter without a value is none. */
record SaleQuery(
        @Nullable String q,
        @Nullable String state,
        @Nullable String type,
        @Nullable String partner,
        @Nullable String customer,
        @Nullable String product,
        @Nullable String category,
        @Nullable String country,
        @Nullable String order,
        @Nullable String source,
        @Nullable String from,
        @Nullable String to,
        @Nullable String reason,
        @Nullable String sort) {
    private static final List<String> STATES = List.of("evaluated", "none", "parked", "void");
    private static final List<String> TYPES = List.of("sale", "refund");

    SaleFilter filter(Program program) {
        DayRange days = DayRange.of(from, to, program.zoneId());
        return new SaleFilter(
                said(q),
                oneOf("state", state, STATES),
                oneOf("type", type, TYPES),
                said(partner),
                said(customer),
                said(product),
                said(category),
                said(country),
                said(order),
                said(source),
                days.from(),
                days.until(),
                said(reason));
    }

    private static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable String oneOf(String name, @Nullable String text, List<String> words) {
        String word = said(text);
        if (word != null && !words.contains(word)) {
            throw Refusal.parameter(name, text, "one of " + String.join(", ", words));
        }
        return word;
    }

    /** The latest first, if not said. */
    Wanted wanted(Program program) {
        String said = said(sort);
        String word = said == null ? "-" + SaleOrder.OCCURRED_AT.word() : said;
        boolean descending = word.startsWith("-");
        SaleOrder wanted = SaleOrder.find(descending ? word.substring(1) : word);
        if (wanted == null) {
            throw Refusal.parameter("sort", sort, "one of " + SaleOrder.words());
        }
        return new Wanted(program.id(), filter(program), wanted, descending);
    }
}
