/** Tests of the ledger room at the HTTP port. */
@org.jspecify.annotations.NullMarked
package io.ratebook.ledger.web;
