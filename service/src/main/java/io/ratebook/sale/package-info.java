/**
 * Sales and refunds as they were reported: one row for each (program, source, reference), for ever. Front doors: {@link
 * io.ratebook.sale.SaleRows} and {@link io.ratebook.sale.SaleInserts}. A row's content is changed only by a correction,
 * which keeps what it was.
 */
@NullMarked
package io.ratebook.sale;

import org.jspecify.annotations.NullMarked;
