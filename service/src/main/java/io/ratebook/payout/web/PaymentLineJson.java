package io.ratebook.payout.web;

import io.ratebook.payout.PaymentLine;
import io.ratebook.web.CsvDownload;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Times;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a partner is or would be paid in a currency, or why not.
 *
 * @param onHold approved; heldUntil is the first end of its holds
 * @param method null without payment details
 * @param paid whether a run pays it
 * @param minimum which one is reached, in words
 * @param why words of the reasons why nothing is paid, or some of it is not
 * @param needed what would have been enough
 * @param until when the reason ends by itself
 */
record PaymentLineJson(
        String partner,
        MoneyJson payable,
        MoneyJson onHold,
        @Nullable String heldUntil,
        MoneyJson notApproved,
        @Nullable String method,
        boolean paid,
        @Nullable String minimum,
        List<String> why,
        @Nullable MoneyJson needed,
        @Nullable String until) {
    static final String[] TITLES = {
        "partner", "currency", "payable", "onHold", "heldUntil", "notApproved", "method", "why", "needed", "paid"
    };

    static PaymentLineJson of(PaymentLine line) {
        String currency = line.currency();
        Long needed = line.needed();
        return new PaymentLineJson(
                line.partner(),
                MoneyJson.of(line.payable(), currency),
                MoneyJson.of(line.held(), currency),
                Times.isoOrNull(line.heldUntil()),
                MoneyJson.of(line.pending(), currency),
                line.method(),
                line.isPaid(),
                line.threshold(),
                line.isPaid()
                        ? List.of()
                        : line.leftOut().stream().map(PaymentLine.Why::reason).toList(),
                needed == null ? null : MoneyJson.of(needed, currency),
                Times.isoOrNull(line.leftOut().stream()
                        .map(PaymentLine.Why::until)
                        .filter(until -> until != null)
                        .findFirst()
                        .orElse(null)));
    }

    void write(CsvDownload csv) {
        csv.line(
                partner,
                payable.currency(),
                payable.amount(),
                onHold.amount(),
                heldUntil,
                notApproved.amount(),
                method,
                String.join(" ", why),
                needed == null ? null : needed.amount(),
                Boolean.toString(paid));
    }
}
