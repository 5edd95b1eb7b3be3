/** Adjustments and opening balances on a real database, through the port. */
@NullMarked
package io.ratebook.adjustment;

import org.jspecify.annotations.NullMarked;
