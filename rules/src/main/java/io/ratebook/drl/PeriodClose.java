package io.ratebook.drl;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/**
 * One partner's figures in one currency for a calendar period that ended. Amounts are in major units.
 *
 * @param kind {@code month}, {@code quarter} or {@code year}
 * @param firstDay first day of the period
 * @param lastDay last day of the period, included
 * @param partner as they stood at the end
 * @param currency ISO code of every amount here
 * @param revenue by credit share, before refunds
 * @param orders orders with a sale credited to the partner, one each
 * @param customers different customers with a sale credited to the partner
 * @param commissions rounded commission of the period by component; a component without one is absent
 */
public record PeriodClose(
        String kind,
        LocalDate firstDay,
        LocalDate lastDay,
        Partner partner,
        String currency,
        BigDecimal revenue,
        long orders,
        long customers,
        Map<String, BigDecimal> commissions) {
    /** What the component gave in the period, zero where it gave nothing. */
    public BigDecimal commission(String component) {
        return commissions.getOrDefault(component, BigDecimal.ZERO);
    }
}
