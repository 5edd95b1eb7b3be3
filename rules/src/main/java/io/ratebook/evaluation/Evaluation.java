package io.ratebook.evaluation;

import io.ratebook.money.CurrencyCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a batch earned. */
public final class Evaluation {
    private static final int CAREFUL_ROUNDS = 16;

    private final Batch batch;
    private final Decisions decisions;
    private final Settled commissions;
    private @Nullable Circles circles;
    private CapUse capUse = new CapUse();

    Evaluation(Batch batch) {
        this.batch = batch;
        this.decisions = new Decisions(batch);
        this.commissions = new Settled(batch.sales.size);
        DecidePass.prepare(batch, decisions);
        int round = 0;
        while (!calculate(decide(), round)) {
            round++;
        }
    }

    private TierPass decide() {
        new DecidePass(batch, decisions).run();
        TierPass pass = new TierPass(batch, decisions);
        pass.run();
        return pass;
    }

    /**
     * Calculates all sales; false if that showed that one must wait. It then leaves history, and all is decided anew.
     * The first rounds take one sale of a circle at a time, since what waits after it may do so only for its sake.
     */
    private boolean calculate(TierPass tiers, int round) {
        MoneyPass money = new MoneyPass(batch, decisions, tiers);
        boolean settled = true;
        Set<Integer> held = new HashSet<>();
        for (int line : batch.ordered) {
            if (batch.isHistory(line)) {
                money.skip(line);
            } else if (decisions.parked[line] == null) {
                try {
                    commissions.put(line, money.commissions(line));
                } catch (LateParking parking) {
                    settled = false;
                    if (round >= CAREFUL_ROUNDS || held.add(circles().of(line))) {
                        decisions.heldBack[line] = parking.reason();
                        decisions.counts[line] = false;
                    }
                }
            }
        }
        capUse = money.capUse();
        return settled;
    }

    private Circles circles() {
        Circles known = circles;
        if (known == null) {
            known = new Circles(batch);
            circles = known;
        }
        return known;
    }

    /** What the sales use of the rooms under caps that they share with others; of those known as history nothing. */
    public CapUse capUse() {
        return capUse;
    }

    /** All lines, in the order in which the sales and refunds came in; adjustments of period ends come last. */
    public void forEachLine(Consumer<ResultLine> reader) {
        ResultLines lines = new ResultLines(batch, decisions, commissions);
        for (int line = 0; line < batch.sales.size; line++) {
            lines.of(line, reader);
        }
        forEachAdjustment(reader);
    }

    /** What rules add at the ends of periods, in the order of their ends; what they cannot decide is parked. */
    public void forEachAdjustment(Consumer<ResultLine> reader) {
        new PeriodEnds(batch, decisions, commissions).run(reader);
    }

    /**
     * The same of chosen lines only, without adjustments.
     *
     * @param chosen indexes in {@link Sales}
     */
    public void forLines(int[] chosen, Consumer<ResultLine> reader) {
        ResultLines lines = new ResultLines(batch, decisions, commissions);
        for (int line : chosen) {
            lines.of(line, reader);
        }
    }

    /** Whether a sale waits for a person; not of refunds. */
    public boolean waits(int line) {
        return decisions.parked[line] != null;
    }

    /** Takes amounts without the words that a {@link ResultLine} has. */
    @FunctionalInterface
    public interface AmountReader {
        /**
         * @param line index in {@link Sales} of the sale or refund
         * @param saleLine of a refund the index of its sale, else the same as line
         * @param partner who earns, or from whom it is taken back
         * @param minor signed minor units of the currency; may be zero
         */
        void amount(int line, int saleLine, String partner, CurrencyCode currency, long minor);
    }

    /** All commissions and reversals, without adjustments; nothing for a line that earns or takes back nothing. */
    public void forEachAmount(AmountReader reader) {
        ResultLines lines = new ResultLines(batch, decisions, commissions);
        for (int line = 0; line < batch.sales.size; line++) {
            lines.amounts(line, reader);
        }
    }

    /**
     * Why one sale or refund earned what it earned.
     *
     * @param line index in {@link Sales}
     */
    public Explanation explain(int line) {
        return new ExplanationWriter(batch, decisions, commissions).explain(line);
    }

    /** Why the sales or refunds of that reference earned what they earned; empty if no line has the reference. */
    public List<Explanation> explain(String reference) {
        List<Explanation> found = new ArrayList<>();
        for (int line : batch.sales.findAll(reference)) {
            found.add(explain(line));
        }
        return found;
    }
}
