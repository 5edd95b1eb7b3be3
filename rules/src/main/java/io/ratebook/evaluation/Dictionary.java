package io.ratebook.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers texts 1, 2, 3 in the order met; 0 is "no value". A batch keeps its codes as such numbers. */
final class Dictionary {
    static final int ABSENT = 0;

    private final Map<String, Integer> ids = new HashMap<>();
    private final List<@Nullable String> texts = new ArrayList<>();

    Dictionary() {
        texts.add(null);
    }

    int idOf(@Nullable String text) {
        if (text == null) {
            return ABSENT;
        }
        Integer known = ids.get(text);
        if (known != null) {
            return known;
        }
        int id = texts.size();
        ids.put(text, id);
        texts.add(text);
        return id;
    }

    /** The number of a text already met, else {@link #ABSENT}. */
    int find(@Nullable String text) {
        return text == null ? ABSENT : ids.getOrDefault(text, ABSENT);
    }

    @Nullable
    String textOf(int id) {
        return texts.get(id);
    }

    String required(int id) {
        String text = texts.get(id);
        if (text == null) {
            throw new IllegalStateException("no text has the number " + id);
        }
        return text;
    }

    /** One more than the largest number given. */
    int size() {
        return texts.size();
    }
}
