package io.ratebook.database;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table that has a program_id, in the order of a number and, where it is equal, of their ids: how a list of
 * them is read by page.
 *
 * @param table with the one letter that stands for it: {@code sale s}
 * @param column the number; may be the id
 * @param index beginning with program_id and the column
 */
public record RowOrder(String table, String column, String index, boolean descending) {
    /** Rows of the order that are looked at before all are: 30 ms. */
    private static final int FIRST_TRIED = 4_000;
    /** And so many more for each that is wanted. */
    private static final int TRIED_FOR_EACH = 20;

    /** Where a row stands in the order. */
    public record Place(long key, long id) {}

    /** A part of a statement, from FROM on. */
    public record From(String sql, List<Object> values) {}

    private String letter() {
        return table.substring(table.length() - 1);
    }

    /** {@code s.amount}. */
    public String key() {
        return letter() + "." + column;
    }

    public String id() {
        return letter() + ".id";
    }

    /** Adds that rows stand behind a place; all do if there is none. */
    public Where after(Where where, @Nullable Place place) {
        if (place == null) {
            return where;
        }
        String sign = descending ? "<" : ">";
        return where.and(
                key() + " " + sign + "= ? AND (" + key() + " " + sign + " ? OR " + id() + " " + sign + " ?)",
                place.key(),
                place.key(),
                place.id());
    }

    /** {@code ORDER BY ... LIMIT ...}, with a blank before. */
    public String sorted(int limit) {
        return sorted(key(), id(), limit);
    }

    /** The same of columns that have other names. */
    public String sorted(String key, String id, int limit) {
        String direction = descending ? " DESC" : "";
        return " ORDER BY " + key + direction + ", " + id + direction + " LIMIT " + limit;
    }

    /**
     * Of the rows that come first in the order, those that pass: of a filter that many pass it is a page, and reading all rows
     * and sorting them is spared.
     *
     * @param columns that the filter and the order read
     * @param where of one program
     * @param limit how many are wanted: a page that is not full may leave rows out
     */
    public From amongFirst(int programId, String columns, Where where, @Nullable Place place, int limit) {
        Where reached = after(new Where().and(letter() + ".program_id = ?", programId), place);
        List<Object> values = new ArrayList<>(reached.values());
        values.addAll(where.values());
        return new From(
                " FROM (SELECT " + columns + " FROM " + table + " FORCE INDEX (" + index + ")" + reached
                        + sorted(FIRST_TRIED + TRIED_FOR_EACH * limit) + ") " + letter() + where + sorted(limit),
                values);
    }
}
