package io.ratebook.preview;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a preview are looked at; null for any. What lies outside of the range is never among them.
 *
 * @param q beginning of the partner's code
 * @param category as sales say it, or {@code (none)}, or {@code (period end)}
 * @param level of the partner at the time of the sale, or {@code (none)}
 * @param month {@code 2011-03}
 */
public record PreviewFilter(
        @Nullable String q,
        @Nullable String partner,
        @Nullable String category,
        @Nullable String level,
        @Nullable Integer month,
        @Nullable What what) {
    public static final PreviewFilter ALL = new PreviewFilter(null, null, null, null, null, null);

    /** How a sale would earn otherwise. */
    public enum What {
        UP,
        DOWN,
        NEWLY,
        NO_LONGER;

        static What of(Rows rows, int row) {
            boolean before = rows.is(row, Rows.MATCHES_BEFORE);
            boolean after = rows.is(row, Rows.MATCHES_AFTER);
            if (before != after) {
                return after ? NEWLY : NO_LONGER;
            }
            return rows.difference(row) > 0 ? UP : DOWN;
        }
    }

    public List<@Nullable Object> all() {
        return Arrays.asList(q, partner, category, level, month, what);
    }

    IntPredicate of(Rows rows) {
        IntPredicate found = row -> !rows.is(row, Rows.OUTSIDE);
        found = and(found, rows, partner, rows.partner);
        found = and(found, rows, category, rows.category);
        found = and(found, rows, level, rows.level);
        if (q != null) {
            boolean[] begins = new boolean[rows.texts.size()];
            for (int number = 0; number < begins.length; number++) {
                begins[number] = rows.texts.get(number).startsWith(q);
            }
            found = found.and(row -> begins[rows.partner[row]]);
        }
        if (month != null) {
            found = found.and(row -> rows.month[row] == month);
        }
        return what == null ? found : found.and(row -> rows.isTouched(row) && What.of(rows, row) == what);
    }

    private static IntPredicate and(IntPredicate found, Rows rows, @Nullable String wanted, int[] column) {
        if (wanted == null) {
            return found;
        }
        int number = rows.texts.indexOf(wanted);
        return found.and(row -> column[row] == number);
    }
}
