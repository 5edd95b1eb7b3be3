package io.ratebook.command;

import io.ratebook.evaluation.ResultLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The columns of a result, as texts; the same in every form. */
final class ResultColumns {
    static final String[] TITLES = {
        "reference",
        "kind",
        "sale",
        "partner",
        "component",
        "amount",
        "currency",
        "sheet",
        "row",
        "base",
        "rate",
        "occurred_at",
        "payable_from",
        "reason"
    };

    private ResultColumns() {}

    static String[] of(ResultLine line) {
        return new String[] {
            line.reference(),
            line.kind().word(),
            line.sale(),
            line.partner(),
            line.component(),
            BigDecimal.valueOf(line.amountMinor(), line.currency().decimals()).toPlainString(),
            line.currency().code(),
            line.sheet(),
            line.row(),
            line.base(),
            line.rate(),
            instant(line.occurredAtMicros()),
            instant(line.payableFromMicros()),
            line.reason()
        };
    }

    private static String instant(@Nullable Long micros) {
        return micros == null
                ? ""
                : Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }
}
