package io.ratebook.oracle;

import io.ratebook.evaluation.PartnerFacts;
import io.ratebook.evaluation.SaleLine;
import io.ratebook.policy.Rate;
import io.ratebook.policy.TierScheme;
import io.ratebook.policy.TierScheme.Against;
import io.ratebook.policy.TierScheme.Mode;
import io.ratebook.policy.TierScheme.TierBand;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a scheme pays on a base. */
final class TierReading {
    private final World world;

    TierReading(World world) {
        this.world = world;
    }

    /** Null: no band holds the value. */
    @Nullable
    Exactly amount(String name, Frac base, SaleLine line, PartnerFacts partner) {
        TierScheme scheme = world.terms(line).policy().tiers().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scheme is called \"" + name + "\""));
        Performance performance = new Performance(world, scheme, line, partner);
        Frac whole = performance.against();
        Frac from = performance.from();
        Frac to = performance.to();
        return scheme.mode() == Mode.MARGINAL
                ? cut(scheme, base, line, percentOf(from, whole, scheme), percentOf(to, whole, scheme))
                : at(scheme, base, line, percentOf(from, whole, scheme));
    }

    private static Frac percentOf(Frac value, Frac whole, TierScheme scheme) {
        if (scheme.against() == Against.NOTHING) {
            return value;
        }
        return whole.isZero() ? Frac.ZERO : value.times(Frac.HUNDRED).dividedBy(whole);
    }

    private @Nullable Exactly at(TierScheme scheme, Frac base, SaleLine line, Frac value) {
        for (TierBand band : scheme.bands()) {
            if (speaksOf(scheme, band, line) && When.inside(value, band.from(), band.below())) {
                return band.rate() instanceof Rate.Percent percent
                        ? new Exactly(base.percent(Frac.of(percent.percent())), line.currency())
                        : Earning.fixed(band.rate(), line, world.terms(line));
            }
        }
        return null;
    }

    private boolean speaksOf(TierScheme scheme, TierBand band, SaleLine line) {
        boolean money = scheme.metric().isMoney() && scheme.against() == Against.NOTHING;
        return !money || world.terms(line).currencyOf(band.currency()).equals(line.currency());
    }

    /** The base in proportion to the parts of [from, to) in each band. */
    private @Nullable Exactly cut(TierScheme scheme, Frac base, SaleLine line, Frac from, Frac to) {
        if (from.compareTo(to) == 0) {
            return at(scheme, base, line, from);
        }
        Frac sum = null;
        for (TierBand band : scheme.bands()) {
            Frac low = from.max(end(band.from(), from));
            Frac high = to.min(end(band.below(), to));
            if (speaksOf(scheme, band, line) && low.compareTo(high) < 0) {
                Frac part = base.times(high.minus(low)).dividedBy(to.minus(from));
                Frac earned = part.percent(Frac.of(((Rate.Percent) band.rate()).percent()));
                sum = sum == null ? earned : sum.plus(earned);
            }
        }
        return sum == null ? null : new Exactly(sum, line.currency());
    }

    private static Frac end(@Nullable BigDecimal given, Frac open) {
        return given == null ? open : Frac.of(given);
    }
}
