package io.ratebook.evaluation;

import io.ratebook.evaluation.Outcome.Earning;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why a sale earns nothing. */
final class NoneReasons {
    private final Batch batch;
    private final Decisions decisions;

    NoneReasons(Batch batch, Decisions decisions) {
        this.batch = batch;
        this.decisions = decisions;
    }

    /**
     * A reason.
     *
     * @param row the {@code none} row that decided it, if one did
     */
    record Reason(@Nullable RatePlan row, String text) {}

    Reason of(int line) {
        if (batch.slots.count(line) == 0) {
            return new Reason(null, "no partner");
        }
        Set<String> texts = new LinkedHashSet<>();
        RatePlan row = null;
        for (int credit = 0; credit < batch.slots.count(line); credit++) {
            Reason reason = ofSlot(line, batch.slots.first(line) + credit);
            texts.add(reason.text());
            row = row == null ? reason.row() : row;
        }
        return new Reason(row, String.join("; ", texts));
    }

    Reason ofSlot(int line, int slot) {
        String refusal = decisions.refusal[slot];
        if (refusal != null) {
            return new Reason(null, refusal);
        }
        String drl = decisions.drlNone.get(slot);
        if (drl != null) {
            return new Reason(null, drl);
        }
        Outcome outcome = decisions.outcomes.get(slot);
        if (outcome == null || outcome.components().isEmpty()) {
            RatePlan none = outcome == null ? null : outcome.refusal();
            return none == null
                    ? new Reason(null, "no row of Rates matches")
                    : new Reason(none, ParkingRules.name(none) + " says none");
        }
        Set<String> schemes = new LinkedHashSet<>();
        for (Earning earning : outcome.components()) {
            earning.rows().stream()
                    .filter(row -> row.scheme() != null)
                    .forEach(row -> schemes.add(
                            row.scheme() == null ? "" : row.scheme().row().name()));
        }
        return new Reason(
                null,
                "no band of " + String.join(", ", schemes) + " holds what "
                        + (batch.slots.count(line) == 1 ? "the partner" : "a partner") + " reached");
    }
}
