package io.ratebook.adjustment.web;

import io.ratebook.adjustment.Adjustment;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Times;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An adjustment.
 *
 * @param amount positive in the partner's favour
 */
record AdjustmentJson(
        long id,
        String partner,
        MoneyJson amount,
        String kind,
        LocalDate day,
        String reason,
        @Nullable String document,
        String state,
        String createdBy,
        String createdAt,
        @Nullable String decidedBy,
        @Nullable String decidedAt) {
    static AdjustmentJson of(Adjustment one) {
        return new AdjustmentJson(
                one.id(),
                one.partner(),
                MoneyJson.of(one.amount(), one.currency()),
                one.kind(),
                one.day(),
                one.reason(),
                one.document(),
                one.state(),
                one.createdBy(),
                Times.iso(one.createdAt()),
                one.decidedBy(),
                Times.isoOrNull(one.decidedAt()));
    }
}
