package io.ratebook.evaluation;

import io.ratebook.calendar.Spans;
import io.ratebook.evaluation.drools.DrlBefore;
import io.ratebook.evaluation.drools.DrlSet;
import io.ratebook.policy.DurationRow.EarnsFor;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Goes over the sales in time order and decides, for each and each of its partners, which rows earn; keeps the history
 * that later sales see. A sale that parks leaves history; where an earlier line had looked ahead at it (an order's
 * amount, an order's partners), the pass is run again with what is now known.
 */
final class DecidePass {
    private static final int PASSES_MAX = 24;
    private static final int FREE_PASSES = 12;

    private final Batch batch;
    private final Decisions decisions;
    private final HistoryNeeds needs;

    DecidePass(Batch batch, Decisions decisions) {
        this.batch = batch;
        this.decisions = decisions;
        this.needs = HistoryNeeds.of(batch.versions);
    }

    /** Parks what can never be decided as versions and partners stand, and guesses which lines count. */
    static void prepare(Batch batch, Decisions decisions) {
        for (int line : batch.ordered) {
            decisions.heldBack[line] = heldBack(batch, line);
            decisions.parked[line] = decisions.heldBack[line];
            decisions.counts[line] = decisions.parked[line] == null && batch.isOrdinary(line);
        }
    }

    private static @Nullable String heldBack(Batch batch, int line) {
        if (batch.isHistory(line)) {
            return batch.waits(line) ? "known to wait" : null;
        }
        if (batch.versions.isNone(line)) {
            return noVersion(batch, line);
        }
        String reason = PartnerGate.parkedReason(batch, line);
        String lead = reason == null ? batch.paidLead(line) : null;
        return lead == null ? reason : "lead " + lead + " has a payment made by hand";
    }

    private static String noVersion(Batch batch, int line) {
        return "no policy version in force on "
                + Spans.instant(batch.sales.time[line])
                        .atZone(batch.versions.zone)
                        .toLocalDate();
    }

    /**
     * Decides all sales. Each way through starts from what parked before any row was looked at; only if that does not
     * come to rest does a sale that parked once stay parked.
     */
    void run() {
        for (int pass = 0; pass < PASSES_MAX; pass++) {
            boolean[] before = decisions.counts.clone();
            if (pass < FREE_PASSES) {
                System.arraycopy(decisions.heldBack, 0, decisions.parked, 0, decisions.parked.length);
            }
            new Run(before).go();
            if (!lookedAheadInVain(before)) {
                return;
            }
        }
    }

    private boolean lookedAheadInVain(boolean... before) {
        for (int line : batch.ordered) {
            if (before[line] != decisions.counts[line] && !batch.orderLines.isSingle(batch.sales.order[line])) {
                return true;
            }
        }
        return false;
    }

    /** One way through all sales. */
    private final class Run {
        private final HistoryWalk walk;
        /** By policy. */
        private final ListReadings[] lists;
        /** By policy, null where it has no rules before the tables. */
        private final @Nullable DrlDesk[] drl;

        private @Nullable String drlParked;

        Run(boolean... countsAhead) {
            walk = new HistoryWalk(batch, needs, countsAhead);
            lists = new ListReadings[batch.versions.count()];
            drl = new DrlDesk[lists.length];
            for (int version = 0; version < lists.length; version++) {
                DrlSet set = batch.versions.policies.get(version).drl;
                lists[version] = new ListReadings(batch, decisions, version, walk.facts(version));
                drl[version] = set != null && set.hasBefore() ? new DrlDesk(batch, version, set) : null;
            }
        }

        void go() {
            for (int line : batch.ordered) {
                if (decisions.parked[line] == null) {
                    decide(line);
                }
            }
        }

        private void decide(int line) {
            walk.look(line);
            drlParked = null;
            boolean counts = batch.isOrdinary(line);
            int first = batch.slots.first(line);
            for (int credit = 0; credit < batch.slots.count(line); credit++) {
                decideFor(line, batch.partner(line, credit), first + credit);
                Outcome outcome = decisions.outcomes.get(first + credit);
                counts |= outcome != null && outcome.namesEvent();
            }
            decisions.parked[line] = batch.isHistory(line) ? null : parkedReason(line);
            decisions.counts[line] = counts && decisions.parked[line] == null;
            if (decisions.counts[line]) {
                walk.record(line);
            }
        }

        private @Nullable String parkedReason(int line) {
            return drlParked != null ? drlParked : ParkingRules.parkedReason(batch, decisions, line);
        }

        private void decideFor(int line, PartnerView partner, int slot) {
            int version = batch.versions.indexOf(line);
            walk.lookAs(line, partner);
            DrlDesk desk = drl[version];
            if (desk != null) {
                askDrl(desk, slot);
            }
            Outcome outcome = lists[version].decide(slot);
            String refusal = refusal(line, partner, slot);
            decisions.refusal[slot] = refusal;
            decisions.outcomes.put(slot, version, refusal == null ? outcome : null);
        }

        private @Nullable String refusal(int line, PartnerView partner, int slot) {
            String product = batch.excludedProduct(line);
            if (product != null) {
                return "the product " + product + " is not commissionable";
            }
            if (partner.known().leftAt(walk.facts.time())) {
                return "partner " + partner.code() + " left on "
                        + Spans.instant(Objects.requireNonNull(partner.known().leftAtMicros()));
            }
            return earnsForOver(walk.facts, slot);
        }

        private void askDrl(DrlDesk desk, int slot) {
            Facts facts = walk.facts;
            facts.given = Map.of();
            DrlBefore said = desk.before(walk);
            if (said.parked() != null) {
                drlParked = said.parked();
            }
            facts.given = said.attributes();
            if (said.attributes().isEmpty()) {
                decisions.given.remove(slot);
            } else {
                decisions.given.put(slot, said.attributes());
            }
        }

        /** Months while fewer than N are full, payments up to the N-th; without a customer nothing limits. */
        private @Nullable String earnsForOver(Facts facts, int slot) {
            EarnsFor earnsFor = decisions.terms(slot).earnsFor();
            if (!facts.hasCustomer() || earnsFor instanceof EarnsFor.ForEver) {
                return null;
            }
            if (earnsFor instanceof EarnsFor.Months months) {
                long full = Spans.wholeMonths(facts.firstCreditedAt, facts.time());
                return full < months.months()
                        ? null
                        : "earns for " + months.months() + " months only: the customer's first order with "
                                + facts.partner.code() + " was " + full + " full months before";
            }
            int payments = ((EarnsFor.Payments) earnsFor).payments();
            return facts.paymentNumber <= payments
                    ? null
                    : "earns for " + payments + " payments only: this is payment " + facts.paymentNumber
                            + " of the customer with " + facts.partner.code();
        }
    }
}
