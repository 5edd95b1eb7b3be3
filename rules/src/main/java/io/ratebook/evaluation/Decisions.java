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
    /** By slot; null where the partner earns nothing, which {@link #refusal} explains. */
    final @Nullable Outcome[] outcome;

    final Terms[] terms;
    final @Nullable List<CapPlan>[] caps;
    /** By slot, why the partner earns nothing although rows might match; else null. */
    final @Nullable String[] refusal;

    /** By slot, attributes that DRL set before the tables; no entry where it set none. */
    final Map<Integer, Map<String, String>> given = new HashMap<>();
    /** By slot, why DRL gave no commission; no entry where it said nothing. */
    final Map<Integer, String> drlNone = new HashMap<>();

    @SuppressWarnings({"unchecked", "rawtypes"})
    Decisions(int lines, int slots) {
        parked = new String[lines];
        heldBack = new String[lines];
        counts = new boolean[lines];
        outcome = new Outcome[slots];
        terms = new Terms[slots];
        caps = new List[slots];
        refusal = new String[slots];
    }
}
