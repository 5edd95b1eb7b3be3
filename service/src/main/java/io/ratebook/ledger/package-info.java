/**
 * Accounts and postings: double entry, append-only. It knows a why-code and a subject, no sales and no partners' business.
 * Front doors: {@link io.ratebook.ledger.Ledger} to post, {@link io.ratebook.ledger.Books} to read. A positive amount is
 * owed to the owner of the account: what a partner earns is + there and - on the program's expense; all sums are zero.
 */
@org.jspecify.annotations.NullMarked
package io.ratebook.ledger;
