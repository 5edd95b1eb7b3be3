/**
 * What is owed or taken back beside sales: adjustments by hand, opening balances, what is written off. Front doors: {@link
 * io.ratebook.adjustment.Adjustments}, {@link io.ratebook.adjustment.AdjustmentList} and {@link
 * io.ratebook.adjustment.BalanceFiles}.
 */
@NullMarked
package io.ratebook.adjustment;

import org.jspecify.annotations.NullMarked;
