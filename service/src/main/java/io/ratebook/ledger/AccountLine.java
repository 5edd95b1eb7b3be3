package io.ratebook.ledger;

import java.time.LocalDate;

/**
 * A posting as a line of its account.
 *
 * @param bookedAt epoch-micros: when we knew
 * @param amount minor units
 * @param balance of the account after this line, in the order of days
 */
public record AccountLine(
        LocalDate day,
        long bookedAt,
        String why,
        long subject,
        int number,
        long transactionId,
        int line,
        long amount,
        long balance) {}
