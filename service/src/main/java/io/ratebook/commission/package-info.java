/**
 * What sales earned, and what was taken back: rows that are only added to. Front doors: {@link
 * io.ratebook.commission.Booked} and {@link io.ratebook.commission.CommissionInserts}. The rows of a key add up to what
 * the evaluation says; only a row's state changes.
 */
@NullMarked
package io.ratebook.commission;

import org.jspecify.annotations.NullMarked;
