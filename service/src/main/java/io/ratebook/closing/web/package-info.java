/** Closing the books over HTTP. */
@NullMarked
package io.ratebook.closing.web;

import org.jspecify.annotations.NullMarked;
