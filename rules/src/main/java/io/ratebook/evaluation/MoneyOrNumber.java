package io.ratebook.evaluation;

import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Exact;
import io.ratebook.policy.Column;
import io.ratebook.policy.FieldType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The value of a history column as a decimal, as DRL asks for it; money in major units of the sale's currency. */
final class MoneyOrNumber {
    private static final int DECIMALS = 12;

    private final BandSource.Values values;
    private final boolean money;

    private MoneyOrNumber(BandSource.Values values, boolean money) {
        this.values = values;
        this.money = money;
    }

    static MoneyOrNumber of(Column column, ReadyPolicy policy, Facts facts) {
        return column.field().type() == FieldType.MONEY
                ? new MoneyOrNumber(new MoneySource(column).values(facts), true)
                : new MoneyOrNumber(new NumberSource(column, policy.zone).values(facts), false);
    }

    @Nullable
    BigDecimal decimal(Facts facts) {
        boolean whole = values.read();
        Exact exact = whole ? Exact.of(values.whole()) : values.exact();
        if (exact == null) {
            return null;
        }
        CurrencyCode currency = facts.sales.currencyOf(facts.line);
        return (money ? exact.dividedBy(Exact.of(BigDecimal.ONE.movePointRight(currency.decimals()))) : exact)
                .shown(DECIMALS);
    }
}
