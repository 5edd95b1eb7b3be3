package io.ratebook.evaluation.drools;

import io.ratebook.drl.Earned;
import io.ratebook.drl.PeriodClose;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A set in the use of one policy; any number of threads may use one. Each call sees its own facts and nothing of other
 * calls; the answer depends on the facts alone, not on the order in which rules fire.
 *
 * <p>Whatever a rule does wrong, or a limit reached, parks the sale with a reason that names the set, the rule and the
 * value; then nothing else of the answer counts. Nothing is thrown.
 */
public final class DrlRun {
    private final String name;
    private final Set<String> componentsOfSheets;
    private final DrlLimits ofSale;
    private final DrlLimits ofPeriodEnd;
    private final @Nullable StageRules before;
    private final @Nullable StageRules after;
    private final @Nullable StageRules periodEnd;

    DrlRun(DrlSet set, Set<String> componentsOfSheets, DrlLimits ofSale, DrlLimits ofPeriodEnd) {
        this.name = set.name();
        this.componentsOfSheets = Set.copyOf(componentsOfSheets);
        this.ofSale = ofSale;
        this.ofPeriodEnd = ofPeriodEnd;
        this.before = set.stage(DrlStage.BEFORE_TABLES);
        this.after = set.stage(DrlStage.AFTER_TABLES);
        this.periodEnd = set.stage(DrlStage.PERIOD_END);
    }

    /** Asks for the attributes that the tables shall read. One call for each partner credited with the sale. */
    public DrlBefore before(DrlFacts facts) {
        if (before == null) {
            return DrlBefore.NOTHING;
        }
        SaidBefore said = new SaidBefore(facts.sale());
        String broken = before.run(said, ofSale, shown(facts, List.of()));
        DrlBefore outcome = broken == null ? said.outcome() : DrlBefore.parked(broken);
        return outcome.parked() == null ? outcome : DrlBefore.parked(named(outcome.parked()));
    }

    /**
     * Asks what to add to what the tables decided.
     *
     * @param facts the sale with the attributes that {@link #before} set
     * @param earned one for each component that the tables gave a commission
     */
    public DrlAfter after(DrlFacts facts, List<Earned> earned) {
        if (after == null) {
            return DrlAfter.NOTHING;
        }
        SaidAfter said = new SaidAfter(componentsOfSheets);
        String broken = after.run(said, ofSale, shown(facts, earned));
        DrlAfter outcome = broken == null ? said.outcome() : DrlAfter.parked(broken);
        return outcome.parked() == null ? outcome : DrlAfter.parked(named(outcome.parked()));
    }

    /**
     * Asks what to adjust at the end of a period.
     *
     * @param closes every partner's figures in every currency for one and the same period
     */
    public DrlClose close(List<PeriodClose> closes) {
        if (periodEnd == null || closes.isEmpty()) {
            return DrlClose.NOTHING;
        }
        SaidAtPeriodEnd said = new SaidAtPeriodEnd(closes);
        String broken = periodEnd.run(said, ofPeriodEnd.times(closes.size()), closes);
        DrlClose outcome = broken == null ? said.outcome() : DrlClose.parked(broken);
        return outcome.parked() == null ? outcome : DrlClose.parked(named(outcome.parked()));
    }

    private static List<Object> shown(DrlFacts facts, List<Earned> earned) {
        List<Object> shown = new ArrayList<>();
        shown.add(facts.sale());
        shown.add(facts.partner());
        if (facts.customer() != null) {
            shown.add(facts.customer());
        }
        if (facts.history() != null) {
            shown.add(facts.history());
        }
        shown.addAll(earned);
        return shown;
    }

    private String named(String reason) {
        return "DRL " + name + ": " + reason;
    }
}
