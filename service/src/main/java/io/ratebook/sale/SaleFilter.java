package io.ratebook.sale;

import io.ratebook.database.Where;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which sales and refunds of a program are listed; null for any.
 *
 * @param q beginning of the reference
 * @param type sale or refund
 * @param partner alone or one of several
 * @param from micros, included
 * @param until micros, not included
 * @param reason of parked ones: a kind by its word or title, or the reason itself
 */
public record SaleFilter(
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
        @Nullable Long from,
        @Nullable Long until,
        @Nullable String reason) {

    /** All but partner and q, on {@code sale s}. */
    Where where(int programId) {
        Where where = new Where()
                .and("s.program_id = ?", programId)
                .andIf(from, "s.occurred_at >= ?")
                .andIf(until, "s.occurred_at < ?")
                .andIf(reason == null ? state : SaleState.PARKED.word(), "s.state = ?")
                .andIf(customer, "s.customer = ?")
                .andIf(product, "s.product = ?")
                .andIf(category, "s.category = ?")
                .andIf(country, "s.country = ?")
                .andIf(order, "s.order_reference = ?")
                .andIf(source, "s.source = ?");
        if (type != null) {
            where.and("s.refund = ?", type.equals("refund") ? 1 : 0);
        }
        if (reason != null) {
            addReason(where, reason);
        }
        return where;
    }

    private static void addReason(Where where, String reason) {
        ParkedKind kind = ParkedKind.find(reason);
        if (kind == null) {
            where.and("s.reason = ?", reason);
        } else {
            where.and(ParkedKind.caseOf("s.reason") + " = ?", kind.word());
        }
    }

    List<@Nullable Object> all() {
        return Arrays.asList(
                q, state, type, partner, customer, product, category, country, order, source, from, until, reason);
    }

    boolean isEmpty() {
        return all().stream().allMatch(Objects::isNull);
    }
}
