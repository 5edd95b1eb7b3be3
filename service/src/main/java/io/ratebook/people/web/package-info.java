/**
 * Sign-in, people, tokens and the audit log at the HTTP port, and the guard before all of it.
 * Front door: {@link io.ratebook.people.web.SecurityConfiguration}. Invariant: what is not named there is denied.
 */
@org.jspecify.annotations.NullMarked
package io.ratebook.people.web;
