package io.ratebook.evaluation;

import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Exact;
import io.ratebook.policy.RowRef;
import io.ratebook.policy.TierScheme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tier scheme made ready.
 *
 * @param index dense from 0
 * @param row as the policy says it
 * @param bandsOfAll sorted by their lower end, where bands are no money; else empty
 * @param bandsOfMoney the same by currency, where they are
 */
record Scheme(int index, TierScheme row, List<Band> bandsOfAll, Map<CurrencyCode, List<Band>> bandsOfMoney) {
    private static final RowRef NOWHERE = new RowRef("", 0, null);

    private static final Comparator<Band> BY_LOWER_END =
            Comparator.comparing(Band::from, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** A band, ends in the metric's unit: major units of money, units, orders, percent. */
    record Band(
            TierScheme.TierBand row,
            @Nullable Exact from,
            @Nullable Exact below) {
        boolean holds(Exact value) {
            return (from == null || from.compareTo(value) <= 0) && (below == null || value.compareTo(below) < 0);
        }

        /** How much of [start, end) lies in the band; zero or less if nothing. */
        Exact overlap(Exact start, Exact end) {
            Exact low = from == null ? start : from.max(start);
            Exact high = below == null ? end : below.min(end);
            return high.minus(low);
        }
    }

    static Scheme of(int index, TierScheme row, String defaultCurrency) {
        boolean money = row.metric().isMoney() && row.against() == TierScheme.Against.NOTHING;
        List<Band> all = new ArrayList<>();
        Map<CurrencyCode, List<Band>> byCurrency = new HashMap<>();
        for (TierScheme.TierBand band : row.bands()) {
            Band ready = new Band(
                    band,
                    band.from() == null ? null : Exact.of(band.from()),
                    band.below() == null ? null : Exact.of(band.below()));
            if (money) {
                CurrencyCode currency = CurrencyCode.of(band.currency() == null ? defaultCurrency : band.currency());
                byCurrency
                        .computeIfAbsent(currency, unseen -> new ArrayList<>())
                        .add(ready);
            } else {
                all.add(ready);
            }
        }
        all.sort(BY_LOWER_END);
        byCurrency.values().forEach(bands -> bands.sort(BY_LOWER_END));
        return new Scheme(index, row, List.copyOf(all), Map.copyOf(byCurrency));
    }

    /** All of it but the bands and where it stands: schemes of an equal definition measure the same. */
    TierScheme definition() {
        return new TierScheme(
                NOWHERE,
                row.name(),
                row.metric(),
                row.attribute(),
                row.lessRefunds(),
                row.allSales(),
                row.period(),
                row.rollingDays(),
                row.against(),
                row.againstAttribute(),
                row.mode(),
                row.lag(),
                List.of());
    }

    /** The bands that speak about sales in that currency. */
    List<Band> bands(CurrencyCode saleCurrency) {
        return bandsOfMoney.isEmpty() ? bandsOfAll : bandsOfMoney.getOrDefault(saleCurrency, List.of());
    }

    /** The band that holds the value, or null. */
    @Nullable
    Band bandOf(Exact value, CurrencyCode saleCurrency) {
        List<Band> bands = bands(saleCurrency);
        int low = 0;
        int high = bands.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            Exact from = bands.get(middle).from();
            if (from == null || from.compareTo(value) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low > 0 && bands.get(low - 1).holds(value) ? bands.get(low - 1) : null;
    }
}
