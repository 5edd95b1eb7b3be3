package io.ratebook.payout.provider.paypal;

import io.ratebook.payout.provider.PaymentProblem;
import io.ratebook.payout.provider.ProviderBatch;
import io.ratebook.payout.provider.Submission;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Gives batches to PayPal, which has no question "do you know this key?". It refuses a second batch under one key for 30 days, and
 * names the first in that refusal: so asking is giving the same batch again. Two things follow. What was given once is never
 * given again when PayPal may have forgotten its key. And once a batch may have been accepted, no refusal of a later call says
 * that nothing was paid.
 */
final class Giving {
    private static final int TRIES = 3;
    private static final int TIMED_OUT = 408;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_TROUBLE = 500;
    private static final int KEY_LENGTH_MAX = 256;
    private static final Duration LATER = Duration.ofMinutes(1);
    private static final Duration MUCH_LATER = Duration.ofHours(1);

    /** PayPal knows keys for 30 days; a day is left for clocks and for a call under way. */
    private static final Duration KEY_KNOWN = Duration.ofDays(29);

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9:._-]{1," + KEY_LENGTH_MAX + "}");

    private static final String KEY_FIELD = "SENDER_BATCH_ID";
    private static final Pattern KNOWN = Pattern.compile("(?i)duplicate|already exists");
    private static final int ISSUES_MAX = 20;

    private final String emailSubject;
    private final Duration pause;
    private final PayPalHttp http;
    private final PayPalToken token;
    private final Asking asking;
    private final Clock clock;

    Giving(PayPalSettings settings, PayPalHttp http, PayPalToken token, Asking asking, Clock clock) {
        emailSubject = settings.emailSubject();
        pause = settings.pause();
        this.http = http;
        this.token = token;
        this.asking = asking;
        this.clock = clock;
    }

    Submission give(ProviderBatch batch, int itemsMax) {
        List<PaymentProblem> problems = problems(batch, itemsMax);
        if (!problems.isEmpty()) {
            String reason = problems.get(0).toString();
            return batch.mayBeKnown()
                    ? new Submission.Unknown("cannot be asked for: " + reason, MUCH_LATER)
                    : new Submission.Refused(reason, problems);
        }
        if (isForgotten(batch)) {
            return new Submission.Unknown(
                    "given on " + batch.firstSentAt() + ": PayPal may have forgotten the key " + batch.key()
                            + ", and giving it again could pay twice; look it up at PayPal",
                    MUCH_LATER);
        }
        byte[] body = BatchBody.of(batch, emailSubject);
        Submission came = give(batch.key(), body, batch.mayBeKnown());
        for (int again = 1; again < TRIES && isAskedAtOnce(came) && Pause.of(pause); again++) {
            came = give(batch.key(), body, true);
        }
        return came;
    }

    private static boolean isAskedAtOnce(Submission came) {
        return came instanceof Submission.Unknown unknown && unknown.after().compareTo(LATER) <= 0;
    }

    private boolean isForgotten(ProviderBatch batch) {
        Instant first = batch.firstSentAt();
        return first != null && first.plus(KEY_KNOWN).isBefore(clock.instant());
    }

    private static List<PaymentProblem> problems(ProviderBatch batch, int itemsMax) {
        List<PaymentProblem> problems = new ArrayList<>(PaymentCheck.of(batch.payments()));
        if (!KEY.matcher(batch.key()).matches()) {
            problems.add(new PaymentProblem("all", "key", batch.key(), "1 to 256 letters, digits, : . _ -"));
        }
        int items = batch.payments().size();
        if (items == 0 || items > itemsMax) {
            problems.add(new PaymentProblem("all", "payments", String.valueOf(items), "1 to " + itemsMax));
        }
        List<String> currencies = batch.payments().stream()
                .map(payment -> payment.amount().currency().code())
                .distinct()
                .sorted()
                .toList();
        if (currencies.size() > 1) {
            problems.add(new PaymentProblem("all", "currency", String.join(", ", currencies), "one currency"));
        }
        return problems;
    }

    private Submission give(String key, byte[] body, boolean mayBeKnown) {
        Reply reply = token.call(bearer -> http.to("/v1/payments/payouts")
                .header("Authorization", bearer)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build());
        if (reply instanceof Reply.NotSent unsent) {
            return notDone(unsent.why(), unsent.after(), mayBeKnown);
        }
        if (reply instanceof Reply.NoAnswer none) {
            return new Submission.Unknown(none.why(), LATER);
        }
        return came(key, (Reply.Answer) reply, mayBeKnown);
    }

    private Submission came(String key, Reply.Answer answer, boolean mayBeKnown) {
        String batchId = answer.at("/batch_header/payout_batch_id");
        if (answer.isDone() && Asking.ID.matcher(batchId).matches()) {
            return new Submission.Accepted(batchId, false);
        }
        if (isDuplicate(answer)) {
            return known(key, answer);
        }
        if (answer.status() == TOO_MANY) {
            Duration after = answer.retryAfter();
            return notDone("PayPal is asked too often", after == null ? LATER : after, mayBeKnown);
        }
        if (isRefusal(answer) && !mayBeKnown) {
            return new Submission.Refused(answer.inWords() + issues(answer), List.of());
        }
        return new Submission.Unknown(answer.inWords() + issues(answer), isRefusal(answer) ? MUCH_LATER : LATER);
    }

    private static Submission notDone(String why, Duration after, boolean mayBeKnown) {
        return mayBeKnown ? new Submission.Unknown(why, after) : new Submission.Postponed(why, after);
    }

    /** Only what PayPal itself wrote; a proxy's page says nothing about what PayPal did. */
    private static boolean isRefusal(Reply.Answer answer) {
        return answer.status() >= CLIENT_ERROR
                && answer.status() < SERVER_TROUBLE
                && answer.status() != TIMED_OUT
                && answer.status() != CONFLICT
                && answer.isNamedError();
    }

    /** PayPal refuses the key, since it has a batch under it. */
    private static boolean isDuplicate(Reply.Answer answer) {
        if (answer.status() < CLIENT_ERROR || answer.status() >= SERVER_TROUBLE) {
            return false;
        }
        return answer.name().contains("DUPLICATE")
                || answer.details().stream()
                        .anyMatch(detail ->
                                KEY_FIELD.equalsIgnoreCase(detail.path("field").asString(""))
                                        && KNOWN.matcher(detail.path("issue").asString(""))
                                                .find());
    }

    private Submission known(String key, Reply.Answer answer) {
        String batchId = linked(answer);
        if (batchId.isEmpty()) {
            return new Submission.Unknown(
                    "PayPal has a batch under the key " + key + " and does not name it: " + answer.inWords(),
                    MUCH_LATER);
        }
        return asking.holds(key, batchId)
                ? new Submission.Accepted(batchId, true)
                : new Submission.Unknown(
                        "PayPal names the batch " + batchId + ", and does not show it under the key " + key, LATER);
    }

    /** Only the id at the end of the link is used: tokens are sent to nobody but the address of the settings. */
    private static String linked(Reply.Answer answer) {
        for (JsonNode detail : answer.details()) {
            for (JsonNode link : detail.path("link")) {
                String href = link.path("href").asString("");
                String id = href.substring(href.lastIndexOf('/') + 1);
                if (href.contains("/payouts/") && Asking.ID.matcher(id).matches()) {
                    return id;
                }
            }
        }
        return "";
    }

    /** {@code ; items[1].receiver: Receiver is invalid}, of all that PayPal names, without values. */
    private static String issues(Reply.Answer answer) {
        return answer.details().stream()
                .limit(ISSUES_MAX)
                .map(detail -> "; " + detail.path("field").asString("") + ": "
                        + detail.path("issue").asString(""))
                .collect(Collectors.joining());
    }
}
