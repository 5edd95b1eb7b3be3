/**
 * From earned to owed: a person's word, or a hold's end, approves commissions. Front doors: {@link
 * io.ratebook.approval.Approvals} and {@link io.ratebook.approval.Declinings}. What is approved stands among the open entries,
 * from which payouts are made.
 */
@NullMarked
package io.ratebook.approval;

import org.jspecify.annotations.NullMarked;
