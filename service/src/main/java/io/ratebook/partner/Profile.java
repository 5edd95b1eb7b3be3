package io.ratebook.partner;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What policies may ask of a partner that has no dates.
 *
 * @param referredBy code of the partner who recruited this one, or null
 * @param attributes value by name
 */
public record Profile(
        @Nullable String country,
        @Nullable String referredBy,
        SortedSet<String> tags,
        SortedMap<String, String> attributes) {
    public static final Profile BLANK = new Profile(null, null, new TreeSet<>(), new TreeMap<>());

    public Profile {
        tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    public Profile fromCountry(@Nullable String other) {
        return new Profile(other, referredBy, tags, attributes);
    }

    public Profile referredBy(@Nullable String other) {
        return new Profile(country, other, tags, attributes);
    }

    public Profile tagged(SortedSet<String> other) {
        return new Profile(country, referredBy, other, attributes);
    }

    public Profile with(Map<String, String> other) {
        return new Profile(country, referredBy, tags, new TreeMap<>(other));
    }
}
