package io.ratebook.policy.sheet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What an outcome's drop-down offers.
 *
 * @param closed whether the column takes nothing else
 */
record Choices(List<String> words, boolean closed) {
    private static final Choices NONE = new Choices(List.of(), false);

    static Choices of(String title) {
        return switch (title) {
            case "Less refunds" -> closed(PolicyWords.YES_NO.all());
            case "Never below zero" -> closed(List.of("yes"));
            case "Counts" -> closed(PolicyWords.COUNTS.all());
            case "Approval" -> closed(PolicyWords.APPROVAL.all());
            case "Sweep" -> closed(PolicyWords.SWEEP.all());
            case "Scope" -> closed(PolicyWords.SCOPE.all());
            case "Kind" -> closed(PolicyWords.KIND.all());
            case "Metric" -> open(PolicyWords.METRIC.all(), "attribute: NAME");
            case "Mode" -> open(PolicyWords.MODE.all(), "lagged 2");
            case "Against" -> open(PolicyWords.AGAINST.all(), "attribute: NAME");
            case "Earns for" -> open(List.of("for ever"), "12 months", "3 payments");
            case "Duration" -> open(List.of("for ever"), "30 days", "12 months");
            case "Less discount", "Less tax", "Less shipping", "Less cost", "Less fees" ->
                open(PolicyWords.YES_NO.all());
            default -> NONE;
        };
    }

    private static Choices closed(Collection<String> words) {
        return new Choices(List.copyOf(words), true);
    }

    private static Choices open(Collection<String> words, String... more) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(more));
        return new Choices(all, false);
    }
}
