/** The ledger report, its statements and its payments on a real database, through the port. */
@NullMarked
package io.ratebook.report;

import org.jspecify.annotations.NullMarked;
