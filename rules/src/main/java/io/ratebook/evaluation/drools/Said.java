package io.ratebook.evaluation.drools;

import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What rules have said in one run. Texts are kept sorted, so the order of firing shows nowhere. */
class Said {
    private final TreeSet<String> problems = new TreeSet<>();
    private final TreeSet<String> parked = new TreeSet<>();
    private String rule = "";

    /** The rule about to fire: what comes next is its word. */
    final void firing(String rule) {
        this.rule = rule;
    }

    final String rule() {
        return rule;
    }

    public void park(@Nullable String reason) {
        take("park", () -> parked.add("rule \"" + rule + "\": " + text("reason", reason)));
    }

    /** Takes a rule's word; if it is refused with an IllegalArgumentException, that is a problem of the rule. */
    final void take(String about, Runnable word) {
        try {
            word.run();
        } catch (IllegalArgumentException refused) {
            problems.add("rule \"" + rule + "\", " + about + ": " + refused.getMessage());
        }
    }

    /** Notes that what several rules said cannot count together. */
    final void conflict(String what) {
        problems.add(what);
    }

    /** Why nothing here may count, or null. */
    final @Nullable String obstacle() {
        if (!problems.isEmpty()) {
            return String.join("; ", problems);
        }
        return parked.isEmpty() ? null : String.join("; ", parked);
    }

    /**
     * The text without spaces around it.
     *
     * @throws IllegalArgumentException if there is none
     */
    static String text(String what, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(
                    "the " + what + " is " + (text == null ? "null" : "blank") + ": expected a text");
        }
        return text.strip();
    }
}
