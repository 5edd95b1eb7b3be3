package io.ratebook.product;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which products of a program are listed; null for any.
 *
 * @param q part of the code or of the name, whatever the case of its letters
 */
public record ProductFilter(
        @Nullable String q,
        @Nullable String category,
        @Nullable Boolean commissionable) {
    String condition() {
        return "program_id = :program" + (q == null ? "" : " AND search LIKE :q")
                + (category == null ? "" : " AND category = :category")
                + (commissionable == null ? "" : " AND commissionable = :commissionable");
    }

    Map<String, Object> parameters(int programId) {
        Map<String, Object> parameters = new HashMap<>(Map.of("program", programId));
        if (q != null) {
            parameters.put("q", "%" + escaped(q.toLowerCase(Locale.ROOT)) + "%");
        }
        if (category != null) {
            parameters.put("category", category);
        }
        if (commissionable != null) {
            parameters.put("commissionable", commissionable ? 1 : 0);
        }
        return parameters;
    }

    /** The signs that stand for other characters stand for themselves. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
