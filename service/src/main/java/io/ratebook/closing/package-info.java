/**
 * Closing the books of a program up to a day: nothing counts on it, or on a day before, from then on. Front door: {@link
 * io.ratebook.closing.ClosedBooks}.
 */
@NullMarked
package io.ratebook.closing;

import org.jspecify.annotations.NullMarked;
