/** Payouts on a real database, through the port. */
@NullMarked
package io.ratebook.payout;

import org.jspecify.annotations.NullMarked;
