package io.ratebook.preview.web;

import io.ratebook.preview.PreviewFigures.Order;
import io.ratebook.preview.PreviewFilter;
import io.ratebook.preview.PreviewFilter.What;
import io.ratebook.web.Refusal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What of a preview is listed, as parameters of a query. */
record PreviewQuery(
        @Nullable String q,
        @Nullable String partner,
        @Nullable String category,
        @Nullable String level,
        @Nullable String month,
        @Nullable String what,
        @Nullable String sort) {
    private static final int MONTHS_A_YEAR = 12;
    private static final Map<String, What> WHATS =
            Map.of("up", What.UP, "down", What.DOWN, "newly", What.NEWLY, "noLonger", What.NO_LONGER);
    private static final Map<String, Order> ORDERS =
            Map.of("difference", Order.DIFFERENCE, "size", Order.SIZE, "occurredAt", Order.OCCURRED_AT);

    /** As answers say it. */
    static String word(What what) {
        return switch (what) {
            case UP -> "up";
            case DOWN -> "down";
            case NEWLY -> "newly";
            case NO_LONGER -> "noLonger";
        };
    }

    PreviewFilter filter() {
        String said = said(what);
        What wanted = said == null ? null : WHATS.get(said);
        if (said != null && wanted == null) {
            throw Refusal.parameter("what", what, "one of up, down, newly, noLonger");
        }
        return new PreviewFilter(said(q), said(partner), said(category), said(level), months(), wanted);
    }

    private @Nullable Integer months() {
        String said = said(month);
        if (said == null) {
            return null;
        }
        try {
            YearMonth parsed = YearMonth.parse(said);
            return parsed.getYear() * MONTHS_A_YEAR + parsed.getMonthValue() - 1;
        } catch (DateTimeException wrong) {
            throw Refusal.parameter("month", month, "a month such as 2011-03");
        }
    }

    /** What sales are listed by; the largest difference first, if not said. */
    Order order() {
        String said = said(sort);
        Order order = said == null ? Order.SIZE : ORDERS.get(isDescending() ? said.substring(1) : said);
        if (order == null) {
            throw Refusal.parameter(
                    "sort", sort, "one of difference, -difference, size, -size, occurredAt, -occurredAt");
        }
        return order;
    }

    boolean isDescending() {
        String said = said(sort);
        return said == null || said.startsWith("-");
    }

    private static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
