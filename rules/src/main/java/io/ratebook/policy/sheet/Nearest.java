package io.ratebook.policy.sheet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The known words most like a mistyped one. */
final class Nearest {
    private static final int SHOWN_MAX = 3;
    private static final int COMPARED_MAX = 60;

    private record Scored(String word, int distance) {}

    private Nearest() {}

    /** A suggestion such as {@code did you mean Level or Partner country?}, or empty where nothing is near. */
    static String suggestion(String typed, Collection<String> known) {
        List<String> near = to(typed, known);
        return near.isEmpty() ? "" : "did you mean " + String.join(" or ", near) + "?";
    }

    static List<String> to(String typed, Collection<String> known) {
        String key = Text.key(Text.shortened(typed, COMPARED_MAX));
        List<Scored> scored = new ArrayList<>();
        for (String word : known) {
            int distance = distance(key, Text.key(word));
            if (distance <= Math.max(2, key.length() / 3)) {
                scored.add(new Scored(word, distance));
            } else if (oneBeginsTheOther(key, Text.key(word))) {
                scored.add(new Scored(word, COMPARED_MAX + word.length()));
            }
        }
        scored.sort(Comparator.comparingInt(Scored::distance));
        return scored.stream().limit(SHOWN_MAX).map(Scored::word).toList();
    }

    private static boolean oneBeginsTheOther(String a, String b) {
        return Math.min(a.length(), b.length()) >= 3 && (a.startsWith(b) || b.startsWith(a));
    }

    /** Letters to insert, drop, change or swap with the neighbour. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            cost[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            cost[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int change = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
