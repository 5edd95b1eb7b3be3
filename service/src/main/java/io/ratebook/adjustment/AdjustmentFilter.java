package io.ratebook.adjustment;

import io.ratebook.database.Where;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which adjustments are listed; null for any.
 *
 * @param q part of the reason or of the document
 * @param from included
 * @param to included
 */
public record AdjustmentFilter(
        @Nullable String partner,
        @Nullable String currency,
        @Nullable String kind,
        @Nullable String state,
        @Nullable String q,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {
    Where where(int programId) {
        Where where = new Where()
                .and("a.program_id = ?", programId)
                .andIf(partner, "a.partner = ?")
                .andIf(currency, "a.currency = ?")
                .andIf(kind, "a.kind = ?")
                .andIf(state, "a.state = ?")
                .andIf(from == null ? null : from.toString(), "a.day >= ?")
                .andIf(to == null ? null : to.toString(), "a.day <= ?");
        if (q != null) {
            String part = "%" + Where.prefix(q);
            where.and("(a.reason LIKE ? OR a.document LIKE ?)", part, part);
        }
        return where;
    }
}
