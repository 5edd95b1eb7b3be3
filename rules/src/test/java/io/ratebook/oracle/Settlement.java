package io.ratebook.oracle;

import io.ratebook.evaluation.PartnerFacts;
import io.ratebook.evaluation.SaleLine;
import io.ratebook.oracle.LargestRemainder.Part;
import io.ratebook.policy.RateRow;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From the rows a line won to its commissions: sum, credit, one rounding, caps, Share. Lines come in time order. */
final class Settlement {
    private static final Comparator<Settled> CAP_ORDER = Comparator.comparing(Settled::partner, History.BYTES)
            .thenComparing(Settled::component, History.BYTES)
            .thenComparing(Settled::currency, History.BYTES);

    private final World world;
    private final Earning earning;
    private final CapRoom caps;

    Settlement(World world) {
        this.world = world;
        earning = new Earning(world);
        caps = new CapRoom(world);
    }

    /** A component's exact sum of one partner, before credit. */
    private record Sum(String partner, Frac credit, String component, Exactly exact, List<RateRow> rows) {
        Sum plus(Exactly more, RateRow row) {
            List<RateRow> all = new ArrayList<>(rows);
            all.add(row);
            Exactly sum = new Exactly(exact.amount().plus(more.amount()), exact.currency());
            return new Sum(partner, credit, component, sum, all);
        }

        Frac creditedMinor() {
            return exact.inMinorUnits().times(credit);
        }
    }

    private record Together(String component, String currency, List<RateRow> rows) {}

    List<Settled> settle(SaleLine line) {
        List<Settled> rounded = new ArrayList<>(rounded(line));
        rounded.sort(CAP_ORDER);
        List<Settled> capped = caps.limit(line, rounded);
        List<Settled> settled = new ArrayList<>();
        for (Settled commission : capped) {
            new Sharing(world, line).split(commission).forEach(part -> add(part, settled));
        }
        return settled;
    }

    private static void add(Settled part, List<Settled> settled) {
        for (int i = 0; i < settled.size(); i++) {
            Settled there = settled.get(i);
            if (there.sameAs(part)) {
                Settled main = part.isDirect() && !there.isDirect() ? part : there;
                settled.set(i, main.withMinor(there.minor().add(part.minor())));
                return;
            }
        }
        settled.add(part);
    }

    private List<Settled> rounded(SaleLine line) {
        Map<Together, List<Sum>> groups = new LinkedHashMap<>();
        line.credits().forEach(credit -> {
            PartnerFacts partner = world.partner(credit.partner());
            Frac part = Frac.of(credit.percent()).dividedBy(Frac.HUNDRED);
            for (Sum sum : sums(line, partner, part)) {
                Together key = new Together(sum.component(), sum.exact().currency(), sum.rows());
                groups.computeIfAbsent(key, none -> new ArrayList<>()).add(sum);
            }
        });
        List<Settled> all = new ArrayList<>();
        groups.values().forEach(group -> all.addAll(roundTogether(group)));
        return all;
    }

    private List<Sum> sums(SaleLine line, PartnerFacts partner, Frac credit) {
        Map<List<String>, Sum> sums = new LinkedHashMap<>();
        for (RateRow row : world.won(line, partner.code())) {
            Exactly amount = earning.of(row, line, partner);
            if (amount != null) {
                String component = row.componentOrDefault();
                sums.merge(
                        List.of(component, amount.currency()),
                        new Sum(partner.code(), credit, component, amount, List.of(row)),
                        (there, ignored) -> there.plus(amount, row));
            }
        }
        return List.copyOf(sums.values());
    }

    /** Partners under the same rows: the total is rounded once, and the rounded total is split by largest remainder. */
    private static List<Settled> roundTogether(List<Sum> group) {
        Frac exact = Frac.ZERO;
        for (Sum sum : group) {
            exact = exact.plus(sum.creditedMinor());
        }
        Frac total = Frac.of(exact.halfUp());
        Frac stretch = exact.isZero() ? Frac.ZERO : total.dividedBy(exact);
        List<Part> parts = new ArrayList<>();
        for (Sum sum : group) {
            Frac part = sum.creditedMinor().times(stretch);
            parts.add(new Part(part, false, sum.credit(), sum.partner(), sum.component()));
        }
        List<BigInteger> minor = LargestRemainder.split(total.floor(), parts);
        List<Settled> settled = new ArrayList<>();
        for (int i = 0; i < group.size(); i++) {
            Sum sum = group.get(i);
            settled.add(new Settled(
                    sum.partner(), sum.partner(), sum.component(), sum.exact().currency(), minor.get(i), sum.rows()));
        }
        return settled;
    }
}
