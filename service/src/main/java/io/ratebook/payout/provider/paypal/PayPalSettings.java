package io.ratebook.payout.provider.paypal;

import java.net.URI;
import java.time.Duration;

/**
 * How PayPal's API is reached.
 *
 * @param timeout for one call, from asking to its last byte
 * @param pause between a call whose outcome is unknown and asking for it
 * @param emailSubject of the mail that PayPal sends to recipients; blank for PayPal's own
 */
public record PayPalSettings(
        URI baseUrl,
        String clientId,
        String secret,
        Duration connectTimeout,
        Duration timeout,
        Duration pause,
        String emailSubject) {
    public PayPalSettings {
        boolean here = "127.0.0.1".equals(baseUrl.getHost()) || "localhost".equals(baseUrl.getHost());
        if (!"https".equals(baseUrl.getScheme()) && !here) {
            throw new IllegalArgumentException("ratebook.paypal.base-url: found \"" + baseUrl
                    + "\", expected an address that begins with https://");
        }
        if (clientId.isBlank() || secret.isBlank()) {
            throw new IllegalArgumentException(
                    "ratebook.paypal.client-id and ratebook.paypal.secret: found one of them blank, expected both");
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "PayPal at " + baseUrl + " as " + clientId;
    }
}
