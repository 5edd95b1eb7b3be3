/** Tests of paying by PayPal. {@link io.ratebook.payout.provider.paypal.PayPalStub} is for tests of other rooms too. */
@org.jspecify.annotations.NullMarked
package io.ratebook.payout.provider.paypal;
