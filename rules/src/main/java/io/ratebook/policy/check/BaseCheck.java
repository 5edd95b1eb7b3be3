package io.ratebook.policy.check;

import io.ratebook.policy.NamedBase;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Bases: names that hide others or lead nowhere, and amounts that start from themselves. */
final class BaseCheck {
    private final CheckedPolicy checked;

    BaseCheck(CheckedPolicy checked) {
        this.checked = checked;
    }

    void run() {
        Map<String, NamedBase> seen = new HashMap<>();
        for (NamedBase base : checked.policy.bases()) {
            checkName(base, seen);
            checkStart(base);
        }
        for (BaseGraph.Circle circle : new BaseGraph(checked).circles()) {
            checked.findings.error(
                    circle.base().ref(),
                    "Starts from",
                    Objects.requireNonNullElseGet(
                            circle.base().startsFrom(),
                            () -> "component: " + circle.base().startsFromComponent()),
                    "a start that does not lead back here: " + String.join("; ", circle.steps()),
                    "");
        }
    }

    private void checkName(NamedBase base, Map<String, NamedBase> seen) {
        for (String standard : Names.STANDARD_BASES) {
            if (standard.equalsIgnoreCase(base.name())) {
                checked.findings.error(
                        base.ref(),
                        "Base",
                        base.name(),
                        "a name of its own: " + standard + " is always there and would be hidden",
                        "rename it, and the rows that mean this one");
                return;
            }
        }
        NamedBase first = seen.putIfAbsent(base.name(), base);
        if (first != null) {
            checked.findings.error(
                    base.ref(),
                    "Base",
                    base.name(),
                    "each name once; " + first.ref().label() + " has it already",
                    "rename one of them");
        }
    }

    private void checkStart(NamedBase base) {
        String start = base.startsFrom();
        Names names = checked.names;
        if (start != null && !names.bases.contains(start)) {
            checked.findings.error(
                    base.ref(),
                    "Starts from",
                    start,
                    "a standard base, another row of Bases, or component: NAME",
                    names.nearestBase.suggestion(start));
        }
        String component = base.startsFromComponent();
        if (component != null && !names.components.containsKey(component)) {
            String expected = names.sharedComponents.contains(component)
                    ? "a component that rows of Rates earn: Share fills this one, and only after rounding"
                    : "a component that rows of Rates earn";
            checked.findings.error(
                    base.ref(),
                    "Starts from",
                    "component: " + component,
                    expected,
                    names.nearestComponent.suggestion(component));
        }
    }
}
