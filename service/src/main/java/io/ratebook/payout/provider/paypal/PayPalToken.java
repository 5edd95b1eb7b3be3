package io.ratebook.payout.provider.paypal;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Calls with a token of PayPal's, which is kept as long as it holds and got anew when PayPal no longer takes it. */
final class PayPalToken {
    private static final int NOT_SIGNED_IN = 401;
    private static final int TOO_MANY = 429;
    private static final Duration AFTER_REFUSED = Duration.ofMinutes(5);
    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);

    /** A token is not used in the last minute of its life: calls take time. */
    private static final Duration SPARE = Duration.ofMinutes(1);

    private final PayPalHttp http;
    private final Clock clock;
    private final String credentials;
    private @Nullable Token token;

    private record Token(String value, Instant until) {}

    PayPalToken(PayPalSettings settings, PayPalHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
        credentials = "Basic "
                + Base64.getEncoder()
                        .encodeToString(
                                (settings.clientId() + ":" + settings.secret()).getBytes(StandardCharsets.UTF_8));
    }

    /** A call that PayPal refuses for its token was not done: it is made once more with a new one. */
    Reply call(Function<String, HttpRequest> request) {
        Reply reply = callOnce(request);
        if (isNotSignedIn(reply)) {
            forget();
            reply = callOnce(request);
        }
        return isNotSignedIn(reply) ? new Reply.NotSent("PayPal does not take its own token", AFTER_REFUSED) : reply;
    }

    private Reply callOnce(Function<String, HttpRequest> request) {
        String bearer;
        synchronized (this) {
            Reply.NotSent missing = holds() ? null : renew();
            if (missing != null) {
                return missing;
            }
            bearer = "Bearer " + Objects.requireNonNull(token).value();
        }
        return http.call(request.apply(bearer));
    }

    private boolean holds() {
        return token != null && clock.instant().isBefore(token.until().minus(SPARE));
    }

    private static boolean isNotSignedIn(Reply reply) {
        return reply instanceof Reply.Answer answer && answer.status() == NOT_SIGNED_IN;
    }

    private synchronized void forget() {
        token = null;
    }

    /** Null if there is a new one; else why there is none: what was to be called was not. */
    private Reply.@Nullable NotSent renew() {
        token = null;
        Reply reply = http.call(http.to("/v1/oauth2/token")
                .header("Authorization", credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build());
        if (reply instanceof Reply.NotSent unreached) {
            return unreached;
        }
        if (reply instanceof Reply.NoAnswer none) {
            return new Reply.NotSent("no token: " + none.why(), AFTER_TROUBLE);
        }
        Reply.Answer answer = (Reply.Answer) reply;
        String value = answer.at("/access_token");
        if (!answer.isDone() || value.isEmpty()) {
            return notSent(answer);
        }
        token = new Token(value, clock.instant().plusSeconds(answer.number("/expires_in")));
        return null;
    }

    private static Reply.NotSent notSent(Reply.Answer answer) {
        if (answer.status() == NOT_SIGNED_IN) {
            return new Reply.NotSent(
                    "PayPal does not know ratebook.paypal.client-id with ratebook.paypal.secret", AFTER_REFUSED);
        }
        Duration after = answer.retryAfter();
        String why = answer.status() == TOO_MANY ? "too often" : answer.inWords();
        return new Reply.NotSent("no token: " + why, after == null ? AFTER_TROUBLE : after);
    }
}
