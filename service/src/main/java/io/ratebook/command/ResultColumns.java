package io.ratebook.command;

import io.ratebook.evaluation.ResultLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The columns of a result, as texts; the same in every form. One instance writes one file. */
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

    private final InstantText occurredAt = new InstantText();
    private final InstantText payableFrom = new InstantText();

    String[] of(ResultLine line) {
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
            occurredAt.of(line.occurredAtMicros()),
            payableFrom.of(line.payableFromMicros()),
            line.reason()
        };
    }

    /** Lines of one order follow each other and have one time: what was said last is often said again. */
    private static final class InstantText {
        private @Nullable Long lastMicros;
        private String lastText = "";

        private String of(@Nullable Long micros) {
            if (!Objects.equals(micros, lastMicros)) {
                lastMicros = micros;
                lastText = micros == null
                        ? ""
                        : Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
            }
            return lastText;
        }
    }
}
