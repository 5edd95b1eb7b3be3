package io.ratebook.evaluation;

import io.ratebook.calendar.Spans;
import io.ratebook.evaluation.drools.DrlBefore;
import io.ratebook.policy.DurationRow.EarnsFor;
import java.util.List;
import java.util.Map;
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
    private final Sales sales;
    private final ReadyPolicy policy;
    private final Decisions decisions;
    private final HistoryNeeds needs;

    DecidePass(Batch batch, Decisions decisions) {
        this.batch = batch;
        this.sales = batch.sales;
        this.policy = batch.policy;
        this.decisions = decisions;
        this.needs = HistoryNeeds.of(policy);
    }

    /** Parks what can never be decided as the partners stand, and guesses which lines count. */
    static void prepare(Batch batch, Decisions decisions) {
        for (int line : batch.ordered) {
            decisions.heldBack[line] = PartnerGate.parkedReason(batch, line);
            decisions.parked[line] = decisions.heldBack[line];
            decisions.counts[line] = decisions.parked[line] == null && batch.isOrdinary(line);
        }
    }

    /**
     * Decides all sales. Each way through starts from what parked before any row was looked at; only if that does not
     * come to rest does a sale that parked once stay parked.
     */
    void run(@Nullable Probe probe) {
        for (int pass = 0; pass < PASSES_MAX; pass++) {
            boolean[] before = decisions.counts.clone();
            if (pass < FREE_PASSES) {
                System.arraycopy(decisions.heldBack, 0, decisions.parked, 0, decisions.parked.length);
            }
            if (probe != null) {
                probe.startsAnew();
            }
            new Run(before, probe).go();
            if (!lookedAheadInVain(before)) {
                return;
            }
        }
    }

    private boolean lookedAheadInVain(boolean... before) {
        for (int line : batch.ordered) {
            if (before[line] != decisions.counts[line] && !batch.orderLines.isSingle(sales.order[line])) {
                return true;
            }
        }
        return false;
    }

    /** Sees the facts of one sale as they were when it was decided, for an explanation. */
    interface Probe {
        /** All is decided anew: what was seen before was not yet final. */
        void startsAnew();

        void see(Facts facts);
    }

    private interface AnswerOfSlot<A> {
        void put(int slot, A answer);
    }

    /** One way through all sales. */
    private final class Run {
        private final @Nullable Probe probe;
        private final HistoryWalk walk;
        private final Facts facts;
        private final ConditionList<Outcome>.Reading firstMatch;
        private final ConditionList<Outcome>.Reading adding;
        private final ConditionList<Terms>.Reading durations;
        private final ConditionList<List<CapPlan>>.Reading caps;

        private final @Nullable OutcomeSlots firstMatchAhead;
        private final @Nullable OutcomeSlots addingAhead;
        private final boolean asksDurations;
        private final @Nullable DrlDesk drl;
        private @Nullable String drlParked;

        Run(boolean[] countsAhead, @Nullable Probe probe) {
            this.probe = probe;
            walk = new HistoryWalk(batch, needs, countsAhead);
            facts = walk.facts;
            drl = policy.drl != null && policy.drl.hasBefore() ? new DrlDesk(batch, policy.drl) : null;
            firstMatch = policy.firstMatch.reading(facts);
            adding = policy.adding.reading(facts);
            durations = policy.durations.reading(facts);
            caps = policy.caps.reading(facts);
            firstMatchAhead = outcomesAhead(policy.firstMatch, firstMatch);
            addingAhead = policy.adding.isEmpty() ? null : outcomesAhead(policy.adding, adding);
            boolean durationsAhead = policy.isAskedAhead(policy.durations);
            asksDurations = !policy.durations.isEmpty() && !durationsAhead;
            if (!policy.durations.isEmpty() && durationsAhead) {
                new AheadBlocks<>(durations, new Terms[LineBlock.SIZE], decisions::terms).fill();
            }
        }

        /** Answers of a list that looks at no history, block by block; or null, if it does. */
        private @Nullable OutcomeSlots outcomesAhead(
                ConditionList<Outcome> list, ConditionList<Outcome>.Reading reading) {
            if (!policy.isAskedAhead(list)) {
                return null;
            }
            OutcomeSlots answers = new OutcomeSlots(batch.slots.size());
            new AheadBlocks<>(reading, new Outcome[LineBlock.SIZE], answers::put).fill();
            return answers;
        }

        /** Collects situations of slots and asks for their answers a block at a time. */
        private final class AheadBlocks<A> {
            private final ConditionList<A>.Reading reading;
            private final AnswerOfSlot<A> answers;
            private final LineBlock block = new LineBlock(batch.partners);
            private final int[] slots = new int[LineBlock.SIZE];
            private final A[] found;

            AheadBlocks(ConditionList<A>.Reading reading, A[] found, AnswerOfSlot<A> answers) {
                this.reading = reading;
                this.answers = answers;
                this.found = found;
            }

            void fill() {
                for (int line = 0; line < sales.size; line++) {
                    if (decisions.parked[line] == null) {
                        collect(line);
                    }
                }
                ask();
            }

            private void collect(int line) {
                for (int credit = 0; credit < batch.slots.count(line); credit++) {
                    slots[block.count] = batch.slots.first(line) + credit;
                    block.add(line, batch.partnerIndex(line, credit));
                    if (block.isFull()) {
                        ask();
                    }
                }
            }

            private void ask() {
                reading.answers(block, found);
                for (int i = 0; i < block.count; i++) {
                    answers.put(slots[i], found[i]);
                }
                block.count = 0;
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
            decisions.parked[line] = drlParked != null ? drlParked : ParkingRules.parkedReason(batch, decisions, line);
            decisions.counts[line] = counts && decisions.parked[line] == null;
            if (decisions.counts[line]) {
                walk.record(line);
            }
        }

        private void decideFor(int line, PartnerView partner, int slot) {
            walk.lookAs(line, partner);
            if (drl != null) {
                askDrl(slot);
            }
            if (asksDurations) {
                decisions.terms(slot, durations.answer());
            }
            if (!policy.caps.isEmpty()) {
                decisions.caps(slot, caps.answer());
            }
            Outcome outcome = firstMatchAhead == null ? firstMatch.answer() : firstMatchAhead.get(slot);
            if (!policy.adding.isEmpty()) {
                Outcome added = addingAhead == null ? adding.answer() : addingAhead.get(slot);
                outcome = policy.outcomes.combine(
                        java.util.Objects.requireNonNull(outcome), java.util.Objects.requireNonNull(added));
            }
            if (probe != null) {
                probe.see(facts);
            }
            String refusal = partner.known().leftAt(facts.time())
                    ? "partner " + partner.code() + " left on "
                            + Spans.instant(java.util.Objects.requireNonNull(
                                    partner.known().leftAtMicros()))
                    : earnsForOver(slot);
            decisions.refusal[slot] = refusal;
            decisions.outcomes.put(slot, refusal == null ? outcome : null);
        }

        private void askDrl(int slot) {
            facts.given = Map.of();
            DrlBefore said = java.util.Objects.requireNonNull(drl).before(walk);
            if (said.parked() != null) {
                drlParked = said.parked();
            }
            facts.given = said.attributes();
            if (!said.attributes().isEmpty()) {
                decisions.given.put(slot, said.attributes());
            }
        }

        /** Months while fewer than N are full, payments up to the N-th; without a customer nothing limits. */
        private @Nullable String earnsForOver(int slot) {
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
