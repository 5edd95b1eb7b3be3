package io.ratebook.oracle;

import io.ratebook.money.CurrencyCode;
import io.ratebook.policy.Amount;
import io.ratebook.policy.Rate;
import io.ratebook.policy.RowRef;
import io.ratebook.policy.TierScheme;
import io.ratebook.policy.TierScheme.Against;
import io.ratebook.policy.TierScheme.Metric;
import io.ratebook.policy.TierScheme.Mode;
import io.ratebook.policy.TierScheme.Period;
import io.ratebook.policy.TierScheme.TierBand;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Schemes of every combination that the contract allows. */
final class RandomTiers {
    private final Pick pick;
    private final RandomCase.Flavour flavour;
    private int row = 6;

    RandomTiers(Pick pick, RandomCase.Flavour flavour) {
        this.pick = pick;
        this.flavour = flavour;
    }

    List<TierScheme> schemes() {
        List<TierScheme> schemes = new ArrayList<>();
        int count = pick.between(1, 2);
        for (int i = 1; i <= count; i++) {
            schemes.add(scheme("T" + i));
        }
        return schemes;
    }

    private TierScheme scheme(String name) {
        Metric metric = pick.of(Metric.values());
        Period period = period(metric);
        Mode mode = mode(metric, period);
        Against against = against(period);
        List<TierBand> bands = bands(metric, mode, against);
        return new TierScheme(
                bands.get(0).ref(),
                name,
                metric,
                metric == Metric.ATTRIBUTE ? pick.of("score", "score", "quota") : null,
                pick.oneIn(2),
                pick.oneIn(3),
                period,
                period == Period.ROLLING ? pick.of(1, 30, 31) : 0,
                against,
                against == Against.ATTRIBUTE ? "quota" : null,
                mode,
                mode == Mode.LAGGED ? pick.of(1, 1, 2) : 0,
                bands);
    }

    private Period period(Metric metric) {
        if (metric.counts()) {
            return pick.of(Period.MONTH, Period.MONTH, Period.QUARTER, Period.YEAR, Period.LIFETIME, Period.ROLLING);
        }
        return metric == Metric.COMMISSION
                ? pick.of(Period.MONTH, Period.QUARTER, Period.YEAR)
                : pick.of(
                        Period.LINE,
                        Period.ORDER,
                        Period.MONTH,
                        Period.MONTH,
                        Period.QUARTER,
                        Period.YEAR,
                        Period.LIFETIME,
                        Period.ROLLING);
    }

    /** Line and order: marginal or whole; lifetime: not lagged; rolling: forward; commission: lagged. */
    private Mode mode(Metric metric, Period period) {
        if (metric == Metric.COMMISSION) {
            return Mode.LAGGED;
        }
        return switch (period) {
            case LINE, ORDER -> pick.of(Mode.MARGINAL, Mode.WHOLE);
            case LIFETIME -> pick.of(Mode.MARGINAL, Mode.WHOLE, Mode.FORWARD);
            case ROLLING -> Mode.FORWARD;
            case MONTH, QUARTER, YEAR -> pick.of(Mode.values());
        };
    }

    private Against against(Period period) {
        if (!pick.oneIn(4)) {
            return Against.NOTHING;
        }
        return period.isCalendar() ? pick.of(Against.values()) : Against.ATTRIBUTE;
    }

    private List<TierBand> bands(Metric metric, Mode mode, Against against) {
        List<TierBand> bands = new ArrayList<>();
        boolean money = metric.isMoney() && against == Against.NOTHING;
        List<String> currencies =
                money ? flavour.currencies().stream().distinct().toList() : List.of(flavour.mainCurrency());
        for (String currency : currencies) {
            boolean plain = currency.equals(flavour.mainCurrency()) && pick.oneIn(2);
            List<String> ends = ends(metric, against);
            for (int i = 0; i < ends.size(); i++) {
                boolean last = i == ends.size() - 1;
                boolean hole = !bands.isEmpty() && pick.oneIn(8);
                if (!hole) {
                    bands.add(new TierBand(
                            new RowRef("Tiers", ++row, pick.oneIn(4) ? null : "T-%04d".formatted(row)),
                            i == 0 && pick.oneIn(4) ? null : new BigDecimal(ends.get(i)),
                            last ? null : new BigDecimal(ends.get(i + 1)),
                            money && !plain ? currency : null,
                            rate(mode)));
                }
            }
        }
        return bands;
    }

    private List<String> ends(Metric metric, Against against) {
        if (against != Against.NOTHING) {
            return pick.of(List.of("0", "50", "100"), List.of("0", "100", "150.5"));
        }
        if (metric.counts()) {
            return pick.of(List.of("0", "2", "3"), List.of("1", "3", "4"), List.of("0", "1"));
        }
        return metric.isMoney()
                ? pick.of(List.of("0", "100", "250"), List.of("50", "117", "1000"), List.of("0", "20"))
                : pick.of(List.of("0", "1", "3.5"), List.of("0", "10"), List.of("2", "5", "20"));
    }

    private Rate rate(Mode mode) {
        if (mode == Mode.MARGINAL || !pick.oneIn(4)) {
            return new Rate.Percent(new BigDecimal(pick.of("5", "7.5", "10", "20", "0")));
        }
        return pick.oneIn(2) ? new Rate.Fixed(money("4")) : new Rate.PerUnit(money("1.5"));
    }

    private Amount money(String value) {
        @Nullable String currency = pick.oneIn(8) ? "USD" : null;
        int decimals = CurrencyCode.of(currency == null ? flavour.mainCurrency() : currency)
                .decimals();
        return new Amount(new BigDecimal(value).setScale(decimals, RoundingMode.UP), currency);
    }
}
