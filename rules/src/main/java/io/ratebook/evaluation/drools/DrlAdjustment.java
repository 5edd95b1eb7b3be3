package io.ratebook.evaluation.drools;

import io.ratebook.money.Money;

/**
 * What a rule gives or takes at a period's end.
 *
 * @param key paid once in a program: an adjustment whose key was posted before is left out
 * @param rule the row; the sheet is {@code DRL}
 * @param money plus or minus
 */
public record DrlAdjustment(String key, String rule, String partner, String component, Money money, String reason) {}
