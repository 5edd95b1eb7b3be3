/**
 * Leads: prospects that partners handed in, their phases, and what a partner is paid for one by hand. Front doors:
 * {@link io.ratebook.lead.Leads}, {@link io.ratebook.lead.LeadPayments} and {@link io.ratebook.lead.Phases}.
 */
@org.jspecify.annotations.NullMarked
package io.ratebook.lead;
