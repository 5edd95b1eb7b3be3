package io.ratebook.settlement.web;

import io.ratebook.evaluation.ResultLine;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Times;
import org.jspecify.annotations.Nullable;

/** One line of what a sale or refund earns, as the evaluate command writes it. */
public record LineJson(
        String kind,
        String sale,
        String partner,
        String component,
        MoneyJson amount,
        String sheet,
        String row,
        String base,
        String rate,
        String occurredAt,
        @Nullable String payableFrom,
        @Nullable String approval,
        String reason) {
    public static LineJson of(ResultLine line) {
        return new LineJson(
                line.kind().word(),
                line.sale(),
                line.partner(),
                line.component(),
                MoneyJson.of(line.amountMinor(), line.currency().code()),
                line.sheet(),
                line.row(),
                line.base(),
                line.rate(),
                Times.iso(line.occurredAtMicros()),
                Times.isoOrNull(line.payableFromMicros()),
                line.approval() == null ? null : line.approval().word(),
                line.reason());
    }
}
