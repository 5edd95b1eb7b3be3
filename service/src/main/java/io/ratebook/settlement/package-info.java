/**
 * From recorded sales to booked commissions: READ the lines that a new one touches, DECIDE, COMPARE with what is booked,
 * WRITE the difference. Front door: {@link io.ratebook.settlement.Settlement}. However often and in whatever order lines
 * are settled, the booked rows add up to what one evaluation of all lines says.
 */
@NullMarked
package io.ratebook.settlement;

import org.jspecify.annotations.NullMarked;
