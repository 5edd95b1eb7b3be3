package io.ratebook.policy;

import java.util.Comparator;

/**
 * A WHEN column: a field of the vocabulary, and for {@code attribute: NAME} and {@code base: NAME} the name.
 *
 * @param field what is looked at
 * @param name the attribute's or base's name; empty for all other fields
 */
public record Column(Field field, String name) implements Comparable<Column> {
    private static final Comparator<Column> ORDER =
            Comparator.comparing(Column::field).thenComparing(Column::name);

    public Column {
        if (field.isNamed() == name.isEmpty()) {
            throw new IllegalArgumentException(field + " with the name \"" + name + "\"");
        }
    }

    public static Column of(Field field) {
        return new Column(field, "");
    }

    /** As the workbook titles it, without " from" and " below": {@code Amount}, {@code attribute: season}. */
    public String title() {
        return field.isNamed() ? field.title() + ": " + name : field.title();
    }

    @Override
    public int compareTo(Column other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return title();
    }
}
