package io.ratebook.payout.provider.paypal;

import io.ratebook.payout.provider.PaymentProvider;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** PayPal's API, if settings name an account at it; else there is none, and files remain. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("ratebook.paypal.client-id")
class PayPalConfiguration {
    @Bean
    PaymentProvider payPal(
            Clock clock,
            @Value("${ratebook.paypal.base-url:}") String baseUrl,
            @Value("${ratebook.paypal.client-id}") String clientId,
            @Value("${ratebook.paypal.secret:}") String secret,
            @Value("${ratebook.paypal.connect-timeout:5s}") Duration connectTimeout,
            @Value("${ratebook.paypal.timeout:60s}") Duration timeout,
            @Value("${ratebook.paypal.pause:2s}") Duration pause,
            @Value("${ratebook.paypal.email-subject:}") String emailSubject) {
        return new PayPalPayouts(
                new PayPalSettings(URI.create(baseUrl), clientId, secret, connectTimeout, timeout, pause, emailSubject),
                clock);
    }
}
