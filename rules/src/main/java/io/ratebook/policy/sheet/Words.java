package io.ratebook.policy.sheet;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A column of a few fixed words.
 *
 * @param <T> what they mean
 */
final class Words<T> implements Grammar<T> {
    private final Map<String, T> byKey = new LinkedHashMap<>();
    private final Map<T, String> words = new LinkedHashMap<>();

    /** The word to write for a meaning, and how else people write it. */
    Words<T> with(T meaning, String word, String... others) {
        words.put(meaning, word);
        byKey.put(Text.key(word), meaning);
        for (String other : others) {
            byKey.put(Text.key(other), meaning);
        }
        return this;
    }

    @Override
    public T read(Cell cell, Remarks remarks) throws Misread {
        T meaning = cell.isText() ? byKey.get(Text.key(cell.text())) : null;
        if (meaning == null) {
            throw new Misread(expected(), Nearest.suggestion(cell.shown(), words.values()));
        }
        return meaning;
    }

    String expected() {
        return "one of " + String.join(", ", words.values());
    }

    Collection<String> all() {
        return words.values();
    }

    String of(T meaning) {
        String word = words.get(meaning);
        if (word == null) {
            throw new IllegalArgumentException(meaning + " has no word");
        }
        return word;
    }
}
