package io.ratebook.policy.check;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The known name that a mistyped one probably meant: another case first, else the fewest letters changed. */
final class Nearest {
    /** Beyond that many different unknown names only the case is compared, so that a foreign file costs no minutes. */
    private static final int SEARCHES_MAX = 300;

    private final Collection<String> known;
    private final Map<String, String> byFolded = new HashMap<>();
    private final Map<String, String> answers = new HashMap<>();
    private int searches;

    Nearest(Collection<String> known) {
        this.known = known;
        for (String name : known) {
            byFolded.putIfAbsent(fold(name), name);
        }
    }

    /** {@code Did you mean "Gold"?}, or a short list of what there is, or empty. */
    String suggestion(String name) {
        String nearest = to(name);
        if (nearest != null) {
            return "did you mean \"" + nearest + "\"?";
        }
        return known.isEmpty() || known.size() > 12 ? "" : "known: " + String.join(", ", known);
    }

    @Nullable
    String to(String name) {
        String other = byFolded.get(fold(name));
        if (other != null) {
            return other;
        }
        String answer = answers.get(name);
        if (answer == null) {
            answer = searches++ < SEARCHES_MAX ? search(fold(name)) : "";
            answers.put(name, answer);
        }
        return answer.isEmpty() ? null : answer;
    }

    private String search(String folded) {
        int limit = Math.max(1, folded.length() / 3);
        String best = "";
        for (String candidate : known) {
            String other = fold(candidate);
            if (Math.abs(other.length() - folded.length()) > limit) {
                continue;
            }
            int distance = distance(folded, other);
            if (distance <= limit) {
                best = candidate;
                limit = distance - 1;
            }
        }
        return best;
    }

    private static String fold(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** Letters to insert, delete, change or swap with their neighbour. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(int[][] cost, String a, String b, int i, int j) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
