package io.ratebook.payee;

import org.jspecify.annotations.Nullable;

/**
 * Payment details of a partner from an instant on, until another one, exclusive. Times are microseconds since 1970.
 *
 * @param number 1 for the first of a partner
 * @param from when they were entered
 * @param until {@link io.ratebook.partner.Moments#OPEN} while they stand
 * @param countsFrom when they may be paid to: later than {@code from} where others stood before them
 * @param hash of details, partner included; stays when they are erased
 * @param enteredBy name of the person or token
 * @param endedBy the same of who entered others or removed them; null while they stand
 * @param erasedAt null while they can be read
 */
public record DatedDetails(
        long id,
        long partnerId,
        String partner,
        int number,
        long from,
        long until,
        long countsFrom,
        PaymentDetails details,
        String hash,
        String enteredBy,
        @Nullable String endedBy,
        @Nullable Long erasedAt) {}
