package io.ratebook.policy.sheet;

import io.ratebook.policy.PolicySettings;
import java.time.ZoneId;

/**
 * What a program has settled for every policy of its own.
 *
 * @param code the program's code
 * @param currency an ISO code
 * @param zone of calendar periods and date cells
 */
public record ProgramSettings(String code, String currency, ZoneId zone) {
    PolicySettings settled(PolicySettings said) {
        return said.settledFor(code, currency, zone);
    }
}
