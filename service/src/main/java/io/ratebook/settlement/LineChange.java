package io.ratebook.settlement;

import io.ratebook.commission.CommissionRow;
import io.ratebook.evaluation.SaleLine;
import io.ratebook.sale.Answer;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written for one sale or refund.
 *
 * @param number of the line in the book
 * @param id of its row
 * @param fresh the line, if it is not recorded yet; else null
 * @param answer what came of it
 * @param rows commission rows to add; empty where nothing moves
 * @param day effective day of what is booked: of the sale or refund, in the program's zone
 * @param bookings ledger transactions booked for it afterwards
 */
record LineChange(
        int number,
        long id,
        @Nullable SaleLine fresh,
        Answer answer,
        List<CommissionRow> rows,
        LocalDate day,
        int bookings) {
    /** Whether money moves: rows of zero are booked nowhere. */
    boolean movesMoney() {
        return rows.stream().anyMatch(row -> row.amountMinor() != 0);
    }
}
