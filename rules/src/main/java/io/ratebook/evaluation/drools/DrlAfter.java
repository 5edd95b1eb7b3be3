package io.ratebook.evaluation.drools;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What DRL added after the tables.
 *
 * @param components by rule, then component; several of one component are added exactly and rounded once
 * @param nones components ended without a commission, by component, then rule; none of them is in components
 * @param parked why the sale waits for a person, or null; then there is nothing else
 */
public record DrlAfter(
        List<DrlComponent> components,
        List<DrlNone> nones,
        @Nullable String parked) {
    static final DrlAfter NOTHING = new DrlAfter(List.of(), List.of(), null);

    static DrlAfter parked(String reason) {
        return new DrlAfter(List.of(), List.of(), reason);
    }
}
