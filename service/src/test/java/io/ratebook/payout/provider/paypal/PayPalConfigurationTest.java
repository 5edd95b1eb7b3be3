package io.ratebook.payout.provider.paypal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.payout.provider.PaymentProvider;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

class PayPalConfigurationTest {
    private static AnnotationConfigApplicationContext context(Map<String, Object> settings) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
        context.registerBean(Clock.class, Clock::systemUTC);
        context.register(PayPalConfiguration.class);
        context.refresh();
        return context;
    }

    @Test
    void without_an_account_there_is_no_provider() {
        try (AnnotationConfigApplicationContext context = context(Map.of())) {
            assertThat(context.getBeanProvider(PaymentProvider.class).getIfAvailable())
                    .isNull();
        }
    }

    @Test
    void with_an_account_there_is_one() {
        try (AnnotationConfigApplicationContext context = context(Map.of(
                "ratebook.paypal.base-url", "https://api.example",
                "ratebook.paypal.client-id", "client",
                "ratebook.paypal.secret", "secret"))) {
            assertThat(context.getBean(PaymentProvider.class).code()).isEqualTo("paypal");
        }
    }

    @Test
    void an_account_without_its_secret_or_address_does_not_start() {
        assertThatThrownBy(() -> context(Map.of(
                        "ratebook.paypal.base-url", "https://api.example", "ratebook.paypal.client-id", "client")))
                .rootCause()
                .hasMessageContaining("ratebook.paypal.secret");
        assertThatThrownBy(() ->
                        context(Map.of("ratebook.paypal.client-id", "client", "ratebook.paypal.secret", "secret")))
                .rootCause()
                .hasMessageContaining("ratebook.paypal.base-url: found \"\"");
    }
}
