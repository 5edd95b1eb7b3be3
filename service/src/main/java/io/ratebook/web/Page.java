package io.ratebook.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list.
 *
 * @param next what to give as {@code cursor} for the part after this; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {
    private static final int LIMIT = 50;
    private static final int LIMIT_MAX = 500;

    public Page {
        items = List.copyOf(items);
    }

    /** How many items are wanted: 50 if not said, at most 500. */
    public static int limit(@Nullable Integer wanted) {
        if (wanted == null) {
            return LIMIT;
        }
        if (wanted < 1 || wanted > LIMIT_MAX) {
            throw Refusal.parameter("limit", wanted, "a number from 1 to " + LIMIT_MAX);
        }
        return wanted;
    }

    /**
     * The page of rows of which one more than the limit was asked for.
     *
     * @param after the cursor that follows an item
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<? super T, Cursor> after) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<T> items = found.subList(0, limit);
        return new Page<>(items, after.apply(items.get(limit - 1)).toString());
    }

    /** The page with each item as something else. */
    public <U> Page<U> map(Function<? super T, ? extends U> change) {
        return new Page<>(items.stream().<U>map(change).toList(), next);
    }
}
