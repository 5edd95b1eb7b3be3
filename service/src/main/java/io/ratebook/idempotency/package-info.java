/**
 * The same request again, under the same {@code Idempotency-Key}, gets the same answer and is not done twice.
 * Front door: none, it stands before the controllers. Invariant: the row of a key belongs to one attempt at a time, and an
 * attempt that lost it cannot commit.
 */
@org.jspecify.annotations.NullMarked
package io.ratebook.idempotency;
