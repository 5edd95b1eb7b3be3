/**
 * Looks over a policy that was read: references, limits, bands, unreachable rows, its own tests; and compares two.
 * Front door: {@link io.ratebook.policy.check.PolicyChecks}, {@link io.ratebook.policy.check.StoryRunner},
 * {@link io.ratebook.policy.check.PolicyDiff}.
 * Invariant: all problems at once, in the workbook's order, the same for the same policy.
 */
@org.jspecify.annotations.NullMarked
package io.ratebook.policy.check;
