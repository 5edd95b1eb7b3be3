package io.ratebook.evaluation;

import io.ratebook.policy.Field;
import java.util.Arrays;
import java.util.Set;

/** Which parts of history policies look at; the others are not kept. */
record HistoryNeeds(boolean customers, boolean orderAmounts, boolean payments, boolean metrics) {
    static final HistoryNeeds ALL = new HistoryNeeds(true, true, true, true);

    private static final Set<Field> CUSTOMERS = Set.of(
            Field.CUSTOMER, Field.DAYS_SINCE_FIRST_SALE, Field.MONTHS_SINCE_FIRST_SALE, Field.DAYS_SINCE_LAST_SALE);

    /** What any of the policies looks at. */
    static HistoryNeeds of(Versions versions) {
        return versions.stream().map(HistoryNeeds::of).reduce(HistoryNeeds::or).orElse(ALL);
    }

    static HistoryNeeds of(ReadyPolicy policy) {
        if (policy.drl != null && policy.drl.readsHistory()) {
            return ALL;
        }
        return new HistoryNeeds(
                CUSTOMERS.stream().anyMatch(policy::looksAt),
                policy.looksAt(Field.ORDER_AMOUNT),
                policy.looksAt(Field.PAYMENT_NUMBER)
                        || policy.policy.durations().rows().stream().anyMatch(row -> row.earnsFor() != null),
                Arrays.stream(Field.values()).filter(HistoryNeeds::isMetric).anyMatch(policy::looksAt));
    }

    private HistoryNeeds or(HistoryNeeds other) {
        return new HistoryNeeds(
                customers || other.customers,
                orderAmounts || other.orderAmounts,
                payments || other.payments,
                metrics || other.metrics);
    }

    boolean any() {
        return customers || orderAmounts || payments || metrics;
    }

    private static boolean isMetric(Field field) {
        return field.name().startsWith("PARTNER_REVENUE_") || field.name().startsWith("PARTNER_SALES_");
    }
}
