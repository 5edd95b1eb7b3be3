/** Policies written as text tables, checked, run and compared. */
@org.jspecify.annotations.NullMarked
package io.ratebook.policy.check;
