package io.ratebook.policy.check;

import io.ratebook.policy.Rate;
import io.ratebook.policy.RowRef;
import io.ratebook.policy.TierScheme;
import io.ratebook.policy.TierScheme.Against;
import io.ratebook.policy.TierScheme.Metric;
import io.ratebook.policy.TierScheme.Mode;
import io.ratebook.policy.TierScheme.Period;
import io.ratebook.policy.TierScheme.TierBand;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tiers: combinations that have no meaning, bands that overlap or leave holes, schemes that nobody names. */
final class TierCheck {
    private final CheckedPolicy checked;

    TierCheck(CheckedPolicy checked) {
        this.checked = checked;
    }

    void run() {
        Map<String, TierScheme> seen = new HashMap<>();
        Set<String> used = usedSchemes();
        for (TierScheme scheme : checked.policy.tiers()) {
            TierScheme first = seen.putIfAbsent(scheme.name(), scheme);
            if (first != null) {
                String expected =
                        "each scheme once; it begins at " + first.ref().label() + " already";
                error(scheme.ref(), "Scheme", scheme.name(), expected, "rename one of them");
            } else if (!used.contains(scheme.name())) {
                checked.findings.warning(
                        scheme.ref(),
                        "Scheme",
                        scheme.name(),
                        "a row of Rates that pays \"tier: " + scheme.name() + "\"",
                        "name it in Rates, or delete it");
            }
            checkCombination(scheme);
            scheme.bands().forEach(band -> checkBand(scheme, band));
            checkSeries(scheme);
        }
    }

    private Set<String> usedSchemes() {
        return checked.allRates().stream()
                .map(row -> row.rate() instanceof Rate.Tiered tiered ? tiered.scheme() : "")
                .collect(Collectors.toSet());
    }

    private void checkCombination(TierScheme scheme) {
        Mode mode = scheme.mode();
        Period period = scheme.period();
        if (scheme.metric() == Metric.COMMISSION && mode != Mode.LAGGED) {
            badMode(scheme, "lagged: a commission cannot decide its own rate, only a later one's");
        }
        if (period == Period.LIFETIME && mode == Mode.LAGGED) {
            badMode(scheme, "marginal, whole or forward: a lifetime has no period before it");
        }
        if (period == Period.ROLLING && mode != Mode.FORWARD) {
            badMode(scheme, "forward: a rolling period looks back from each sale");
        }
        boolean ofOneAmount = period == Period.LINE || period == Period.ORDER;
        if (ofOneAmount && mode != Mode.MARGINAL && mode != Mode.WHOLE) {
            badMode(scheme, "marginal or whole: " + one(period) + " has nothing before it");
        }
        if (ofOneAmount && scheme.metric().counts()) {
            String expected = "revenue, units or an attribute: " + one(period) + " is one amount, nothing to count";
            error(scheme.ref(), "Metric", word(scheme.metric()), expected, "");
        }
        boolean againstPeriod = scheme.against() == Against.LAST_PERIOD || scheme.against() == Against.LAST_YEAR;
        if (againstPeriod && !period.isCalendar()) {
            String expected = "blank or an attribute: only month, quarter and year have one before";
            error(scheme.ref(), "Against", word(scheme.against()), expected, "");
        }
    }

    private static String one(Period period) {
        return period == Period.ORDER ? "an order" : "a line";
    }

    private void badMode(TierScheme scheme, String expected) {
        error(scheme.ref(), "Mode", word(scheme.mode()), expected, "");
    }

    private void checkBand(TierScheme scheme, TierBand band) {
        BigDecimal from = band.from();
        BigDecimal below = band.below();
        if (from != null && below != null && from.compareTo(below) >= 0) {
            String found = "from " + end(scheme, band, from) + " below " + end(scheme, band, below);
            error(band.ref(), "Below", found, "an end above the start: the band holds no value", "");
        }
        boolean amounts = scheme.metric().isMoney() && scheme.against() == Against.NOTHING;
        if (band.currency() != null && !amounts) {
            String what = scheme.against() == Against.NOTHING ? "a number" : "a percentage";
            String found = band.currency();
            error(band.ref(), from != null ? "From" : "Below", found, what + " without currency", "");
        }
        checkRate(scheme, band);
    }

    private void checkRate(TierScheme scheme, TierBand band) {
        Rate rate = band.rate();
        boolean money = rate instanceof Rate.Fixed || rate instanceof Rate.PerUnit;
        if (money && scheme.mode() == Mode.MARGINAL) {
            error(
                    band.ref(),
                    "Rate",
                    checked.wording.rate(rate),
                    "a percentage: under marginal a sale may be cut over several bands",
                    "or choose the mode whole, forward or lagged");
        } else if (!money && !(rate instanceof Rate.Percent)) {
            error(band.ref(), "Rate", checked.wording.rate(rate), "a percentage, money, or money per unit", "");
        }
    }

    /** Bands of several currencies are as many series. */
    private void checkSeries(TierScheme scheme) {
        Map<String, List<Span<TierBand>>> byCurrency = new LinkedHashMap<>();
        String own = checked.policy.settings().currency();
        for (TierBand band : scheme.bands()) {
            String currency = band.currency() != null ? band.currency() : own != null ? own : "";
            byCurrency
                    .computeIfAbsent(currency, code -> new ArrayList<>())
                    .add(new Span<>(band.from(), band.below(), band));
        }
        for (List<Span<TierBand>> bands : byCurrency.values()) {
            Span.Series<TierBand> series = Span.walk(bands);
            series.overlaps().forEach(overlap -> overlapping(scheme, overlap));
            series.gaps().forEach(gap -> hole(scheme, gap));
        }
    }

    private void overlapping(TierScheme scheme, Span.Overlap<TierBand> overlap) {
        TierBand first = overlap.first().owner();
        TierBand second = overlap.second().owner();
        error(
                second.ref(),
                "From",
                band(scheme, second),
                "bands of " + scheme.name() + " that do not overlap: "
                        + first.ref().label() + " already holds " + band(scheme, first),
                "below is the first value that no longer belongs");
    }

    private void hole(TierScheme scheme, Span.Gap<TierBand> gap) {
        TierBand after = gap.after().owner();
        String hole = end(scheme, after, gap.from()) + " to " + end(scheme, after, gap.below());
        checked.findings.warning(
                after.ref(),
                "From",
                end(scheme, after, gap.below()),
                "no gap: no band of " + scheme.name() + " holds " + hole + ", which earns nothing (between "
                        + gap.before().owner().ref().label() + " and "
                        + after.ref().label() + ")",
                "write " + end(scheme, after, gap.from()) + " here, or " + end(scheme, after, gap.below())
                        + " as the end of the band before");
    }

    private String band(TierScheme scheme, TierBand band) {
        String from = end(scheme, band, band.from());
        String below = end(scheme, band, band.below());
        return (from.isEmpty() ? "" : "from " + from + (below.isEmpty() ? "" : " "))
                + (below.isEmpty() ? "" : "below " + below);
    }

    private String end(TierScheme scheme, TierBand band, @Nullable BigDecimal end) {
        if (end == null) {
            return "";
        }
        if (scheme.against() != Against.NOTHING) {
            return Wording.percent(end);
        }
        return scheme.metric().isMoney() ? checked.wording.money(end, band.currency()) : end.toPlainString();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void error(RowRef ref, String title, String found, String expected, String suggestion) {
        checked.findings.error(ref, title, found, expected, suggestion);
    }
}
