/** Approving on a real database, through the port. */
@NullMarked
package io.ratebook.approval;

import org.jspecify.annotations.NullMarked;
