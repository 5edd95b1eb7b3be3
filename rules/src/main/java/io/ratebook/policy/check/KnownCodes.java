package io.ratebook.policy.check;

import io.ratebook.policy.Field;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which codes a program has seen, by WHEN column. A column that is not here is not checked: nothing is known of it.
 *
 * @param byField for example CATEGORY: KITCHEN, TOYS
 */
public record KnownCodes(Map<Field, Set<String>> byField) {
    public KnownCodes {
        Map<Field, Set<String>> copy = new HashMap<>();
        byField.forEach((field, codes) -> copy.put(field, Collections.unmodifiableSet(new TreeSet<>(codes))));
        byField = Map.copyOf(copy);
    }

    /** Nothing is known, so no code is doubted. */
    public static KnownCodes none() {
        return new KnownCodes(Map.of());
    }

    /** The codes known for a column, or null if nothing is known of it; a recruited partner's are those of partners. */
    @Nullable
    Set<String> of(Field field) {
        return switch (field) {
            case RECRUITED_LEVEL -> byField.get(Field.LEVEL);
            case RECRUITED_GROUP -> byField.get(Field.GROUP);
            case RECRUITED_PARTNER -> byField.get(Field.PARTNER);
            default -> byField.get(field);
        };
    }
}
