package io.ratebook.payout.provider.paypal;

import io.ratebook.payout.provider.BatchStatus;
import io.ratebook.payout.provider.ItemOutcome;
import io.ratebook.payout.provider.Payment;
import io.ratebook.payout.provider.ProviderBatch;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads batches and items. Reading moves nothing, so a call that came to nothing is made again, a few times. */
final class Asking {
    private static final int PAGE = 1_000;
    private static final int TRIES = 3;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;
    private static final int SERVER_TROUBLE = 500;
    private static final Duration LATER = Duration.ofMinutes(1);

    /** So that an id stays one part of a path, whoever it came from. */
    static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final PayPalHttp http;
    private final PayPalToken token;
    private final Duration pause;

    Asking(PayPalHttp http, PayPalToken token, Duration pause) {
        this.http = http;
        this.token = token;
        this.pause = pause;
    }

    BatchStatus status(ProviderBatch batch, String batchId) {
        BatchReader reader = new BatchReader();
        String state = "";
        int pages = 1;
        for (int page = 1; page <= pages; page++) {
            Reply reply = page(batchId, page, PAGE);
            if (!isBatch(reply, batch.key(), batchId)) {
                return new BatchStatus.NotTold(why(reply, batchId), after(reply));
            }
            Reply.Answer answer = (Reply.Answer) reply;
            // The state of the last page is at least as late as every item before it.
            state = answer.at("/batch_header/batch_status");
            pages = Math.max(pages, answer.number("/total_pages"));
            reader.page(Objects.requireNonNull(answer.json()));
        }
        return new BatchStatus.Told(state, reader.reports(batch.payments(), state), reader.strangers(batch.payments()));
    }

    /** True if PayPal holds a batch of that id that was given under that key. */
    boolean holds(String key, String batchId) {
        return isBatch(page(batchId, 1, 1), key, batchId);
    }

    ItemOutcome item(Payment sent, String itemId) {
        Reply reply = ask("/v1/payments/payouts-item/", itemId, "");
        if (!(reply instanceof Reply.Answer answer) || !answer.isDone() || answer.json() == null) {
            return new ItemOutcome.Unknown(why(reply, itemId));
        }
        JsonNode item = answer.json();
        if (!item.at("/payout_item/sender_item_id").asString("").equals(sent.id())) {
            return new ItemOutcome.Unknown("PayPal's item " + itemId + " is another payout");
        }
        return ItemReader.read(sent, item);
    }

    private Reply page(String batchId, int page, int size) {
        return ask("/v1/payments/payouts/", batchId, "?page=" + page + "&page_size=" + size + "&total_required=true");
    }

    private static boolean isBatch(Reply reply, String key, String batchId) {
        return reply instanceof Reply.Answer answer
                && answer.isDone()
                && answer.at("/batch_header/payout_batch_id").equals(batchId)
                && answer.at("/batch_header/sender_batch_header/sender_batch_id")
                        .equals(key);
    }

    private Reply ask(String path, String id, String query) {
        if (!ID.matcher(id).matches()) {
            return new Reply.NotSent("\"" + id + "\" is no id of PayPal's", LATER);
        }
        Reply reply = token.call(bearer ->
                http.to(path + id + query).header("Authorization", bearer).GET().build());
        for (int again = 1; again < TRIES && isTrouble(reply) && Pause.of(pause); again++) {
            reply = token.call(bearer -> http.to(path + id + query)
                    .header("Authorization", bearer)
                    .GET()
                    .build());
        }
        return reply;
    }

    private static boolean isTrouble(Reply reply) {
        return reply instanceof Reply.NoAnswer
                || reply instanceof Reply.Answer answer
                        && (answer.status() >= SERVER_TROUBLE || answer.isDone() && answer.json() == null);
    }

    private static String why(Reply reply, String id) {
        if (reply instanceof Reply.NotSent unsent) {
            return unsent.why();
        }
        if (reply instanceof Reply.NoAnswer none) {
            return none.why();
        }
        Reply.Answer answer = (Reply.Answer) reply;
        if (answer.status() == NOT_FOUND) {
            return "PayPal knows no " + id;
        }
        if (answer.status() == TOO_MANY) {
            return "PayPal is asked too often";
        }
        return answer.isDone() ? "PayPal's answer on " + id + " is not about what was sent" : answer.inWords();
    }

    private static Duration after(Reply reply) {
        if (reply instanceof Reply.NotSent unsent) {
            return unsent.after();
        }
        Duration asked = reply instanceof Reply.Answer answer ? answer.retryAfter() : null;
        return asked == null ? LATER : asked;
    }
}
