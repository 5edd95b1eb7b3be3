/**
 * Payment details of partners: where their money goes, dated, checked and erasable. Front doors:
 * {@link io.ratebook.payee.PaymentDesk} changes them, {@link io.ratebook.payee.PayeeDetails} tells payouts.
 */
@org.jspecify.annotations.NullMarked
package io.ratebook.payee;
