package io.ratebook.evaluation;

import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Exact;
import io.ratebook.policy.Amount;
import io.ratebook.policy.Rate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What one row pays on one sale, exactly, before credit: base, rate, then the row's Minimum and Maximum. */
final class RowAmounts {
    private final Batch batch;
    private final Sales sales;
    private final Decisions decisions;
    private final TierPass tiers;
    /** By (order, row): the order's first line that a {@code per order} row won, under whichever version it has that id. */
    private final Map<Long, Integer> firstLines = new HashMap<>();

    private @Nullable MoneySteps steps;

    RowAmounts(Batch batch, Decisions decisions, TierPass tiers) {
        this.batch = batch;
        this.sales = batch.sales;
        this.decisions = decisions;
        this.tiers = tiers;
    }

    /** Has the steps of the next amounts told to it, or nobody. */
    void tell(@Nullable MoneySteps listener) {
        steps = listener;
    }

    /**
     * An amount in major units.
     *
     * @param base what a rate applied to, or null
     * @param rate a percentage as Exact, or text
     */
    record RowAmount(
            Exact amount, CurrencyCode currency, @Nullable Exact base, Object rate) {}

    /**
     * The row's amount; null if it takes its rate from a scheme and no band holds the value.
     *
     * @param componentSums of the same sale and partner, for bases that start from a component
     */
    @Nullable
    RowAmount of(int line, int slot, String component, RatePlan row, Function<String, Exact> componentSums)
            throws LateParking {
        if (row.percent() != null) {
            Exact base = row.base().of(sales, line, componentSums);
            return limited(
                    row,
                    true,
                    new RowAmount(row.percent().percentOf(base), sales.currencyOf(line), base, row.percent()));
        }
        if (row.scheme() != null) {
            return tiered(line, slot, component, row, row.scheme(), componentSums);
        }
        return fixed(line, row);
    }

    private RowAmount fixed(int line, RatePlan row) {
        Exact amount = java.util.Objects.requireNonNull(row.fixed());
        CurrencyCode currency = java.util.Objects.requireNonNull(row.currency());
        String money = RateText.money(amount, currency);
        if (row.isPerOrder()) {
            boolean first = isFirstLine(line, row);
            return limited(
                    row, first, new RowAmount(first ? amount : Exact.ZERO, currency, null, money + " per order"));
        }
        if (row.isPerUnit()) {
            return limited(row, true, new RowAmount(amount.times(units(line)), currency, null, money + " per unit"));
        }
        return limited(row, true, new RowAmount(amount, currency, null, money));
    }

    private Exact units(int line) {
        return Exact.ofScaled(sales.quantity[line], 6);
    }

    private boolean isFirstLine(int line, RatePlan row) {
        int number = batch.versions.numberOf(batch.versions.indexOf(line), row);
        long key = ((long) sales.order[line] << 32) | number;
        Integer known = firstLines.putIfAbsent(key, line);
        return known == null || known == line;
    }

    private @Nullable RowAmount tiered(
            int line, int slot, String component, RatePlan row, Scheme scheme, Function<String, Exact> componentSums)
            throws LateParking {
        TierReader.Reading reading = TierReader.read(tiers.of(slot, scheme), sales.currencyOf(line));
        if (steps != null) {
            steps.tier(row, scheme, reading);
        }
        if (reading.slices().isEmpty()) {
            return null;
        }
        TierReader.Slice first = reading.slices().get(0);
        RowAmount amount = first.band().row().rate() instanceof Rate.Percent
                ? sliced(line, row, reading, componentSums)
                : bandMoney(line, row, first.band().row().rate());
        refuseForeign(line, slot, component, row, amount.currency());
        return limited(row, true, amount);
    }

    private RowAmount sliced(
            int line, RatePlan row, TierReader.Reading reading, Function<String, Exact> componentSums) {
        Exact base = row.base().of(sales, line, componentSums);
        Exact percent = Exact.ZERO;
        for (TierReader.Slice slice : reading.slices()) {
            Exact of = Exact.of(((Rate.Percent) slice.band().row().rate()).percent());
            percent = percent.plus(of.times(slice.part()));
        }
        return new RowAmount(percent.percentOf(base), sales.currencyOf(line), base, percent);
    }

    private RowAmount bandMoney(int line, RatePlan row, Rate rate) throws LateParking {
        Amount money = java.util.Objects.requireNonNull(RatePlan.money(rate));
        CurrencyCode currency = RatePlan.currency(money, batch.versions.of(line).currency);
        Exact amount = Exact.of(money.value());
        if (rate instanceof Rate.PerUnit) {
            if (sales.quantity[line] == Sales.UNKNOWN) {
                throw new LateParking(
                        "the quantity is unknown; the tier of " + ParkingRules.name(row) + " pays per unit");
            }
            return new RowAmount(
                    amount.times(units(line)), currency, null, RateText.money(amount, currency) + " per unit");
        }
        return new RowAmount(amount, currency, null, RateText.money(amount, currency));
    }

    private void refuseForeign(int line, int slot, String component, RatePlan row, CurrencyCode currency)
            throws LateParking {
        String reason = ParkingRules.foreignLimit(row, currency);
        if (reason == null) {
            reason = ParkingRules.foreignCap(sales, line, decisions, slot, component, currency);
        }
        if (reason != null) {
            throw new LateParking(reason);
        }
    }

    /** @param raises false for the further lines of an order under {@code per order}: no Minimum there */
    private RowAmount limited(RatePlan row, boolean raises, RowAmount found) {
        Exact amount = found.amount();
        if (raises && row.minimum() != null) {
            amount = amount.max(row.minimum().amount());
        }
        if (row.maximum() != null) {
            amount = amount.min(row.maximum().amount());
        }
        if (steps != null) {
            steps.row(row, found, amount);
        }
        return amount.equals(found.amount())
                ? found
                : new RowAmount(amount, found.currency(), found.base(), found.rate());
    }
}
