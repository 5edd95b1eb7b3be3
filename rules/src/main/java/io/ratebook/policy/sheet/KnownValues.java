package io.ratebook.policy.sheet;

import io.ratebook.policy.Field;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Codes that exist, for the drop-downs of a download. A cell may hold others.
 *
 * @param codes by field, in the order to offer them
 */
public record KnownValues(Map<Field, List<String>> codes) {
    public KnownValues {
        codes = codes.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, known -> List.copyOf(known.getValue())));
    }

    public static KnownValues none() {
        return new KnownValues(Map.of());
    }

    List<String> of(Field field) {
        List<String> fixed = field == Field.CUSTOMER ? CodeList.CUSTOMERS : List.of();
        return codes.getOrDefault(field, fixed);
    }
}
