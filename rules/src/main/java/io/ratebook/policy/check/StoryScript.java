package io.ratebook.policy.check;

import io.ratebook.policy.Column;
import io.ratebook.policy.RowRef;
import io.ratebook.policy.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A story with its lines told apart from their further expectations, and every line with a reference. */
record StoryScript(Story story, List<Line> lines) {
    /**
     * A sale or refund and what it must earn.
     *
     * @param reference as written, else the story's name and the line's number: {@code bookings-3}
     * @param original of a refund: as written, else the story's last sale before it; null where there is none
     * @param expectations the line's own row first
     */
    record Line(
            RowRef ref,
            Map<String, String> sale,
            Map<Column, String> facts,
            boolean refund,
            String reference,
            @Nullable String original,
            List<Story.Step> expectations) {}

    static StoryScript of(Story story) {
        List<Line> lines = new ArrayList<>();
        String lastSale = null;
        for (Story.Step step : story.steps()) {
            if (isFurtherExpectation(step) && !lines.isEmpty()) {
                lines.get(lines.size() - 1).expectations().add(step);
                continue;
            }
            boolean refund = "refund".equals(step.sale().get("type"));
            String reference = step.sale().getOrDefault("reference", story.name() + "-" + (lines.size() + 1));
            String original = refund ? step.sale().getOrDefault("original_reference", orEmpty(lastSale)) : null;
            List<Story.Step> expectations = new ArrayList<>(List.of(step));
            lines.add(new Line(
                    step.ref(),
                    step.sale(),
                    step.facts(),
                    refund,
                    reference,
                    original == null || original.isEmpty() ? null : original,
                    expectations));
            lastSale = refund ? lastSale : reference;
        }
        return new StoryScript(story, lines);
    }

    /** A row that says nothing of a sale, or only which partner it means. */
    private static boolean isFurtherExpectation(Story.Step step) {
        boolean onlyPartner = step.sale().keySet().stream().allMatch("partner"::equals);
        return onlyPartner && step.facts().isEmpty();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
