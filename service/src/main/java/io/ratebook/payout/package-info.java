/**
 * From owed to paid: runs claim what is payable, people review, freeze and approve, and what was paid is posted. Front doors:
 * {@link io.ratebook.payout.PayoutRuns}, {@link io.ratebook.payout.Paying}, {@link io.ratebook.payout.Voiding}.
 */
@NullMarked
package io.ratebook.payout;

import org.jspecify.annotations.NullMarked;
