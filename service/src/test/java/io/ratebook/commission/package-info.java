/** Commissions as they are listed, summed and told. */
@NullMarked
package io.ratebook.commission;

import org.jspecify.annotations.NullMarked;
