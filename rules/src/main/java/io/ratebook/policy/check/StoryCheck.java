package io.ratebook.policy.check;

import io.ratebook.policy.Column;
import io.ratebook.policy.Field;
import io.ratebook.policy.RowRef;
import io.ratebook.policy.Story;
import java.util.HashSet;
import java.util.Set;

/** Tests: stories that prove nothing because what they name is not there. */
final class StoryCheck {
    private final CheckedPolicy checked;

    StoryCheck(CheckedPolicy checked) {
        this.checked = checked;
    }

    void run() {
        for (Story story : checked.policy.tests()) {
            checkExpects(story);
            checkReferences(StoryScript.of(story));
            story.steps().forEach(this::checkStep);
        }
    }

    private void checkExpects(Story story) {
        boolean expectsNothing = story.steps().stream().allMatch(step -> step.expected() == null);
        if (expectsNothing && !story.steps().isEmpty()) {
            checked.findings.warning(
                    story.steps().get(0).ref(),
                    "Commission",
                    story.name(),
                    "at least one amount, or none, that the story must earn",
                    "write what the last line must earn");
        }
    }

    private void checkReferences(StoryScript script) {
        Set<String> references = new HashSet<>();
        Set<String> sales = new HashSet<>();
        for (StoryScript.Line line : script.lines()) {
            if (!references.add(line.reference())) {
                error(line.ref(), "Reference", line.reference(), "a reference that the story uses once");
            }
            if (!line.refund()) {
                sales.add(line.reference());
            }
        }
        for (StoryScript.Line line : script.lines()) {
            if (!line.refund()) {
                continue;
            }
            if (line.original() == null) {
                error(line.ref(), "Original reference", "", "a sale of this story before the refund");
            } else if (!sales.contains(line.original())) {
                checked.findings.warning(
                        line.ref(),
                        "Original reference",
                        line.original(),
                        "a sale of this story: without it the refund waits",
                        new Nearest(sales).suggestion(line.original()));
            }
        }
    }

    private void checkStep(Story.Step step) {
        Names names = checked.names;
        for (Column column : step.facts().keySet()) {
            if (column.field() == Field.BASE && !names.bases.contains(column.name())) {
                String suggestion = names.nearestBase.suggestion(column.name());
                String expected = "a base: a standard one or a row of Bases";
                checked.findings.error(step.ref(), column.title(), column.name(), expected, suggestion);
            }
        }
        String component = step.component();
        if (component != null && !mayBeEarned(component)) {
            checked.findings.error(
                    step.ref(),
                    "Component",
                    component,
                    "a component that rows of Rates earn",
                    names.nearestComponent.suggestion(component));
        }
    }

    private boolean mayBeEarned(String component) {
        Names names = checked.names;
        return names.componentsMayComeFromDrl
                || names.components.containsKey(component)
                || names.sharedComponents.contains(component);
    }

    private void error(RowRef ref, String title, String found, String expected) {
        checked.findings.error(ref, title, found, expected, "");
    }
}
