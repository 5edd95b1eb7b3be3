/** Tests of handing payouts on. */
@org.jspecify.annotations.NullMarked
package io.ratebook.payout.provider;
