package io.ratebook.oracle;

import io.ratebook.evaluation.PartnerFacts;
import io.ratebook.evaluation.SaleLine;
import io.ratebook.policy.Amount;
import io.ratebook.policy.Rate;
import io.ratebook.policy.RateRow;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What one row that won a line earns it, before credit and rounding: base, rate, Minimum and Maximum. */
final class Earning {
    private final World world;
    private final TierReading tiers;

    Earning(World world) {
        this.world = world;
        tiers = new TierReading(world);
    }

    /** Null: no commission by this row. */
    @Nullable
    Exactly of(RateRow row, SaleLine line, PartnerFacts partner) {
        Rate rate = row.rate();
        if (rate instanceof Rate.PerOrder perOrder && !isFirstOfOrder(row, line)) {
            Exactly nothing = new Exactly(Frac.ZERO, world.terms(line).currencyOf(perOrder.amount()));
            limit(row, line, nothing);
            return nothing;
        }
        Exactly amount = unlimited(row, line, partner);
        return amount == null ? null : limit(row, line, amount);
    }

    private @Nullable Exactly unlimited(RateRow row, SaleLine line, PartnerFacts partner) {
        Rate rate = row.rate();
        if (rate instanceof Rate.Percent percent) {
            return new Exactly(base(row, line, partner).percent(Frac.of(percent.percent())), line.currency());
        }
        if (rate instanceof Rate.Tiered tiered) {
            return tiers.amount(tiered.scheme(), base(row, line, partner), line, partner);
        }
        return fixed(rate, line, world.terms(line));
    }

    /** Fixed amounts, of a row or a band. */
    static @Nullable Exactly fixed(Rate rate, SaleLine line, Terms terms) {
        if (rate instanceof Rate.Fixed fixed) {
            return money(fixed.amount(), Frac.ONE, terms);
        }
        if (rate instanceof Rate.PerOrder perOrder) {
            return money(perOrder.amount(), Frac.ONE, terms);
        }
        if (rate instanceof Rate.PerUnit perUnit) {
            BigDecimal quantity = line.quantity();
            if (quantity == null) {
                throw new Parks("quantity is unknown");
            }
            return money(perUnit.amount(), Frac.of(quantity), terms);
        }
        return null;
    }

    private static Exactly money(Amount amount, Frac times, Terms terms) {
        return new Exactly(Frac.of(amount.value()).times(times), terms.currencyOf(amount));
    }

    private boolean isFirstOfOrder(RateRow row, SaleLine line) {
        for (SaleLine other : world.history.linesOf(History.orderOf(line))) {
            if (world.winsPerOrder(row, other)) {
                return other == line;
            }
        }
        throw new IllegalStateException("the row does not win the line");
    }

    private Frac base(RateRow row, SaleLine line, PartnerFacts partner) {
        Frac base = SaleAmounts.base(
                row.baseOrDefault(),
                line,
                world.terms(line).policy().bases(),
                component -> componentSum(component, line, partner));
        if (base == null) {
            throw new Parks("cost is unknown");
        }
        return base;
    }

    private Frac componentSum(String component, SaleLine line, PartnerFacts partner) {
        Frac sum = Frac.ZERO;
        for (RateRow row : world.won(line, partner.code())) {
            if (row.componentOrDefault().equals(component)) {
                Exactly amount = of(row, line, partner);
                if (amount != null && amount.currency().equals(line.currency())) {
                    sum = sum.plus(amount.amount());
                }
            }
        }
        return sum;
    }

    private Exactly limit(RateRow row, SaleLine line, Exactly amount) {
        Frac limited = amount.amount();
        Amount minimum = row.minimum();
        if (minimum != null) {
            limited = limited.max(inCurrency(minimum, line, amount.currency()));
        }
        Amount maximum = row.maximum();
        if (maximum != null) {
            limited = limited.min(inCurrency(maximum, line, amount.currency()));
        }
        return new Exactly(limited, amount.currency());
    }

    private Frac inCurrency(Amount limit, SaleLine line, String currency) {
        if (!world.terms(line).currencyOf(limit).equals(currency)) {
            throw new Parks("a limit is in another currency");
        }
        return Frac.of(limit.value());
    }
}
