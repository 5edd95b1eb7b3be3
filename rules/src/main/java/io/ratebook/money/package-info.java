/**
 * Exact amounts: minor units of a currency, exact fractions, and splits that lose no unit.
 * Front door: {@link io.ratebook.money.Money}, {@link io.ratebook.money.Exact}, {@link io.ratebook.money.Allocation}.
 * Invariant: nothing here knows of sales or policies, and nothing rounds unless the call says so.
 */
@org.jspecify.annotations.NullMarked
package io.ratebook.money;
