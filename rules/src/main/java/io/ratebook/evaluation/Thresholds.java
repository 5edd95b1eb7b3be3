package io.ratebook.evaluation;

import io.ratebook.calendar.CalendarPeriods;
import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Money;
import io.ratebook.policy.Amount;
import io.ratebook.policy.Policy;
import io.ratebook.policy.ThresholdRow;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The front door of a version's Thresholds: from what sum a partner is paid. Compiled once a version, for any number of
 * threads, each with a {@link Reading} of its own. Which rows match is decided as for sales.
 */
public final class Thresholds {
    /** Partners whose classes one set of readers remembers, so that a run over any number needs little memory. */
    private static final int REMEMBERED = 4_096;

    /** A row in whose currency the partner is paid; a blank minimum is 0 in any. */
    private record Plan(
            ThresholdRow row, long minimumMinor, @Nullable CurrencyCode currency) {
        Threshold in(CurrencyCode paid) {
            return new Threshold(
                    minimumMinor,
                    paid,
                    row.minimumSales() == null ? 0 : row.minimumSales(),
                    row.minimumCustomers() == null ? 0 : row.minimumCustomers(),
                    row.sweep(),
                    row.ref().sheet(),
                    row.ref().label());
        }
    }

    private final String currency;
    private final ZoneId zone;
    private final BaseAmounts bases;
    private final List<Plan> plans;
    private final ConditionList<List<Plan>> list;

    private Thresholds(Policy policy, String currency, ZoneId zone) {
        this.currency = currency;
        this.zone = zone;
        bases = new BaseAmounts(policy.bases());
        List<ThresholdRow> rows = policy.thresholds().rows();
        plans = rows.stream().map(this::plan).toList();
        list = new ConditionList<>(rows, zone, currency, matching -> Arrays.stream(matching)
                .mapToObj(plans::get)
                .toList());
    }

    /**
     * Makes the Thresholds of a version ready.
     *
     * @param policy read and checked without errors
     * @param currency ISO code, the program's: counts where the policy names none
     * @param zone the program's: counts where the policy names none
     */
    public static Thresholds of(Policy policy, String currency, ZoneId zone) {
        String ownCurrency = policy.settings().currency();
        ZoneId ownZone = policy.settings().timeZone();
        return new Thresholds(policy, ownCurrency == null ? currency : ownCurrency, ownZone == null ? zone : ownZone);
    }

    private Plan plan(ThresholdRow row) {
        Amount minimum = row.minimum();
        if (minimum == null) {
            return new Plan(row, 0, null);
        }
        CurrencyCode in = RatePlan.currency(minimum, currency);
        return new Plan(row, Money.of(minimum.value(), in).minor(), in);
    }

    /**
     * Ready to decide for partners as they stand at one instant: that of the run.
     *
     * @param micros since 1970-01-01T00:00Z
     */
    public Reading at(long micros) {
        return new Reading(micros);
    }

    /** For one thread. */
    public final class Reading {
        private final Facts facts;
        private ConditionList<List<Plan>>.Reading reading;
        private int readBefore;
        private @Nullable PartnerFacts last;
        private Map<CurrencyCode, Threshold> ofLast = new HashMap<>();
        private List<Plan> matching = List.of();

        /** The lists read sale lines: a line at that instant, of which rows may only look at the partner. */
        private Reading(long micros) {
            Sales.Builder line = Sales.builder();
            line.add(SaleLine.sale("", micros, currency, BigDecimal.ZERO).build());
            facts = new Facts(line.build(), new PartnerMetrics(new CalendarPeriods(zone)), bases, 0);
            reading = list.reading(facts);
        }

        /** What holds for that partner when paid in that currency. */
        public Threshold decide(PartnerFacts partner, CurrencyCode paid) {
            if (partner != last) {
                matching = plans.isEmpty() ? List.of() : matching(partner);
                ofLast = new HashMap<>();
                last = partner;
            }
            return ofLast.computeIfAbsent(paid, this::first);
        }

        private Threshold first(CurrencyCode paid) {
            return matching.stream()
                    .filter(plan -> plan.currency() == null || plan.currency().equals(paid))
                    .findFirst()
                    .map(plan -> plan.in(paid))
                    .orElseGet(() -> Threshold.none(paid));
        }

        private List<Plan> matching(PartnerFacts partner) {
            if (readBefore == REMEMBERED) {
                reading = list.reading(facts);
                readBefore = 0;
            }
            facts.partner = new PartnerView(readBefore++, partner.code(), partner);
            return reading.answer();
        }
    }
}
