package io.ratebook.evaluation;

import io.ratebook.calendar.CalendarPeriods;
import io.ratebook.calendar.PeriodKind;
import io.ratebook.money.Money;
import io.ratebook.policy.CapRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is left under each cap. Every matching cap counts, the smallest room wins, and all that match use theirs. */
final class CapRooms {
    private final Batch batch;
    private final Decisions decisions;
    private final CalendarPeriods calendar;
    private final Map<Room, long[]> used = new HashMap<>();

    /**
     * One room.
     *
     * @param holder the sale, order, customer or partner that has it; 0 for the program
     * @param period its number; 0 for a lifetime
     */
    private record Room(int cap, int holder, long period) {}

    CapRooms(Batch batch, Decisions decisions) {
        this.batch = batch;
        this.decisions = decisions;
        this.calendar = new CalendarPeriods(batch.policy.zone);
    }

    /** @param earned of one sale, by partner code, then component */
    void apply(int line, List<Earned> earned) {
        for (Earned each : earned) {
            List<CapPlan> caps = decisions.caps(each.slot);
            if (!caps.isEmpty()) {
                apply(line, each, caps);
            }
        }
    }

    private void apply(int line, Earned earned, List<CapPlan> caps) {
        long allowed = earned.minor;
        CapPlan smallest = null;
        for (CapPlan cap : caps) {
            long[] room = room(line, earned, cap);
            if (room != null && cap.maximumMinor() - room[0] < allowed) {
                allowed = Math.max(0, cap.maximumMinor() - room[0]);
                smallest = cap;
            }
        }
        for (CapPlan cap : caps) {
            long[] room = room(line, earned, cap);
            if (room != null) {
                room[0] += allowed;
            }
        }
        if (smallest != null) {
            earned.note("cap " + smallest.row().ref().label() + " of "
                    + new Money(smallest.maximumMinor(), smallest.currency()) + " leaves "
                    + new Money(allowed, earned.currency) + " of " + new Money(earned.minor, earned.currency));
            earned.minor = allowed;
        }
    }

    /** What is used so far of the room that the commission falls into; null if the cap does not limit it. */
    private long @Nullable [] room(int line, Earned earned, CapPlan cap) {
        if (!cap.limits(earned.earning.component())) {
            return null;
        }
        CapRow row = cap.row();
        int holder =
                switch (row.scope()) {
                    case SALE -> line;
                    case ORDER -> batch.sales.order[line];
                    case CUSTOMER -> batch.sales.customer[line];
                    case PARTNER -> earned.partner.index();
                    case PROGRAM -> 0;
                };
        if (row.scope() == CapRow.Scope.CUSTOMER && holder == Dictionary.ABSENT) {
            return null;
        }
        return used.computeIfAbsent(new Room(cap.index(), holder, period(line, row)), unseen -> new long[1]);
    }

    private long period(int line, CapRow row) {
        long time = batch.sales.time[line];
        return switch (row.period()) {
            case MONTH -> calendar.numberOf(PeriodKind.MONTH, time);
            case QUARTER -> calendar.numberOf(PeriodKind.QUARTER, time);
            case YEAR -> calendar.numberOf(PeriodKind.YEAR, time);
            case LIFETIME -> 0;
        };
    }
}
