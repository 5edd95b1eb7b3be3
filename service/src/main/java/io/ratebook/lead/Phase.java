package io.ratebook.lead;

/**
 * Where a lead stands.
 *
 * @param won whether it is the good end: only then a payment is made
 */
public record Phase(String name, boolean won) {}
