package io.ratebook.payee.web;

import io.ratebook.partner.Moments;
import io.ratebook.payee.DatedDetails;
import io.ratebook.payee.PaymentDetails;
import io.ratebook.web.Times;
import org.jspecify.annotations.Nullable;

/** Payment details; {@code to} is exclusive, null while they stand. */
record DetailsJson(
        long id,
        int number,
        String method,
        @Nullable String paypal,
        @Nullable String holder,
        @Nullable String iban,
        @Nullable String bic,
        @Nullable String name,
        @Nullable String address,
        @Nullable String note,
        @Nullable String taxId,
        String text,
        String hash,
        String from,
        @Nullable String to,
        String countsFrom,
        String by,
        @Nullable String endedBy,
        @Nullable String erasedAt) {
    static DetailsJson of(DatedDetails one) {
        return of(one, one.details());
    }

    static DetailsJson masked(DatedDetails one) {
        return of(one, one.details().masked());
    }

    private static DetailsJson of(DatedDetails one, PaymentDetails details) {
        return new DetailsJson(
                one.id(),
                one.number(),
                details.method().word(),
                details.paypal(),
                details.holder(),
                details.iban(),
                details.bic(),
                details.name(),
                details.address(),
                details.note(),
                details.taxId(),
                details.text(),
                one.hash(),
                Times.iso(one.from()),
                one.until() == Moments.OPEN ? null : Times.iso(one.until()),
                Times.iso(one.countsFrom()),
                one.enteredBy(),
                one.endedBy(),
                Times.isoOrNull(one.erasedAt()));
    }
}
