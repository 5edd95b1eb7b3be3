package io.ratebook.oracle;

import io.ratebook.policy.Amount;
import io.ratebook.policy.Policy;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What stays the same over one evaluation under one version.
 *
 * @param currency of money in the policy that names none
 */
record Terms(Policy policy, String currency, ZoneId zone) {
    String currencyOf(@Nullable String named) {
        return named == null ? currency : named;
    }

    String currencyOf(Amount amount) {
        return currencyOf(amount.currency());
    }
}
