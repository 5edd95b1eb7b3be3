/** Closing the books on a real database, through the port. */
@NullMarked
package io.ratebook.closing;

import org.jspecify.annotations.NullMarked;
