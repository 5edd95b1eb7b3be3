package io.ratebook.evaluation;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The lists of one policy as one way through the sales reads them: what looks at no history is asked beforehand, block
 * by block.
 */
final class ListReadings {
    private final Batch batch;
    private final Decisions decisions;
    private final int version;
    private final ReadyPolicy policy;
    private final ConditionList<Outcome>.Reading firstMatch;
    private final ConditionList<Outcome>.Reading adding;
    private final ConditionList<Terms>.Reading durations;
    private final ConditionList<List<CapPlan>>.Reading caps;
    private final @Nullable OutcomeSlots firstMatchAhead;
    private final @Nullable OutcomeSlots addingAhead;
    private final boolean asksDurations;

    /** @param facts that stand at the line and partner whenever anything is asked */
    ListReadings(Batch batch, Decisions decisions, int version, Facts facts) {
        this.batch = batch;
        this.decisions = decisions;
        this.version = version;
        this.policy = batch.versions.policies.get(version);
        firstMatch = policy.firstMatch.reading(facts);
        adding = policy.adding.reading(facts);
        durations = policy.durations.reading(facts);
        caps = policy.caps.reading(facts);
        firstMatchAhead = outcomesAhead(policy.firstMatch, firstMatch);
        addingAhead = policy.adding.isEmpty() ? null : outcomesAhead(policy.adding, adding);
        boolean durationsAhead = policy.isAskedAhead(policy.durations);
        asksDurations = !policy.durations.isEmpty() && !durationsAhead;
        if (!policy.durations.isEmpty() && durationsAhead) {
            new AheadBlocks<>(batch, decisions, durations, new Terms[LineBlock.SIZE], decisions::terms).fill(version);
        }
    }

    /** Answers of a list that looks at no history; or null, if it does. */
    private @Nullable OutcomeSlots outcomesAhead(ConditionList<Outcome> list, ConditionList<Outcome>.Reading reading) {
        if (!policy.isAskedAhead(list)) {
            return null;
        }
        OutcomeSlots answers = new OutcomeSlots(batch.slots.size(), 1);
        new AheadBlocks<>(
                        batch,
                        decisions,
                        reading,
                        new Outcome[LineBlock.SIZE],
                        (slot, answer) -> answers.put(slot, 0, answer))
                .fill(version);
        return answers;
    }

    /** What the Rates rows that match decide; Durations and Caps that match go into the decisions. */
    Outcome decide(int slot) {
        if (asksDurations) {
            decisions.terms(slot, durations.answer());
        }
        if (!policy.caps.isEmpty()) {
            decisions.caps(slot, caps.answer());
        }
        Outcome outcome = firstMatchAhead == null ? firstMatch.answer() : firstMatchAhead.get(slot);
        if (!policy.adding.isEmpty()) {
            Outcome added = addingAhead == null ? adding.answer() : addingAhead.get(slot);
            outcome = policy.outcomes.combine(Objects.requireNonNull(outcome), Objects.requireNonNull(added));
        }
        return Objects.requireNonNull(outcome);
    }
}
