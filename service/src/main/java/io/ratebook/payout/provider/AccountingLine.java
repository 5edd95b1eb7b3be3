package io.ratebook.payout.provider;

import io.ratebook.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One payout as accounting sees it.
 *
 * @param invoice its invoice number
 * @param batch id of its run; blank if it was made by hand
 * @param partner code
 * @param name of the partner; blank if erased
 * @param date its payment date, in the program's zone
 * @param state as in the API: open, frozen, approved, scheduled, processing, paid, failed, returned, void
 * @param type paypal, check, bank or other
 * @param reference of the transfer at whoever made it; blank if there is none
 * @param from first day of its period; null where it has no lower end
 * @param until last day of its period, included
 */
public record AccountingLine(
        String invoice,
        String batch,
        String partner,
        String name,
        Money amount,
        LocalDate date,
        String state,
        String type,
        String reference,
        @Nullable LocalDate from,
        LocalDate until) {}
