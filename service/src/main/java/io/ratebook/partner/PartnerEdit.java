package io.ratebook.partner;

import java.util.function.UnaryOperator;

/**
 * What is to change of a partner that has no dates.
 *
 * @param person says the personal data anew
 * @param profile says the rest anew
 * @param referral whether it says who recruited the partner
 */
public record PartnerEdit(UnaryOperator<Person> person, UnaryOperator<Profile> profile, boolean referral) {}
