package io.ratebook.drl;

/**
 * The customer of the sale. A sale without a customer has no such fact: {@code not Customer()} matches it.
 *
 * @param code exact
 * @param standing {@code new}, {@code returning} or {@code reactivated}, as in the column Customer
 */
public record Customer(String code, String standing) {}
