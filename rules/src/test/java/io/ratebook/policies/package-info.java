/**
 * The policies that ship, as they are written: text tables, made into workbooks by {@link io.ratebook.policies.WriteShipped}.
 * Every shipped workbook is read, checked and its stories run in {@link io.ratebook.policies.ShippedPoliciesTest}.
 */
@org.jspecify.annotations.NullMarked
package io.ratebook.policies;
