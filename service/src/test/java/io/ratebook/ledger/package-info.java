/** Tests of the ledger room: its laws over random entries, on a real server. */
@org.jspecify.annotations.NullMarked
package io.ratebook.ledger;
