package io.ratebook.drl;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The partner who is credited, as they stood at the sale's time or at the end of the period.
 *
 * @param level null for none
 * @param upline who recruited this partner, or null; its own upline follows from there
 */
public record Partner(
        String code,
        @Nullable String level,
        Set<String> groups,
        Set<String> tags,
        @Nullable String country,
        Map<String, String> attributes,
        @Nullable Partner upline) {
    /** A partner of whom only the code is known. */
    public static Partner named(String code) {
        return new Partner(code, null, Set.of(), Set.of(), null, Map.of(), null);
    }

    /** The attribute of that name, or null. */
    public @Nullable String attribute(String name) {
        return attributes.get(name);
    }
}
