package io.ratebook.policy;

import java.util.List;

/**
 * A policy: everything its workbook says. Applies-to is "from now on", the only one there is so far.
 *
 * @param settings the Policy sheet
 * @param rates Rates sheets in tab order
 * @param tiers schemes in the order of their first row
 * @param bases rows of Bases
 */
public record Policy(
        PolicySettings settings,
        List<RateSheet> rates,
        List<TierScheme> tiers,
        List<NamedBase> bases,
        Sheet<DurationRow> durations,
        Sheet<ThresholdRow> thresholds,
        Sheet<CapRow> caps,
        Sheet<ReferralRow> referrals,
        List<Story> tests) {
    public Policy {
        rates = List.copyOf(rates);
        tiers = List.copyOf(tiers);
        bases = List.copyOf(bases);
        tests = List.copyOf(tests);
    }

    /** A policy under which nothing is earned. */
    public static Policy empty() {
        return new Policy(
                PolicySettings.blank(),
                List.of(),
                List.of(),
                List.of(),
                Sheet.empty(),
                Sheet.empty(),
                Sheet.empty(),
                Sheet.empty(),
                List.of());
    }
}
