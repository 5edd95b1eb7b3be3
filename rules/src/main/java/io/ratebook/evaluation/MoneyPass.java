package io.ratebook.evaluation;

import io.ratebook.evaluation.Outcome.Earning;
import io.ratebook.money.Allocation;
import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Exact;
import io.ratebook.policy.Codes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Calculates, in the order of sales, what the decided rows come to: base, rate, Minimum and Maximum, sum of the
 * component, credit, one rounding, caps, Share. The steps and their order are those of the policy workbook.
 */
final class MoneyPass {
    private static final Comparator<Earned> CAP_ORDER = Comparator.comparing(
                    (Earned earned) -> earned.partner.code(), Codes.BYTE_ORDER)
            .thenComparing(earned -> earned.earning.component(), Codes.BYTE_ORDER)
            .thenComparing(earned -> earned.currency.code());

    private final Batch batch;
    private final Sales sales;
    private final Decisions decisions;
    private final TierPass tiers;
    private final RowAmounts rows;
    private final CapRooms caps;
    private final Sharing sharing;
    private final @Nullable PolicyAdditions drl;
    private @Nullable MoneySteps steps;

    MoneyPass(Batch batch, Decisions decisions, TierPass tiers) {
        this.batch = batch;
        this.sales = batch.sales;
        this.decisions = decisions;
        this.tiers = tiers;
        this.rows = new RowAmounts(batch, decisions, tiers);
        this.caps = new CapRooms(batch, decisions);
        this.sharing = new Sharing(batch);
        this.drl = PolicyAdditions.of(batch, decisions);
    }

    /** The sale's commissions, settled; empty if it earns nothing. Call once a sale, in the order of sales. */
    List<Commission> commissions(int line) throws LateParking {
        List<Earned> earned = earned(line);
        if (earned.isEmpty()) {
            return List.of();
        }
        round(earned);
        if (steps != null) {
            earned.forEach(steps::rounded);
        }
        if (earned.size() > 1) {
            earned.sort(CAP_ORDER);
        }
        caps.apply(line, earned);
        if (steps != null) {
            earned.forEach(steps::capped);
        }
        List<Commission> commissions = sharing.share(line, earned);
        if (tiers.countsCommission()) {
            countCommission(line, commissions);
        }
        return commissions;
    }

    /** The same, with its steps told. */
    List<Commission> commissions(int line, MoneySteps listener) throws LateParking {
        steps = listener;
        rows.tell(listener);
        try {
            return commissions(line);
        } finally {
            steps = null;
            rows.tell(null);
        }
    }

    CapUse capUse() {
        return caps.shared();
    }

    /** Passes over a sale whose commissions nobody asks for; it goes into the history that DRL reads. */
    void skip(int line) {
        if (drl != null) {
            drl.record(line);
        }
    }

    private List<Earned> earned(int line) throws LateParking {
        List<Earned> earned = new ArrayList<>(1);
        DrlAdditions additions = drl == null ? null : drl.look(line);
        int first = batch.slots.first(line);
        for (int credit = 0; credit < batch.slots.count(line); credit++) {
            int slot = first + credit;
            Outcome outcome = decisions.outcomes.get(slot);
            if (outcome != null && !outcome.components().isEmpty()) {
                earnedBy(line, slot, credit, outcome, earned);
            }
            if (additions != null && outcome != null) {
                additions.add(line, slot, credit, earned);
            }
        }
        if (drl != null) {
            drl.record(line);
        }
        return earned;
    }

    private void earnedBy(int line, int slot, int credit, Outcome outcome, List<Earned> into) throws LateParking {
        CreditSet credits = sales.creditsOf(line);
        Map<String, Exact> sums = outcome.components().size() == 1
                ? Map.of()
                : new HashMap<>(outcome.components().size() * 2);
        for (Earning earning : outcome.components()) {
            int before = into.size();
            PartnerView partner = batch.partner(line, credit);
            new ComponentSum(line, slot, partner, credits.percents()[credit], earning).into(into, sums);
            if (outcome.components().size() > 1) {
                CurrencyCode own = sales.currencyOf(line);
                for (Earned found : into.subList(before, into.size())) {
                    if (found.currency.equals(own)) {
                        sums.put(earning.component(), found.sum);
                    }
                }
            }
        }
    }

    /** Sums the rows of a component by currency; rows of one component are nearly always in one. */
    private final class ComponentSum {
        private final int line;
        private final int slot;
        private final PartnerView partner;
        private final Exact credit;
        private final Earning earning;

        ComponentSum(int line, int slot, PartnerView partner, Exact credit, Earning earning) {
            this.line = line;
            this.slot = slot;
            this.partner = partner;
            this.credit = credit;
            this.earning = earning;
        }

        void into(List<Earned> into, Map<String, Exact> sums) throws LateParking {
            if (steps != null) {
                steps.begin(partner.code(), earning.component());
            }
            if (earning.rows().size() == 1) {
                single(earning.rows().get(0), into, sums);
                return;
            }
            List<Paid> paid = new ArrayList<>(earning.rows().size());
            for (RatePlan row : earning.rows()) {
                RowAmounts.RowAmount amount = amount(row, sums);
                if (amount != null) {
                    paid.add(new Paid(row, amount));
                }
            }
            while (!paid.isEmpty()) {
                CurrencyCode currency = paid.get(0).amount().currency();
                into.add(sum(
                        paid.stream()
                                .filter(each -> each.amount().currency().equals(currency))
                                .toList(),
                        currency));
                paid.removeIf(each -> each.amount().currency().equals(currency));
            }
        }

        private void single(RatePlan row, List<Earned> into, Map<String, Exact> sums) throws LateParking {
            RowAmounts.RowAmount paid = amount(row, sums);
            if (paid != null) {
                into.add(new Earned(
                        slot, partner, credit, earning, paid.currency(), paid.amount(), paid.base(), paid.rate()));
            }
        }

        private RowAmounts.@Nullable RowAmount amount(RatePlan row, Map<String, Exact> sums) throws LateParking {
            return rows.of(line, slot, earning.component(), row, name -> sums.getOrDefault(name, Exact.ZERO));
        }

        private Earned sum(List<Paid> paid, CurrencyCode currency) {
            Exact sum = Exact.ZERO;
            Exact base = null;
            for (Paid each : paid) {
                sum = sum.plus(each.amount().amount());
                base = base == null ? each.amount().base() : base;
            }
            Object rate = paid.size() == 1
                    ? paid.get(0).amount().rate()
                    : paid.stream()
                            .map(each -> RateText.rate(each.amount().rate()))
                            .collect(Collectors.joining(" + "));
            return new Earned(slot, partner, credit, paidBy(paid), currency, sum, base, rate);
        }

        /** The component with only the rows that the amount comes from. */
        private Earning paidBy(List<Paid> paid) {
            return paid.size() == earning.rows().size()
                    ? earning
                    : new Earning(
                            earning.component(), paid.stream().map(Paid::row).toList(), earning.share());
        }
    }

    /** A row and what it pays. */
    private record Paid(RatePlan row, RowAmounts.RowAmount amount) {}

    /** Partners of the sale under the same rows share one rounded total; others are rounded each. */
    private void round(List<Earned> earned) {
        if (earned.size() == 1) {
            roundAlone(earned.get(0));
            return;
        }
        List<Earned> left = new ArrayList<>(earned);
        while (!left.isEmpty()) {
            Earned first = left.get(0);
            List<Earned> alike =
                    left.stream().filter(other -> sameRows(first, other)).toList();
            left.removeAll(alike);
            if (alike.size() == 1) {
                roundAlone(first);
            } else {
                roundTogether(alike);
            }
        }
    }

    private static boolean sameRows(Earned left, Earned right) {
        if (left == right) {
            return true;
        }
        if (left.slot == right.slot
                || !left.earning.component().equals(right.earning.component())
                || !left.currency.equals(right.currency)
                || left.earning.rows().size() != right.earning.rows().size()) {
            return false;
        }
        for (int i = 0; i < left.earning.rows().size(); i++) {
            if (left.earning.rows().get(i) != right.earning.rows().get(i)) {
                return false;
            }
        }
        return true;
    }

    private static Exact credited(Earned earned) {
        return earned.credit.equals(Exact.HUNDRED) ? earned.sum : earned.credit.percentOf(earned.sum);
    }

    private static void roundAlone(Earned earned) {
        earned.minor = credited(earned).roundHalfUp(earned.currency.decimals());
    }

    private static void roundTogether(List<Earned> alike) {
        List<Exact> weights = alike.stream().map(MoneyPass::credited).toList();
        Exact total = weights.stream().reduce(Exact.ZERO, Exact::plus);
        long units = total.roundHalfUp(alike.get(0).currency.decimals());
        Comparator<Integer> ties = Comparator.<Integer, Exact>comparing(i -> alike.get(i).credit)
                .reversed()
                .thenComparing(i -> alike.get(i).partner.code(), Codes.BYTE_ORDER);
        long[] parts = Allocation.largestRemainder(units, weights, ties);
        for (int i = 0; i < parts.length; i++) {
            alike.get(i).minor = parts[i];
        }
    }

    /** Schemes that count commission read it in later periods: settled, less what refunds took back. */
    private void countCommission(int line, List<Commission> commissions) {
        for (Commission commission : commissions) {
            for (TierPosition position : tiers.commissionEntries(commission.slot())) {
                if (position.standing().partner.code().equals(commission.partner())
                        && commission.currency().equals(sales.currencyOf(line))) {
                    long counted = commission.minor();
                    if (position.scheme().row().lessRefunds()) {
                        Exact ratio = batch.refunds.ratio(
                                line, decisions.terms(commission.slot()).clawbackWithinDays());
                        counted -= TakenBack.of(commission, ratio);
                    }
                    position.standing()
                            .add(
                                    position.period(),
                                    Exact.ofScaled(
                                            counted, commission.currency().decimals()));
                }
            }
        }
    }
}
