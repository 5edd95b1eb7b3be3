/** Adjustments over HTTP. */
@NullMarked
package io.ratebook.adjustment.web;

import org.jspecify.annotations.NullMarked;
