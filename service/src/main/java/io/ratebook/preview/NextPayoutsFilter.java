package io.ratebook.preview;

import io.ratebook.database.Where;
import io.ratebook.preview.NextPayouts.Way;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which partners' next payouts are listed, and in which order; null for any.
 *
 * @param q beginning of the partner's code
 * @param why a word of a reason that leaves it out under the version
 */
public record NextPayoutsFilter(
        Way way,
        @Nullable String q,
        @Nullable String currency,
        @Nullable What what,
        @Nullable String why,
        Order order,
        boolean descending) {
    /** How a line would be paid otherwise. */
    public enum What {
        MORE,
        LESS,
        NEWLY,
        NO_LONGER,
        SAME
    }

    /** What lines are listed by; then by partner and currency. */
    public enum Order {
        PARTNER,
        OLD,
        NEW,
        DIFFERENCE,
        SIZE
    }

    public List<@Nullable Object> all() {
        return Arrays.asList(way, q, currency, what, why);
    }

    /** Of the way. */
    String column(String end) {
        return way.word() + "_" + end;
    }

    Where where(long preview) {
        Where where = new Where()
                .and("preview_id = ?", preview)
                .andIf(q == null ? null : Where.prefix(q), "partner LIKE ?")
                .andIf(currency, "currency = ?")
                .andIf(
                        why == null ? null : "% " + why + " %",
                        column("paid") + " IS NULL AND " + column("reasons") + " LIKE ?");
        if (what != null) {
            where.and(condition(what).formatted(column("paid")));
        }
        return where;
    }

    private static String condition(What what) {
        return switch (what) {
            case MORE -> "%s > old_paid";
            case LESS -> "%s < old_paid";
            case NEWLY -> "%s IS NOT NULL AND old_paid IS NULL";
            case NO_LONGER -> "%s IS NULL AND old_paid IS NOT NULL";
            case SAME -> "COALESCE(%s, 0) = COALESCE(old_paid, 0)";
        };
    }

    String orderBy() {
        String paid = "COALESCE(" + column("paid") + ", 0)";
        String difference = paid + " - COALESCE(old_paid, 0)";
        String first =
                switch (order) {
                    case PARTNER -> "partner";
                    case OLD -> "COALESCE(old_paid, 0)";
                    case NEW -> paid;
                    case DIFFERENCE -> difference;
                    case SIZE -> "ABS(" + difference + ")";
                };
        return "ORDER BY " + first + (descending ? " DESC" : "") + ", partner, currency";
    }
}
