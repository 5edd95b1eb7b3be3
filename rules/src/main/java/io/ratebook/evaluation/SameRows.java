package io.ratebook.evaluation;

import io.ratebook.policy.RowRef;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers rows of one kind of table over several versions: rows of one id have one number. A row that has no id is the
 * same as another where all of it is.
 */
final class SameRows {
    private final Map<Object, Integer> numbers = new HashMap<>();

    static Object keyOf(RowRef ref, Object row) {
        String id = ref.id();
        return id == null ? row : id;
    }

    int numberOf(RowRef ref, Object row) {
        Integer known = numbers.putIfAbsent(keyOf(ref, row), numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }
}
