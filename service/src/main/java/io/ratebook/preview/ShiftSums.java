package io.ratebook.preview;

import io.ratebook.ledger.OpenDays;
import io.ratebook.payout.LineKey;
import io.ratebook.payout.UpcomingPayments.Shift;
import io.ratebook.payout.UpcomingPayments.When;
import io.ratebook.web.Times;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** By how much the next payouts differ, added up by partner and currency. Minor units; about 150 bytes a partner. */
final class ShiftSums {
    private final When when;
    private final long now;
    private final OpenDays open;
    private final ZoneId zone;
    private final Map<LineKey, Sum> sums = new HashMap<>();

    /** @param now micros: what is approved by itself is, if its hold has ended by then */
    ShiftSums(When when, long now, OpenDays open, ZoneId zone) {
        this.when = when;
        this.now = now;
        this.open = open;
        this.zone = zone;
    }

    private static final class Sum {
        private long payable;
        private long released;
        private long held;
        private @Nullable Long heldUntil;
        private long pending;
    }

    /**
     * Something that would be owed.
     *
     * @param from micros of its hold's end
     * @param occurredAt micros
     */
    record Owed(String partner, String currency, long amount, long from, long occurredAt) {}

    /** What is booked of a key would not be. */
    void takeOff(String partner, String currency, BookedStates.State state) {
        Sum sum = of(partner, currency);
        sum.payable = Math.subtractExact(sum.payable, state.payable());
        sum.released = Math.addExact(sum.released, state.held());
        sum.pending = Math.subtractExact(sum.pending, state.pending());
    }

    /** Whether it would be approved by itself by now. */
    boolean isByItself(boolean automatic, long from) {
        return automatic && from <= now;
    }

    void addPending(Owed owed) {
        Sum sum = of(owed.partner(), owed.currency());
        sum.pending = Math.addExact(sum.pending, owed.amount());
    }

    void addApproved(Owed owed) {
        Sum sum = of(owed.partner(), owed.currency());
        if (owed.from() > when.asOf()) {
            sum.held = Math.addExact(sum.held, owed.amount());
            sum.heldUntil = sum.heldUntil == null ? owed.from() : Math.min(sum.heldUntil, owed.from());
        } else if (owed.amount() < 0 || !day(owed).isAfter(when.to())) {
            sum.payable = Math.addExact(sum.payable, owed.amount());
        }
    }

    private LocalDate day(Owed owed) {
        return open.effective(Times.instant(owed.occurredAt()).atZone(zone).toLocalDate());
    }

    private Sum of(String partner, String currency) {
        return sums.computeIfAbsent(new LineKey(partner, currency), unseen -> new Sum());
    }

    Map<LineKey, Shift> shifts() {
        Map<LineKey, Shift> shifts = new HashMap<>();
        sums.forEach((key, sum) -> {
            if (sum.payable != 0 || sum.released != 0 || sum.held != 0 || sum.pending != 0) {
                shifts.put(key, new Shift(sum.payable, sum.released, sum.held, sum.heldUntil, sum.pending));
            }
        });
        return shifts;
    }
}
