/**
 * PayPal: the file of its mass payments, and its Payouts API.
 * Front doors: {@link io.ratebook.payout.provider.paypal.PayPalFiles}, {@link io.ratebook.payout.provider.paypal.PayPalRecipient}; the API is
 * used through {@link io.ratebook.payout.provider.PaymentProvider}.
 */
@org.jspecify.annotations.NullMarked
package io.ratebook.payout.provider.paypal;
