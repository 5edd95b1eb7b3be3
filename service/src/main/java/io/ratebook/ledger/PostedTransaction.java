package io.ratebook.ledger;

import java.time.LocalDate;
import java.util.List;

/**
 * A transaction with its postings.
 *
 * @param bookedAt epoch-micros
 */
public record PostedTransaction(
        long id, String why, long subject, int number, LocalDate effectiveDay, long bookedAt, List<Leg> legs) {}
