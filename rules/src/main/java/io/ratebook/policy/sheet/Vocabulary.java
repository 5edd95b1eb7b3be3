package io.ratebook.policy.sheet;

import io.ratebook.policy.Column;
import io.ratebook.policy.Field;
import io.ratebook.policy.sheet.Title.End;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Titles of WHEN columns, to fields and back. */
final class Vocabulary {
    private static final Pattern BAND_END =
            Pattern.compile("(.*?)[\\s\\u00A0]+(from|below)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Map<String, Title> BY_KEY = new HashMap<>();

    static {
        for (Field field : Field.values()) {
            if (!field.isNamed()) {
                for (End end : ends(field)) {
                    Column column = Column.of(field);
                    BY_KEY.put(Text.key(title(column, end)), new Title.Condition(column, end));
                }
            }
        }
    }

    private Vocabulary() {}

    static List<End> ends(Field field) {
        return field.type().isBand() ? List.of(End.FROM, End.BELOW) : List.of(End.WHOLE);
    }

    /** {@code Amount from}, {@code Level}, {@code attribute: season}, {@code base: Net below}. */
    static String title(Column column, End end) {
        String stem = column.field().isNamed()
                ? column.field().title() + ": " + quotedName(column.name(), end)
                : column.title();
        return switch (end) {
            case WHOLE -> stem;
            case FROM -> stem + " from";
            case BELOW -> stem + " below";
        };
    }

    /** A name that would read as a band's end stands in double quotes. */
    private static String quotedName(String name, End end) {
        boolean ambiguous = end == End.WHOLE && BAND_END.matcher(name).matches();
        return ambiguous || name.startsWith("\"") ? '"' + name + '"' : name;
    }

    /** The condition of that title; null if there is none. */
    static Title.@Nullable Condition condition(String title) {
        Title plain = BY_KEY.get(Text.key(title));
        if (plain instanceof Title.Condition condition) {
            return condition;
        }
        int colon = title.indexOf(':');
        return colon < 0 ? null : named(Text.key(title.substring(0, colon)), Text.trimmed(title.substring(colon + 1)));
    }

    private static Title.@Nullable Condition named(String kind, String rest) {
        Matcher band = BAND_END.matcher(rest);
        boolean isBand = band.matches();
        String name = unquoted(isBand ? Text.trimmed(band.group(1)) : rest);
        End end = !isBand ? End.WHOLE : band.group(2).equalsIgnoreCase("from") ? End.FROM : End.BELOW;
        if (name.isEmpty() || Text.forbiddenIn(name) != null) {
            return null;
        }
        return switch (kind) {
            case "attribute" ->
                new Title.Condition(new Column(isBand ? Field.ATTRIBUTE_NUMBER : Field.ATTRIBUTE, name), end);
            case "base" -> isBand ? new Title.Condition(new Column(Field.BASE, name), end) : null;
            default -> null;
        };
    }

    private static String unquoted(String name) {
        return name.length() > 2 && name.startsWith("\"") && name.endsWith("\"")
                ? name.substring(1, name.length() - 1)
                : name;
    }

    /** The field of a band's stem, as {@code Payment number} or {@code base: Net}; null if it is none. */
    static @Nullable Column stem(String title) {
        Title.Condition from = condition(title + " from");
        return from == null || from.column().field() == Field.ATTRIBUTE_NUMBER ? null : from.column();
    }

    /** All titles of conditions that a table takes, named ones as patterns. */
    static List<String> titles(TableForm form) {
        List<String> titles = new ArrayList<>();
        for (Field field : Field.values()) {
            if (form.takes(field)) {
                Column column = field.isNamed() ? new Column(field, "NAME") : Column.of(field);
                ends(field).forEach(end -> titles.add(title(column, end)));
            }
        }
        return titles;
    }
}
