package io.ratebook.evaluation;

import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Exact;
import io.ratebook.policy.TierScheme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tier scheme made ready.
 *
 * @param index dense from 0
 * @param row as the policy says it
 * @param bands sorted by their lower end
 * @param currency of the bands if they are money, else null
 */
record Scheme(
        int index,
        TierScheme row,
        List<Band> bands,
        @Nullable CurrencyCode currency) {
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
        List<Band> bands = new ArrayList<>();
        CurrencyCode currency = null;
        boolean money = row.metric().isMoney() && row.against() == TierScheme.Against.NOTHING;
        for (TierScheme.TierBand band : row.bands()) {
            bands.add(new Band(
                    band,
                    band.from() == null ? null : Exact.of(band.from()),
                    band.below() == null ? null : Exact.of(band.below())));
            if (money) {
                currency = CurrencyCode.of(band.currency() == null ? defaultCurrency : band.currency());
            }
        }
        bands.sort(Comparator.comparing(Band::from, Comparator.nullsFirst(Comparator.naturalOrder())));
        return new Scheme(index, row, List.copyOf(bands), currency);
    }

    /** The band that holds the value, or null. */
    @Nullable
    Band bandOf(Exact value) {
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

    /** Whether the bands say anything about sales in that currency. */
    boolean speaks(CurrencyCode saleCurrency) {
        return currency == null || currency.equals(saleCurrency);
    }

    /** Whether the position of a single line is what counts, not a total over lines. */
    boolean isWhole() {
        return row.mode() == TierScheme.Mode.WHOLE;
    }
}
