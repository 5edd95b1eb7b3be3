package io.ratebook.payout.provider.paypal;

import io.ratebook.payout.provider.ItemOutcome;
import io.ratebook.payout.provider.ItemReport;
import io.ratebook.payout.provider.Payment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Gathers the pages of a batch, and says of each payout that was sent what PayPal holds for it. */
final class BatchReader {
    private static final String SENDER_ITEM_ID = "/payout_item/sender_item_id";

    /** States of a batch in which PayPal pays nothing that it does not name. */
    private static final Set<String> NOTHING_PAID = Set.of("DENIED", "CANCELED");

    private static final Set<String> UNDER_WAY = Set.of("NEW", "ACKNOWLEDGED", "PENDING", "PROCESSING");

    private final Map<String, Map<String, JsonNode>> byPayout = new LinkedHashMap<>();

    void page(JsonNode page) {
        for (JsonNode item : page.path("items")) {
            byPayout.computeIfAbsent(item.at(SENDER_ITEM_ID).asString(""), unseen -> new LinkedHashMap<>())
                    .put(item.path("payout_item_id").asString(""), item);
        }
    }

    List<ItemReport> reports(List<Payment> sent, String state) {
        return sent.stream().map(payment -> report(payment, state)).toList();
    }

    private ItemReport report(Payment sent, String state) {
        Map<String, JsonNode> found = byPayout.getOrDefault(sent.id(), Map.of());
        if (found.isEmpty()) {
            return new ItemReport(sent.id(), "", missing(state));
        }
        Map.Entry<String, JsonNode> first = found.entrySet().iterator().next();
        ItemOutcome outcome = found.size() == 1
                ? ItemReader.read(sent, first.getValue())
                : new ItemOutcome.Mismatch(
                        "one payout of " + sent.amount(),
                        found.size() + " of them: " + String.join(", ", found.keySet()));
        return new ItemReport(sent.id(), first.getKey(), outcome);
    }

    private static ItemOutcome missing(String state) {
        String word = state.toLowerCase(Locale.ROOT);
        if (NOTHING_PAID.contains(state)) {
            return new ItemOutcome.Failed("the batch was " + word);
        }
        return UNDER_WAY.contains(state)
                ? new ItemOutcome.Pending("the batch is " + word)
                : new ItemOutcome.Unknown("PayPal does not list it in the batch");
    }

    List<String> strangers(List<Payment> sent) {
        Set<String> ours = sent.stream().map(Payment::id).collect(Collectors.toSet());
        List<String> strangers = new ArrayList<>();
        byPayout.forEach((id, items) -> {
            if (!ours.contains(id)) {
                strangers.addAll(id.isEmpty() ? items.keySet() : List.of(id));
            }
        });
        return strangers;
    }
}
