package io.ratebook.policy.check;

import io.ratebook.policy.CapRow;
import io.ratebook.policy.CapRow.Period;
import io.ratebook.policy.CapRow.Scope;
import io.ratebook.policy.Column;
import io.ratebook.policy.Condition;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Caps: periods without meaning, components that nothing earns, the same room twice. */
final class CapCheck {
    private record Room(
            Scope scope,
            Period period,
            @Nullable String component,
            @Nullable String currency,
            SortedMap<Column, Condition> when) {}

    private final CheckedPolicy checked;

    CapCheck(CheckedPolicy checked) {
        this.checked = checked;
    }

    void run() {
        Map<Room, CapRow> rooms = new HashMap<>();
        for (CapRow row : checked.policy.caps().rows()) {
            checkPeriod(row);
            checkComponent(row);
            checkTwice(row, rooms);
        }
    }

    private void checkPeriod(CapRow row) {
        boolean ofOneSale = row.scope() == Scope.SALE || row.scope() == Scope.ORDER;
        if (ofOneSale && row.period() != Period.LIFETIME) {
            String scope = row.scope().name().toLowerCase(Locale.ROOT);
            checked.findings.error(
                    row.ref(),
                    "Period",
                    row.period().name().toLowerCase(Locale.ROOT),
                    "a blank cell: a cap of one " + scope + " has no period",
                    "clear the cell, or choose the scope customer, partner or program");
        }
    }

    private void checkComponent(CapRow row) {
        String component = row.component();
        Names names = checked.names;
        if (component == null || names.components.containsKey(component)) {
            return;
        }
        if (names.sharedComponents.contains(component)) {
            checked.findings.error(
                    row.ref(),
                    "Component",
                    component,
                    "a component that rows of Rates earn: Share fills this one, and only after caps",
                    "cap the component that it is taken from");
        } else if (names.componentsMayComeFromDrl) {
            checked.findings.warning(
                    row.ref(),
                    "Component",
                    component,
                    "a component that Rates or the policy's DRL earns",
                    names.nearestComponent.suggestion(component));
        } else {
            checked.findings.error(
                    row.ref(),
                    "Component",
                    component,
                    "a component that rows of Rates earn",
                    names.nearestComponent.suggestion(component));
        }
    }

    private void checkTwice(CapRow row, Map<Room, CapRow> rooms) {
        Room room = new Room(
                row.scope(), row.period(), row.component(), row.maximum().currency(), row.when());
        CapRow first = rooms.putIfAbsent(room, row);
        if (first != null) {
            checked.findings.warning(
                    row.ref(),
                    "Maximum",
                    checked.wording.amount(row.maximum()),
                    "one cap for these sales: " + first.ref().label() + " limits the same to "
                            + checked.wording.amount(first.maximum()) + ", and the smaller one wins",
                    "delete one of the two");
        }
    }
}
