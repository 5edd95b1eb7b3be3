/** Workbooks read, written, marked and attacked. */
@org.jspecify.annotations.NullMarked
package io.ratebook.policy.sheet;
