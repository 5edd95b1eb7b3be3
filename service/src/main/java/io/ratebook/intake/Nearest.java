package io.ratebook.intake;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Which known words a mistyped one may have meant. */
final class Nearest {
    private static final int SHOWN_MAX = 3;

    private Nearest() {}

    /** At most three, the nearest first; none where nothing is near: at most a third of the letters may differ, but two always may. */
    static List<String> to(String word, Collection<String> known) {
        int distanceMax = Math.max(2, word.length() / 3);
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= distanceMax || sharesWord(word, candidate))
                .sorted(Comparator.comparing((String candidate) -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN_MAX)
                .toList();
    }

    /** Whether one is the other's first or last part, as {@code order} and {@code date} are in so many exports. */
    private static boolean sharesWord(String word, String candidate) {
        String typed = word.toLowerCase(Locale.ROOT);
        return typed.length() >= 4
                && (candidate.contains(typed) || (candidate.length() >= 4 && typed.contains(candidate)));
    }

    /** Levenshtein's: letters to insert, drop or exchange, whatever their case. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int exchanged = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(exchanged, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
