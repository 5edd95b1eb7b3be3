/**
 * Who may do what, and who did: people, roles, sign-in, tokens, the audit log.
 * Front doors: {@link io.ratebook.people.CurrentActor}, {@link io.ratebook.people.Audit}.
 * Invariant: whoever changes what matters is named in the audit log by the same transaction; it is never changed.
 */
@org.jspecify.annotations.NullMarked
package io.ratebook.people;
