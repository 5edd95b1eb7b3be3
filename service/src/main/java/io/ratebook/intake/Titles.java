package io.ratebook.intake;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The columns a kind of file may have, found by title; the case of letters does not matter, but an attribute's name keeps it. */
final class Titles<C extends Enum<C> & FileColumn> {
    static final String ATTRIBUTE = "attribute.";

    private final Class<C> type;
    private final C[] columns;
    private final Map<String, C> byTitle = new HashMap<>();

    Titles(Class<C> type) {
        this.type = type;
        columns = type.getEnumConstants();
        for (C column : columns) {
            byTitle.put(column.title(), column);
        }
    }

    /** What a title stands for: one of both is null. */
    record Target<C>(@Nullable C column, @Nullable String attribute) {}

    /** What the title stands for, or null if nothing is called so. */
    @Nullable
    Target<C> find(String title) {
        String typed = CodeText.trimmed(title);
        C column = byTitle.get(typed.toLowerCase(Locale.ROOT));
        if (column != null) {
            return new Target<>(column, null);
        }
        String name = attributeName(typed);
        return name.isEmpty() || CodeText.fault(name) != null ? null : new Target<>(null, name);
    }

    private static String attributeName(String title) {
        return title.regionMatches(true, 0, ATTRIBUTE, 0, ATTRIBUTE.length())
                ? CodeText.trimmed(title.substring(ATTRIBUTE.length()))
                : "";
    }

    /** What to say of a title that stands for nothing. */
    String expectedInsteadOf(String title) {
        List<String> near = Nearest.to(CodeText.trimmed(title), byTitle.keySet());
        String all = String.join(", ", Arrays.stream(columns).map(C::title).toList()) + ", " + ATTRIBUTE + "NAME";
        return near.isEmpty() ? "one of " + all : String.join(" or ", near) + " (all titles: " + all + ")";
    }

    List<String> required() {
        return Arrays.stream(columns).filter(C::isRequired).map(C::title).toList();
    }

    /** A line of which nothing is known yet. */
    Draft draft(int number) {
        return new Draft(number);
    }

    /** A line in the making. */
    final class Draft {
        private final int number;
        private final EnumMap<C, String> values = new EnumMap<>(type);
        private Map<String, String> attributes = Map.of();

        private Draft(int number) {
            this.number = number;
        }

        /** Whether the value had a place that was free; a blank one needs none. */
        boolean put(Target<C> target, String value) {
            String trimmed = CodeText.trimmed(value);
            if (trimmed.isEmpty()) {
                return true;
            }
            C column = target.column();
            String attribute = target.attribute();
            if (column != null) {
                return values.put(column, trimmed) == null;
            }
            if (attributes.isEmpty()) {
                attributes = new TreeMap<>();
            }
            return attribute != null && attributes.put(attribute, trimmed) == null;
        }

        RawLine<C> line() {
            return new RawLine<>(number, values, attributes);
        }
    }
}
