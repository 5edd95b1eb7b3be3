package io.ratebook.evaluation.drools;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What DRL said before the tables.
 *
 * @param attributes by name; they count as the sale's own, for this partner
 * @param parked why the sale waits for a person, or null; then there are no attributes
 */
public record DrlBefore(
        Map<String, String> attributes, @Nullable String parked) {
    static final DrlBefore NOTHING = new DrlBefore(Map.of(), null);

    static DrlBefore parked(String reason) {
        return new DrlBefore(Map.of(), reason);
    }

    static DrlBefore of(Map<String, String> attributes) {
        return attributes.isEmpty() ? NOTHING : new DrlBefore(new TreeMap<>(attributes), null);
    }
}
