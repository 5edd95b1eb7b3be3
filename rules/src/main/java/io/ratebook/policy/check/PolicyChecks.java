package io.ratebook.policy.check;

import io.ratebook.policy.Layout;
import io.ratebook.policy.Policy;
import io.ratebook.policy.Problem;
import java.util.List;
import java.util.function.Predicate;

/**
 * Everything that can be said against a policy without a sale: names that lead nowhere, combinations that section 5 of
 * the workbook's contract rules out, and bands and rows that do not fit together. Single cells were read before.
 */
public final class PolicyChecks {
    private PolicyChecks() {}

    /** As {@link #check(Policy, Layout, KnownCodes, Predicate)} where every DRL set is taken to be there. */
    public static List<Problem> check(Policy policy, Layout layout, KnownCodes known) {
        return check(policy, layout, known, set -> true);
    }

    /**
     * All problems, by sheet and row; the same policy gives the same list.
     *
     * @param policy as read
     * @param layout where its columns stand
     * @param known codes the program has seen; any other is a warning
     * @param drlSets whether a DRL set of that name is compiled with the product
     */
    public static List<Problem> check(Policy policy, Layout layout, KnownCodes known, Predicate<String> drlSets) {
        Findings findings = new Findings(policy, layout);
        CheckedPolicy checked = new CheckedPolicy(policy, findings);
        new SettingsCheck(checked, drlSets).run();
        new ConditionCheck(checked, known).run();
        new AmountCheck(checked).run();
        new RateRowCheck(checked, known).run();
        new ReachCheck(checked).run();
        new BandSeriesCheck(checked).run();
        new TierCheck(checked).run();
        new BaseCheck(checked).run();
        new CapCheck(checked).run();
        new StoryCheck(checked).run();
        return findings.inOrder();
    }
}
