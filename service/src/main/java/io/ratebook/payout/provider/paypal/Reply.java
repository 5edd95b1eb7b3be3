package io.ratebook.payout.provider.paypal;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a call of the API ended. */
sealed interface Reply {
    /** The call never left this house, so nothing was done by it. */
    record NotSent(String why, Duration after) implements Reply {}

    /** It left, and no whole answer came: done or not. */
    record NoAnswer(String why) implements Reply {}

    /**
     * An answer came.
     *
     * @param json null if it is not JSON
     * @param retryAfter what it asks to wait; null if it does not say
     */
    record Answer(
            int status, @Nullable JsonNode json, @Nullable Duration retryAfter) implements Reply {
        private static final int SECONDS_MAX = 3_600;

        static Answer of(int status, HttpHeaders headers, byte[] body) {
            return new Answer(
                    status,
                    parsed(body),
                    headers.firstValue("Retry-After").map(Answer::seconds).orElse(null));
        }

        private static @Nullable JsonNode parsed(byte[] body) {
            try {
                JsonNode json = JsonMapper.shared().readTree(body);
                return json.isObject() ? json : null;
            } catch (JacksonException broken) {
                return null;
            }
        }

        /** Also given as a date, which is not read: the usual time is waited then. */
        private static @Nullable Duration seconds(String header) {
            return header.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Math.min(SECONDS_MAX, Long.parseLong(header)))
                    : null;
        }

        boolean isDone() {
            return status >= 200 && status < 300;
        }

        /** True if PayPal itself wrote this error, and nobody between here and there. */
        boolean isNamedError() {
            return json != null && !name().isEmpty();
        }

        String name() {
            return at("/name");
        }

        /** A text in it; empty if there is none. */
        String at(String pointer) {
            return json == null ? "" : json.at(pointer).asString("");
        }

        /** What is wrong with what, as PayPal lists it in an error. */
        List<JsonNode> details() {
            List<JsonNode> details = new ArrayList<>();
            if (json != null) {
                json.path("details").forEach(details::add);
            }
            return details;
        }

        /** A whole number in it; 0 if there is none. */
        int number(String pointer) {
            return json == null ? 0 : json.at(pointer).asInt(0);
        }

        /** For people: {@code 422 INSUFFICIENT_FUNDS: Sender does not have sufficient funds (debug id 1a2b)}. Never the whole body. */
        String inWords() {
            if (!isNamedError()) {
                return "PayPal answered " + status + (json == null ? ", not in JSON" : "");
            }
            String debug = at("/debug_id");
            return "PayPal answered " + status + " " + name() + ": " + at("/message")
                    + (debug.isEmpty() ? "" : " (debug id " + debug + ")");
        }
    }
}
