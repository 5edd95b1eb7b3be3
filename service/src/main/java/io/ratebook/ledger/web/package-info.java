/** The ledger over HTTP. */
@org.jspecify.annotations.NullMarked
package io.ratebook.ledger.web;
