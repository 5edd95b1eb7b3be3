package io.ratebook.database;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions that all must hold, with the values of their marks. */
public final class Where {
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /** @param condition fixed text, with a mark for each value */
    public Where and(String condition, Object... all) {
        sql.append(sql.length() == 0 ? " WHERE " : " AND ").append(condition);
        values.addAll(Arrays.asList(all));
        return this;
    }

    /** Where there is a value. */
    public Where andIf(@Nullable Object value, String condition) {
        return value == null ? this : and(condition, value);
    }

    /** One of them; never, if there are none. */
    public Where andIn(String column, Collection<?> wanted) {
        return wanted.isEmpty() ? and("1 = 0") : and(column + " IN " + marks(wanted.size()), wanted.toArray());
    }

    /** {@code (?,?,?)}. */
    public static String marks(int count) {
        return "(" + String.join(",", Collections.nCopies(count, "?")) + ")";
    }

    /** A text that LIKE finds at a beginning: its own signs stand for themselves. */
    public static String prefix(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    public Where copy() {
        Where copy = new Where();
        copy.sql.append(sql);
        copy.values.addAll(values);
        return copy;
    }

    public List<Object> values() {
        return Collections.unmodifiableList(values);
    }

    /** {@code WHERE ... AND ...}, with blanks around. */
    @Override
    public String toString() {
        return sql + " ";
    }
}
