package io.ratebook.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    @ParameterizedTest
    @CsvSource({"81.40,GBP,8140,81.40 GBP", "5,GBP,500,5.00 GBP", "120,JPY,120,120 JPY", "-1.234,KWD,-1234,-1.234 KWD"})
    void an_amount_has_its_currencys_decimals(BigDecimal amount, String code, long minor, String shown) {
        Money money = Money.of(amount, CurrencyCode.of(code));

        assertThat(money.minor()).isEqualTo(minor);
        assertThat(money).hasToString(shown);
    }

    @ParameterizedTest
    @CsvSource({"10.005,GBP", "10.5,JPY", "1.2345,KWD", "92233720368547758.08,GBP"})
    void an_amount_that_does_not_fit_is_refused_by_name_and_never_rounded(BigDecimal amount, String code) {
        assertThatThrownBy(() -> Money.of(amount, CurrencyCode.of(code)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining(amount.toPlainString());
    }

    @Test
    void currencies_are_never_added_to_each_other_and_sums_never_wrap() {
        Money pound = new Money(1, CurrencyCode.of("GBP"));

        assertThatThrownBy(() -> pound.plus(new Money(1, CurrencyCode.of("EUR"))))
                .hasMessageContaining("nothing converts");
        assertThatThrownBy(() -> pound.plus(new Money(Long.MAX_VALUE, CurrencyCode.of("GBP"))))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void an_unknown_currency_is_named() {
        assertThatThrownBy(() -> CurrencyCode.of("gbp")).hasMessageContaining("\"gbp\"");
        assertThat(CurrencyCode.find("XXQ")).isNull();
    }
}
