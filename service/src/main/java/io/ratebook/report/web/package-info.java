/** The ledger report over HTTP. */
@NullMarked
package io.ratebook.report.web;

import org.jspecify.annotations.NullMarked;
