package io.ratebook.payout;

import io.ratebook.evaluation.PartnerFacts;
import io.ratebook.evaluation.Partners;
import io.ratebook.evaluation.Threshold;
import io.ratebook.evaluation.Thresholds;
import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Money;
import io.ratebook.policy.ThresholdRow;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** DECIDE: whether what a partner would be paid reaches its minimum. For some partners, by one thread. */
final class Minimums {
    private final Thresholds.@Nullable Reading reading;
    private final Partners partners;
    private final Map<String, SaleCounts.Count> counts;
    private final long asOf;
    private final boolean yearEnds;

    /**
     * What comes of it.
     *
     * @param shortOf the sum that would have been enough, or the number of sales; null where it is reached
     * @param tooFewSales whether the sum would have been enough
     * @param said which row asks for what; null where none does
     */
    record Verdict(
            @Nullable Long shortOf,
            boolean tooFewSales,
            @Nullable String said) {
        static final Verdict PAID = new Verdict(null, false, null);
    }

    /**
     * Ready to judge.
     *
     * @param reading null where no minimum holds
     * @param counts by partner, where a row asks for sales or customers
     * @param yearEnds whether what is paid includes the last day of a year
     */
    Minimums(
            Thresholds.@Nullable Reading reading,
            Partners partners,
            Map<String, SaleCounts.Count> counts,
            long asOf,
            boolean yearEnds) {
        this.reading = reading;
        this.partners = partners;
        this.counts = counts;
        this.asOf = asOf;
        this.yearEnds = yearEnds;
    }

    Verdict of(String code, String currency, long due) {
        PartnerFacts partner = partners.find(code);
        if (reading == null || partner == null) {
            return Verdict.PAID;
        }
        Threshold threshold = reading.decide(partner, CurrencyCode.of(currency));
        SaleCounts.Count count = counts.getOrDefault(code, SaleCounts.Count.NONE);
        String said = said(threshold);
        if (threshold.isReached(due, count.orders(), count.customers())) {
            return new Verdict(null, false, said);
        }
        if (isSwept(threshold.sweep(), partner)) {
            return new Verdict(null, false, said + ", swept");
        }
        boolean tooFewSales = due >= threshold.minimumMinor();
        return new Verdict(tooFewSales ? due : threshold.minimumMinor(), tooFewSales, said);
    }

    private boolean isSwept(ThresholdRow.Sweep sweep, PartnerFacts partner) {
        Long left = partner.leftAtMicros();
        return switch (sweep) {
            case NEVER -> false;
            case YEAR_END -> yearEnds;
            case ON_LEAVING -> left != null && left <= asOf;
        };
    }

    private static @Nullable String said(Threshold threshold) {
        if (threshold.row().isEmpty()) {
            return null;
        }
        StringBuilder said = new StringBuilder(threshold.sheet() + " " + threshold.row() + ": from ")
                .append(new Money(threshold.minimumMinor(), threshold.currency())
                        .amount()
                        .toPlainString())
                .append(' ')
                .append(threshold.currency().code());
        if (threshold.minimumSales() > 0) {
            said.append(", from ").append(threshold.minimumSales()).append(" sales");
        }
        if (threshold.minimumCustomers() > 0) {
            said.append(", from ").append(threshold.minimumCustomers()).append(" customers");
        }
        return said.toString();
    }
}
