package io.ratebook.evaluation;

import io.ratebook.evaluation.Outcome.Earning;
import io.ratebook.money.CurrencyCode;
import io.ratebook.policy.CapRow;
import io.ratebook.policy.RowRef;
import org.jspecify.annotations.Nullable;

/** What makes a sale wait because of the rows that match it: an unknown cost or quantity, a limit in another currency. */
final class ParkingRules {
    private ParkingRules() {}

    /** Why the sale is parked, or null. */
    static @Nullable String parkedReason(Batch batch, Decisions decisions, int line) {
        int first = batch.slots.first(line);
        for (int slot = first; slot < first + batch.slots.count(line); slot++) {
            Outcome outcome = decisions.outcomes.get(slot);
            if (outcome == null || (!outcome.mayPark() && decisions.caps(slot).isEmpty())) {
                continue;
            }
            for (Earning earning : outcome.components()) {
                String reason = parkedReason(batch.sales, decisions, line, slot, earning);
                if (reason != null) {
                    return reason;
                }
            }
        }
        return null;
    }

    /** Whether the row, caps aside, makes any sale wait. */
    static boolean mayPark(RatePlan row) {
        return (row.usesBase() && row.base().needsCost())
                || row.isPerUnit()
                || row.minimum() != null
                || row.maximum() != null;
    }

    private static @Nullable String parkedReason(
            Sales sales, Decisions decisions, int line, int slot, Earning earning) {
        for (RatePlan row : earning.rows()) {
            if (row.usesBase() && row.base().needsCost() && sales.cost[line] == Sales.UNKNOWN) {
                return "the cost is unknown; the base " + row.base().name() + " of " + name(row) + " needs it";
            }
            if (row.isPerUnit() && sales.quantity[line] == Sales.UNKNOWN) {
                return "the quantity is unknown; " + name(row) + " pays per unit";
            }
            CurrencyCode currency = row.currency() == null ? sales.currencyOf(line) : row.currency();
            if (row.scheme() == null) {
                String reason = foreignLimit(row, currency);
                if (reason != null) {
                    return reason;
                }
                reason = foreignCap(sales, line, decisions, slot, earning.component(), currency);
                if (reason != null) {
                    return reason;
                }
            }
        }
        return null;
    }

    static @Nullable String foreignLimit(RatePlan row, CurrencyCode currency) {
        RatePlan.Limit limit =
                row.minimum() != null && !row.minimum().currency().equals(currency) ? row.minimum() : row.maximum();
        if (limit == null || limit.currency().equals(currency)) {
            return null;
        }
        return "the limit of " + name(row) + " is in " + limit.currency() + ", the amount in " + currency;
    }

    static @Nullable String foreignCap(
            Sales sales, int line, Decisions decisions, int slot, String component, CurrencyCode currency) {
        for (CapPlan cap : decisions.caps(slot)) {
            boolean idle = cap.row().scope() == CapRow.Scope.CUSTOMER && sales.customer[line] == Dictionary.ABSENT;
            if (!idle && cap.limits(component) && !cap.currency().equals(currency)) {
                RowRef ref = cap.row().ref();
                return "the cap " + ref.label() + " of " + ref.sheet() + " is in " + cap.currency() + ", the amount in "
                        + currency;
            }
        }
        return null;
    }

    static String name(RatePlan row) {
        return row.row().ref().label() + " of " + row.row().ref().sheet();
    }
}
