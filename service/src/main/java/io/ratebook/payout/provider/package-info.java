/**
 * How payouts are handed on: to a payment provider by its API, and to accounting as a file. Knows no database.
 * Front doors: {@link io.ratebook.payout.provider.PaymentProvider}, {@link io.ratebook.payout.provider.AccountingFile}.
 * Invariant: a payout is told as paid, failed or returned only if the provider said so; whatever else happens, it is unknown.
 */
@org.jspecify.annotations.NullMarked
package io.ratebook.payout.provider;
