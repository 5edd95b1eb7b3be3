package io.ratebook.evaluation;

import io.ratebook.calendar.CalendarPeriods;
import io.ratebook.calendar.PeriodKind;
import io.ratebook.money.Money;
import io.ratebook.policy.CapRow;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is left under each cap. Every matching cap counts, the smallest room wins, and all that match use theirs. */
final class CapRooms {
    private final Batch batch;
    private final Decisions decisions;
    /** By time zone, nearly always one. */
    private final Map<ZoneId, CalendarPeriods> calendars = new HashMap<>();

    private final Map<Room, long[]> used = new HashMap<>();
    private final CapUse shared = new CapUse();

    /**
     * One room.
     *
     * @param kind index of {@link SharedCaps.Rooms}
     * @param holder the sale, order, customer or partner that has it; 0 for the program
     * @param period its number; 0 for a lifetime
     */
    private record Room(int kind, int holder, long period) {}

    CapRooms(Batch batch, Decisions decisions) {
        this.batch = batch;
        this.decisions = decisions;
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
        int version = batch.versions.indexOf(line);
        for (CapPlan cap : caps) {
            long[] room = cap.limits(earned.earning.component())
                    ? room(line, earned, batch.caps.of(version, cap)[0])
                    : null;
            if (room != null && cap.maximumMinor() - room[0] < allowed) {
                allowed = Math.max(0, cap.maximumMinor() - room[0]);
                smallest = cap;
            }
        }
        for (CapPlan cap : caps) {
            if (cap.limits(earned.earning.component())) {
                SharedCaps.Rooms[] kinds = batch.caps.of(version, cap);
                use(line, earned, kinds, allowed);
                share(line, earned, kinds[0], allowed, cap.maximumMinor());
            }
        }
        if (smallest != null) {
            earned.note("cap " + smallest.row().ref().label() + " of "
                    + new Money(smallest.maximumMinor(), smallest.currency()) + " leaves "
                    + new Money(allowed, earned.currency) + " of " + new Money(earned.minor, earned.currency));
            earned.minor = allowed;
        }
    }

    /** Nothing is used where the cap itself, of a customer, has no room. */
    private void use(int line, Earned earned, SharedCaps.Rooms[] kinds, long minor) {
        long[] own = room(line, earned, kinds[0]);
        if (own == null) {
            return;
        }
        own[0] += minor;
        for (int i = 1; i < kinds.length; i++) {
            long[] other = room(line, earned, kinds[i]);
            if (other != null) {
                other[0] += minor;
            }
        }
    }

    private void share(int line, Earned earned, SharedCaps.Rooms kind, long minor, long maximum) {
        if (!kind.areShared() || room(line, earned, kind) == null) {
            return;
        }
        boolean ofCustomer = kind.scope() == CapRow.Scope.CUSTOMER;
        CapUse.Room room = new CapUse.Room(
                kind.row(),
                kind.scope(),
                kind.period(),
                kind.zone(),
                kind.currency(),
                ofCustomer ? batch.sales.codes.textOf(batch.sales.customer[line]) : null,
                period(line, kind));
        shared.use(room, minor, maximum);
    }

    /** What is used of the rooms that sales share. */
    CapUse shared() {
        return shared;
    }

    /** What is used so far of the room that the commission falls into; null if it falls into none. */
    private long @Nullable [] room(int line, Earned earned, SharedCaps.Rooms kind) {
        int holder =
                switch (kind.scope()) {
                    case SALE -> line;
                    case ORDER -> batch.sales.order[line];
                    case CUSTOMER -> batch.sales.customer[line];
                    case PARTNER -> earned.partner.index();
                    case PROGRAM -> 0;
                };
        if (kind.scope() == CapRow.Scope.CUSTOMER && holder == Dictionary.ABSENT) {
            return null;
        }
        return used.computeIfAbsent(new Room(kind.index(), holder, period(line, kind)), unseen -> new long[1]);
    }

    private long period(int line, SharedCaps.Rooms kind) {
        return switch (kind.period()) {
            case MONTH -> number(line, kind, PeriodKind.MONTH);
            case QUARTER -> number(line, kind, PeriodKind.QUARTER);
            case YEAR -> number(line, kind, PeriodKind.YEAR);
            case LIFETIME -> 0;
        };
    }

    private long number(int line, SharedCaps.Rooms kind, PeriodKind period) {
        return calendars.computeIfAbsent(kind.zone(), CalendarPeriods::new).numberOf(period, batch.sales.time[line]);
    }
}
