package io.ratebook.evaluation;

import io.ratebook.money.CurrencyCode;
import io.ratebook.policy.DurationRow;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of what {@code evaluate} says: every sale and refund gives at least one.
 *
 * @param reference of the sale or refund; of an adjustment its key
 * @param kind what the line is
 * @param sale reference of the sale it belongs to: of a refund its sale's, else the same as reference; empty where unknown
 * @param partner who earns; several, joined by {@code ;}, only where kind is NONE or PARKED
 * @param component empty where kind is NONE or PARKED
 * @param amountMinor signed minor units of the currency; 0 where kind is NONE or PARKED
 * @param currency what the amount is in
 * @param sheet where the row stands; empty where no row decided
 * @param row the row's id, or {@code row 7}; several adding rows joined by {@code +}
 * @param base the amount the rate applied to, as a plain decimal; empty for fixed amounts
 * @param rate as the row says it: {@code 8 %}, {@code 25.00 GBP per unit}; of a tier the rate reached
 * @param occurredAtMicros of the sale or refund
 * @param payableFromMicros end of the hold; null where nothing is earned
 * @param approval how it is approved, as Durations say it of the sale: of a commission, and of a reversal as of the commission
 *     it takes back; else null
 * @param reason why nothing is earned, why it waits, or what limited it; empty where there is nothing to say
 * @param line index in {@link Sales} of the sale or refund; {@link #NO_LINE} of an adjustment
 * @param saleLine index of the sale it belongs to: of a refund its sale's, else the same as line; {@link #NO_LINE} where
 *     unknown
 */
public record ResultLine(
        String reference,
        Kind kind,
        String sale,
        String partner,
        String component,
        long amountMinor,
        CurrencyCode currency,
        String sheet,
        String row,
        String base,
        String rate,
        long occurredAtMicros,
        @Nullable Long payableFromMicros,
        DurationRow.@Nullable Approval approval,
        String reason,
        int line,
        int saleLine) {
    /** Stands for no line of the sales. */
    public static final int NO_LINE = -1;

    /** Of no line of the sales, and of no Durations. */
    public ResultLine(
            String reference,
            Kind kind,
            String sale,
            String partner,
            String component,
            long amountMinor,
            CurrencyCode currency,
            String sheet,
            String row,
            String base,
            String rate,
            long occurredAtMicros,
            @Nullable Long payableFromMicros,
            String reason) {
        this(
                reference,
                kind,
                sale,
                partner,
                component,
                amountMinor,
                currency,
                sheet,
                row,
                base,
                rate,
                occurredAtMicros,
                payableFromMicros,
                null,
                reason,
                NO_LINE,
                NO_LINE);
    }

    /** Equal but for where the lines stand in their sales. */
    public boolean saysTheSameAs(ResultLine other) {
        return reference.equals(other.reference)
                && kind == other.kind
                && sale.equals(other.sale)
                && partner.equals(other.partner)
                && component.equals(other.component)
                && amountMinor == other.amountMinor
                && currency.equals(other.currency)
                && sheet.equals(other.sheet)
                && row.equals(other.row)
                && base.equals(other.base)
                && rate.equals(other.rate)
                && occurredAtMicros == other.occurredAtMicros
                && Objects.equals(payableFromMicros, other.payableFromMicros)
                && approval == other.approval
                && reason.equals(other.reason);
    }

    public enum Kind {
        COMMISSION,
        REVERSAL,
        ADJUSTMENT,
        REFERRAL,
        NONE,
        PARKED;

        /** As files spell it: {@code commission}. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
