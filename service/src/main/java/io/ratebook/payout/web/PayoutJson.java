package io.ratebook.payout.web;

import io.ratebook.payout.PayoutRow;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Times;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A payout as it is listed.
 *
 * @param payable what it was made with: which minimum was reached, in words
 * @param handedAs file, provider or outside; null before
 * @param voidAskedBy who says that it was not sent, for somebody else to confirm
 */
record PayoutJson(
        long id,
        long run,
        String batch,
        String kind,
        long invoice,
        String partner,
        MoneyJson amount,
        @Nullable MoneyJson advance,
        int entries,
        String state,
        String method,
        @Nullable String payable,
        @Nullable String handedAs,
        @Nullable Long file,
        @Nullable String fault,
        @Nullable String voidAskedBy,
        LocalDate payOn,
        @Nullable LocalDate paidOn,
        @Nullable String reference,
        @Nullable LocalDate from,
        LocalDate to,
        String createdAt,
        String changedAt) {
    static PayoutJson of(PayoutRow row) {
        return new PayoutJson(
                row.id(),
                row.runId(),
                row.batchId(),
                row.runKind(),
                row.invoice(),
                row.partner(),
                MoneyJson.of(row.amount(), row.currency()),
                row.advance() == 0 ? null : MoneyJson.of(row.advance(), row.currency()),
                row.entries(),
                row.state().word(),
                row.method(),
                row.threshold(),
                row.handedAs(),
                row.fileId(),
                row.fault(),
                row.voidAskedBy(),
                row.payOn(),
                row.paidOn(),
                row.reference(),
                row.from(),
                row.to(),
                Times.iso(row.createdAt()),
                Times.iso(row.changedAt()));
    }
}
