package io.ratebook.evaluation.drools;

/**
 * A component that DRL ended without a commission.
 *
 * @param rule the row; the sheet is {@code DRL}
 */
public record DrlNone(String rule, String component, String reason) {}
