package io.ratebook.partner;

import io.ratebook.program.Program;

/**
 * The personal data of a partner goes. Published within the transaction that erases it: listen with {@code @EventListener}, to
 * erase what else is kept of them in the same transaction.
 */
public record PartnerErased(Program program, Partner partner) {}
