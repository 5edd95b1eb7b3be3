/**
 * Partners: who earns, with states, levels and groups over time; personal data apart, so that it can be erased.
 * Front doors: {@link io.ratebook.partner.PartnerRegister}, {@link io.ratebook.partner.PartnersOfProgram}.
 */
@org.jspecify.annotations.NullMarked
package io.ratebook.partner;
