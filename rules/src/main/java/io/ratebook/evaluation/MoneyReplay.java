package io.ratebook.evaluation;

import io.ratebook.policy.TierScheme;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * Calculates one decided sale again with its steps told, and of the sales before it only those that it depends on; the
 * amounts must be those that were paid.
 */
final class MoneyReplay {
    private final Batch batch;
    private final Decisions decisions;
    private final Settled commissions;

    MoneyReplay(Batch batch, Decisions decisions, Settled commissions) {
        this.batch = batch;
        this.decisions = decisions;
        this.commissions = commissions;
    }

    MoneySteps steps(int line) {
        boolean all = dependsOnAll(line);
        int order = batch.sales.order[line];
        boolean itsOrder = outcomes(line)
                .flatMap(outcome -> outcome.components().stream())
                .flatMap(earning -> earning.rows().stream())
                .anyMatch(RatePlan::isPerOrder);
        IntPredicate concerns = each -> all || each == line || (itsOrder && batch.sales.order[each] == order);
        TierPass tiers = new TierPass(batch, decisions);
        if (all) {
            tiers.run();
        } else {
            tiers.run(partners(concerns));
        }
        return steps(line, concerns, new MoneyPass(batch, decisions, tiers));
    }

    /** Whether room in caps or earlier commissions decide what the sale earns. */
    private boolean dependsOnAll(int line) {
        int first = batch.slots.first(line);
        for (int slot = first; slot < first + batch.slots.count(line); slot++) {
            if (!decisions.caps(slot).isEmpty()) {
                return true;
            }
        }
        return outcomes(line)
                .flatMap(outcome -> outcome.schemes().stream())
                .anyMatch(scheme -> scheme.row().metric() == TierScheme.Metric.COMMISSION);
    }

    private Stream<Outcome> outcomes(int line) {
        int first = batch.slots.first(line);
        return Stream.iterate(first, slot -> slot + 1)
                .limit(batch.slots.count(line))
                .map(decisions.outcomes::get)
                .filter(Objects::nonNull);
    }

    private BitSet partners(IntPredicate concerns) {
        BitSet partners = new BitSet();
        for (int line : batch.ordered) {
            for (int credit = 0; concerns.test(line) && credit < batch.slots.count(line); credit++) {
                partners.set(batch.partnerIndex(line, credit));
            }
        }
        return partners;
    }

    private MoneySteps steps(int line, IntPredicate concerns, MoneyPass money) {
        MoneySteps steps = new MoneySteps();
        try {
            for (int each : batch.ordered) {
                if (each == line) {
                    List<Commission> earned = money.commissions(line, steps);
                    if (!earned.equals(commissions.of(line))) {
                        throw new IllegalStateException("sale " + batch.sales.reference[line] + " explained as "
                                + earned + " but evaluated as " + commissions.of(line));
                    }
                    earned.forEach(steps::shared);
                    return steps;
                }
                if (decisions.parked[each] == null) {
                    if (concerns.test(each) && !batch.isHistory(each)) {
                        money.commissions(each);
                    } else {
                        money.skip(each);
                    }
                }
            }
        } catch (LateParking parking) {
            throw new IllegalStateException("an explained sale cannot park: " + parking.reason(), parking);
        }
        return steps;
    }
}
