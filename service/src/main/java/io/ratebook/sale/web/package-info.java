/** Sales by HTTP: listed, one with its story, parked ones by reason, corrected by a person. */
@NullMarked
package io.ratebook.sale.web;

import org.jspecify.annotations.NullMarked;
