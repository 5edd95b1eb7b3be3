package io.ratebook.policy.sheet;

import io.ratebook.policy.RowRef;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The Comment column of every table, so that a download does not lose what people noted. Never read by the engine.
 *
 * @param bySheet comments by sheet name and row number
 */
public record Comments(Map<String, Map<Integer, String>> bySheet) {
    public Comments {
        bySheet = bySheet.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, sheet -> Map.copyOf(sheet.getValue())));
    }

    public static Comments none() {
        return new Comments(Map.of());
    }

    /** The comment of that row, or empty. */
    public String of(RowRef row) {
        return bySheet.getOrDefault(row.sheet(), Map.of()).getOrDefault(row.number(), "");
    }
}
