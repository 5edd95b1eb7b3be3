package io.ratebook.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was decided for each line and slot of a batch, before any money is calculated. */
final class Decisions {
    /** Why a sale waits for a person, by line; null where it does not. */
    final @Nullable String[] parked;
    /** The same as far as no row decides it: for a partner's sake, or because the calculation showed it. */
    final @Nullable String[] heldBack;
    /** Whether the line counts in history, by line. */
    final boolean[] counts;
    /** By slot; none where the partner earns nothing, which {@link #refusal} explains. */
    final OutcomeSlots outcomes;

    /** By slot, null where the policy's Durations have no row; of no length where those of no policy have. */
    private final @Nullable Terms[] terms;

    private final Terms termsWithoutRows = Terms.of(List.of());
    /** By slot, null where the policy's Caps have no row; of no length where those of no policy have. */
    private final @Nullable List<CapPlan>[] caps;
    /** By slot, why the partner earns nothing although rows might match; else null. */
    final @Nullable String[] refusal;

    /** By slot, attributes that DRL set before the tables; no entry where it set none. */
    final Map<Integer, Map<String, String>> given = new HashMap<>();
    /** By slot, why DRL gave no commission; no entry where it said nothing. */
    final Map<Integer, String> drlNone = new HashMap<>();

    @SuppressWarnings({"unchecked", "rawtypes"})
    Decisions(Batch batch) {
        int lines = batch.sales.size;
        int slots = batch.slots.size();
        parked = new String[lines];
        heldBack = new String[lines];
        counts = new boolean[lines];
        outcomes = new OutcomeSlots(slots, batch.versions.count());
        terms = new Terms[batch.versions.stream().allMatch(policy -> policy.durations.isEmpty()) ? 0 : slots];
        caps = new List[batch.versions.stream().allMatch(policy -> policy.caps.isEmpty()) ? 0 : slots];
        refusal = new String[slots];
    }

    Terms terms(int slot) {
        Terms decided = terms.length == 0 ? null : terms[slot];
        return decided == null ? termsWithoutRows : decided;
    }

    void terms(int slot, Terms decided) {
        terms[slot] = decided;
    }

    List<CapPlan> caps(int slot) {
        List<CapPlan> decided = caps.length == 0 ? null : caps[slot];
        return decided == null ? List.of() : decided;
    }

    void caps(int slot, List<CapPlan> decided) {
        caps[slot] = decided;
    }
}
