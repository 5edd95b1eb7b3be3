package io.ratebook.evaluation;

import io.ratebook.calendar.CalendarPeriods;
import io.ratebook.policy.Column;
import io.ratebook.policy.Field;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/**
 * Goes over sales in time order and shows each what came before it. A line that counts must be recorded before the next
 * one is looked at.
 */
final class HistoryWalk {
    /** Of the policy that the line stood at last is under. */
    Facts facts;

    /** By policy; they share what history keeps. */
    private final Facts[] factsOf;

    /** By time zone, nearly always one. */
    private final Map<ZoneId, PartnerMetrics> metrics = new HashMap<>();

    private final Batch batch;
    private final Sales sales;
    private final History history;
    private final OrderAmounts orderAmounts;
    private final HistoryNeeds needs;

    /** @param counts which lines count in history, as far as known before a line is reached */
    HistoryWalk(Batch batch, HistoryNeeds needs, boolean... counts) {
        this.batch = batch;
        this.sales = batch.sales;
        this.needs = needs;
        factsOf = batch.versions.stream().map(this::newFacts).toArray(Facts[]::new);
        facts = factsOf[0];
        history = new History(sales, batch.orderLines, counts, needs.payments());
        orderAmounts = new OrderAmounts(sales, batch.orderLines, counts);
    }

    private Facts newFacts(ReadyPolicy policy) {
        return new Facts(
                sales,
                metrics.computeIfAbsent(policy.zone, zone -> new PartnerMetrics(new CalendarPeriods(zone))),
                policy.bases,
                policy.policy.settings().reactivatedAfterDays());
    }

    /** The facts by which the lists of that policy read. */
    Facts facts(int version) {
        return factsOf[version];
    }

    /** Stands at a line without looking at history. */
    void stand(int line, PartnerView partner) {
        facts = factsOf[batch.versions.indexOf(line)];
        facts.line = line;
        facts.partner = partner;
        facts.forced = sales.forced.isEmpty() ? null : sales.forced.get(line);
    }

    /** Looks up what is the same for all partners of a line. */
    void look(int line) {
        facts = factsOf[batch.versions.indexOf(line)];
        facts.line = line;
        if (needs.customers()) {
            history.customerFacts(facts);
        }
        if (needs.orderAmounts()) {
            facts.orderAmount = orderAmounts.of(line);
        }
    }

    /** Looks up what differs by partner; after {@link #look}. */
    void lookAs(int line, PartnerView partner) {
        stand(line, partner);
        if (needs.payments()) {
            history.paymentFacts(facts);
            givenPaymentNumber(facts.forced);
        }
    }

    private void givenPaymentNumber(@org.jspecify.annotations.Nullable Map<Column, String> forced) {
        String given = forced == null ? null : forced.get(Column.of(Field.PAYMENT_NUMBER));
        if (given != null) {
            facts.paymentNumber = Long.parseLong(given.trim());
        }
    }

    /** Whether the line is the one at which its order stands, as far as it counts. */
    boolean isFirstOfOrder(int line) {
        return !history.isKnown(sales.order[line]);
    }

    void record(int line) {
        if (!needs.any()) {
            return;
        }
        history.record(line, batch.partners);
        if (!needs.metrics()) {
            return;
        }
        CreditSet credits = sales.creditsOf(line);
        for (int credit = 0; credit < credits.size(); credit++) {
            for (PartnerMetrics each : metrics.values()) {
                each.count(
                        batch.partner(line, credit),
                        sales.currency[line],
                        sales.time[line],
                        sales.revenue(line),
                        credits.percents()[credit],
                        sales.order[line],
                        history.standsAt(line));
            }
        }
    }
}
