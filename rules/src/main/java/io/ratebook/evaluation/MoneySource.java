package io.ratebook.evaluation;

import io.ratebook.calendar.PeriodKind;
import io.ratebook.money.Exact;
import io.ratebook.policy.Column;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Amounts of money of a sale line, in minor units of its currency. */
final class MoneySource {
    private static final Exact MILLION = Exact.of(1_000_000);

    private final Column column;

    MoneySource(Column column) {
        this.column = column;
    }

    BandSource.Values values(Facts facts) {
        return switch (column.field()) {
            case AMOUNT -> BandSource.ofLine(facts, Sales::revenue);
            case ORDER_AMOUNT ->
                new BandSource.Values() {
                    @Override
                    boolean read() {
                        return found(facts.orderAmount);
                    }
                };
            case UNIT_PRICE -> exact(() -> unitPrice(facts));
            case BASE -> exact(() -> base(facts));
            case PARTNER_REVENUE_THIS_MONTH -> revenue(facts, PeriodKind.MONTH, 0);
            case PARTNER_REVENUE_LAST_MONTH -> revenue(facts, PeriodKind.MONTH, 1);
            case PARTNER_REVENUE_THIS_QUARTER -> revenue(facts, PeriodKind.QUARTER, 0);
            case PARTNER_REVENUE_LAST_QUARTER -> revenue(facts, PeriodKind.QUARTER, 1);
            case PARTNER_REVENUE_THIS_YEAR -> revenue(facts, PeriodKind.YEAR, 0);
            case PARTNER_REVENUE_LAST_YEAR -> revenue(facts, PeriodKind.YEAR, 1);
            default -> throw new IllegalArgumentException("no sale has an amount called " + column.title());
        };
    }

    private interface Found {
        @Nullable
        Exact get();
    }

    private static BandSource.Values exact(Found value) {
        return new BandSource.Values() {
            @Override
            boolean read() {
                return foundExact(value.get());
            }
        };
    }

    private static BandSource.Values revenue(Facts facts, PeriodKind kind, int back) {
        return exact(
                () -> facts.metrics.revenue(facts.partner, facts.sales.currency[facts.line], kind, back, facts.time()));
    }

    /** amount / quantity; missing without a quantity. */
    private static @Nullable Exact unitPrice(Facts facts) {
        long quantity = facts.sales.quantity[facts.line];
        if (quantity == Sales.UNKNOWN || quantity == 0) {
            return null;
        }
        return Exact.of(facts.sales.amount[facts.line]).times(MILLION).dividedBy(Exact.of(quantity));
    }

    /** Missing if the base needs a cost that is unknown. */
    private @Nullable Exact base(Facts facts) {
        BaseAmounts.Base base = facts.bases.of(column.name());
        if (base.needsCost() && facts.sales.cost[facts.line] == Sales.UNKNOWN) {
            return null;
        }
        int decimals = facts.sales.currencyOf(facts.line).decimals();
        return base.of(facts.sales, facts.line, component -> Exact.ZERO)
                .times(Exact.of(BigDecimal.ONE.movePointRight(decimals)));
    }

    boolean isStatic() {
        return switch (column.field()) {
            case AMOUNT, UNIT_PRICE, BASE -> true;
            default -> false;
        };
    }
}
