package io.ratebook.payout;

import io.ratebook.database.Where;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which payouts of a program are listed; null for any.
 *
 * @param states any of them; empty for all
 * @param batch the whole batch id
 * @param kind of their run: batch for what was made for many, manual for what a person issued for one
 * @param paidFrom day of payment, included; so is paidTo
 * @param dateFrom the same, or the day on which it is to be paid; so is dateTo
 * @param stuck whether only those with a fault
 * @param q beginning of the partner's code or of the batch id, or the invoice's number
 */
public record PayoutFilter(
        @Nullable Long run,
        List<String> states,
        @Nullable String partner,
        @Nullable String currency,
        @Nullable String method,
        @Nullable String batch,
        @Nullable String kind,
        @Nullable Long amountFrom,
        @Nullable Long amountTo,
        @Nullable LocalDate paidFrom,
        @Nullable LocalDate paidTo,
        @Nullable LocalDate dateFrom,
        @Nullable LocalDate dateTo,
        boolean stuck,
        @Nullable String q) {
    private static final String DATE = "COALESCE(p.paid_on, r.pay_on)";
    private static final List<String> MANUAL = List.of("lead", "single");

    Where where(int programId) {
        Where where = new Where()
                .and("p.program_id = ?", programId)
                .andIf(run, "p.run_id = ?")
                .andIf(partner, "p.partner = ?")
                .andIf(currency, "p.currency = ?")
                .andIf(method, "p.method = ?")
                .andIf(batch, "r.batch_id = ?")
                .andIf(amountFrom, "p.amount >= ?")
                .andIf(amountTo, "p.amount <= ?")
                .andIf(paidFrom == null ? null : paidFrom.toString(), "p.paid_on >= ?")
                .andIf(paidTo == null ? null : paidTo.toString(), "p.paid_on <= ?")
                .andIf(dateFrom == null ? null : dateFrom.toString(), DATE + " >= ?")
                .andIf(dateTo == null ? null : dateTo.toString(), DATE + " <= ?");
        if (!states.isEmpty()) {
            where.andIn("p.state", states);
        }
        if (stuck) {
            where.and("p.fault IS NOT NULL");
        }
        if (kind != null) {
            where.and("r.kind " + (kind.equals("manual") ? "" : "NOT ") + "IN (?, ?)", MANUAL.toArray());
        }
        if (q != null) {
            where.and(
                    "(p.partner LIKE ? OR r.batch_id LIKE ? OR p.invoice_number = ?)",
                    Where.prefix(q),
                    Where.prefix(q),
                    q.matches("\\d{1,18}") ? Long.parseLong(q) : 0L);
        }
        return where;
    }

    List<@Nullable Object> all() {
        return Arrays.asList(
                run,
                states,
                partner,
                currency,
                method,
                batch,
                kind,
                amountFrom,
                amountTo,
                paidFrom,
                paidTo,
                dateFrom,
                dateTo,
                stuck,
                q);
    }
}
