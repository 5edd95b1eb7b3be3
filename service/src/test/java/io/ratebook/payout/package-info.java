/** Payouts, tried at the port. */
@NullMarked
package io.ratebook.payout;

import org.jspecify.annotations.NullMarked;
