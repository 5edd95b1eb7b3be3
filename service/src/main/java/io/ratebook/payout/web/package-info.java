/** Payouts over HTTP. */
@NullMarked
package io.ratebook.payout.web;

import org.jspecify.annotations.NullMarked;
