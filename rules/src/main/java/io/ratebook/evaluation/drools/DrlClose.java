package io.ratebook.evaluation.drools;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What DRL adjusts at the end of one period.
 *
 * @param adjustments by key; each key once
 * @param parked why the period's adjustments wait for a person, or null; then there are none
 */
public record DrlClose(
        List<DrlAdjustment> adjustments, @Nullable String parked) {
    static final DrlClose NOTHING = new DrlClose(List.of(), null);

    static DrlClose parked(String reason) {
        return new DrlClose(List.of(), reason);
    }
}
