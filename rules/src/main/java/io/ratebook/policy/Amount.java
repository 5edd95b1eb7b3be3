package io.ratebook.policy;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Money as a policy writes it.
 *
 * @param value in major units: 25.00
 * @param currency an ISO code, or null for the policy's currency, which the program or the file may settle
 */
public record Amount(BigDecimal value, @Nullable String currency) {
    public Amount {
        value = Numbers.required(value);
    }
}
