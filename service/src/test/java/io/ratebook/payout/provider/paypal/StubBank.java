package io.ratebook.payout.provider.paypal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the stub holds: batches by key, what it says of each item, and every movement of money. */
public final class StubBank {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> MONEY_IS_BACK = Set.of("FAILED", "DENIED", "RETURNED", "REFUNDED", "REVERSED");

    private final Map<String, StubBatch> byKey = new HashMap<>();
    private final Map<String, StubBatch> byId = new HashMap<>();
    private final Map<String, StubItem> items = new LinkedHashMap<>();
    private final Map<String, Deque<String>> words = new HashMap<>();
    private final Map<String, JsonNode> amounts = new HashMap<>();
    private final Deque<String> batchWords = new ArrayDeque<>(List.of("SUCCESS"));
    private final List<Movement> ledger = new ArrayList<>();
    private final Set<String> hidden = new HashSet<>();
    private @Nullable String named;
    private int number;

    /**
     * Money that moved.
     *
     * @param id of the payout, as the sender named it
     * @param out false for money that came back
     */
    public record Movement(String batchId, String id, String value, String currency, boolean out) {}

    /**
     * What came of giving.
     *
     * @param batch null if the key was known
     * @param known id of the batch under that key; empty if it is new, or not named
     */
    record Given(@Nullable JsonNode batch, String known) {}

    private record StubBatch(String id, String key, List<StubItem> items) {}

    private record StubItem(String id, StubBank bank, String batchId, JsonNode sent) {
        String payout() {
            return sent.path("sender_item_id").asString();
        }
    }

    /** What is said of a payout, one word a question; the last one stays. Without it: SUCCESS. */
    public synchronized StubBank says(String payout, String... statuses) {
        words.put(payout, new ArrayDeque<>(Arrays.asList(statuses)));
        return this;
    }

    /** What is said of all batches, likewise. */
    public synchronized StubBank batchesSay(String... states) {
        batchWords.clear();
        batchWords.addAll(Arrays.asList(states));
        return this;
    }

    /** Another amount than the one that was sent is shown. */
    public synchronized StubBank shows(String payout, String value, String currency) {
        amounts.put(payout, JSON.createObjectNode().put("value", value).put("currency", currency));
        return this;
    }

    /** A payout is left out of what is shown of its batch. */
    public synchronized StubBank hides(String payout) {
        hidden.add(payout);
        return this;
    }

    /** A refused key comes without the link to its batch. */
    public synchronized StubBank namesNoBatch() {
        return names("");
    }

    /** A refused key comes with the link to that batch, whichever it has. */
    public synchronized StubBank names(String batchId) {
        named = batchId;
        return this;
    }

    /** As after 30 days: a key that was used can be used again. */
    public synchronized StubBank forgetKeys() {
        byKey.clear();
        return this;
    }

    synchronized Given give(JsonNode sent) {
        String key = sent.at("/sender_batch_header/sender_batch_id").asString();
        StubBatch known = byKey.get(key);
        if (known != null) {
            return new Given(null, named == null ? known.id() : named);
        }
        String id = "BATCH" + ++number;
        List<StubItem> given = new ArrayList<>();
        for (JsonNode item : sent.path("items")) {
            StubItem held = new StubItem("ITEM" + ++number, this, id, item);
            given.add(held);
            items.put(held.id(), held);
            move(held, true);
        }
        StubBatch batch = new StubBatch(id, key, given);
        byKey.put(key, batch);
        byId.put(id, batch);
        return new Given(head(batch, "PENDING"), "");
    }

    private void move(StubItem item, boolean out) {
        JsonNode amount = item.sent().path("amount");
        ledger.add(new Movement(
                item.batchId(),
                item.payout(),
                amount.path("value").asString(),
                amount.path("currency").asString(),
                out));
    }

    private static ObjectNode head(StubBatch batch, String state) {
        ObjectNode answer = JSON.createObjectNode();
        ObjectNode header = answer.putObject("batch_header");
        header.put("payout_batch_id", batch.id()).put("batch_status", state);
        header.putObject("sender_batch_header").put("sender_batch_id", batch.key());
        return answer;
    }

    synchronized @Nullable JsonNode batch(String id, int page, int size) {
        StubBatch batch = byId.get(id);
        if (batch == null) {
            return null;
        }
        List<StubItem> shown = batch.items().stream()
                .filter(item -> !hidden.contains(item.payout()))
                .toList();
        ObjectNode answer = head(batch, word(batchWords));
        answer.put("total_items", shown.size()).put("total_pages", (shown.size() + size - 1) / size);
        ArrayNode list = answer.putArray("items");
        shown.stream().skip((long) (page - 1) * size).limit(size).forEach(item -> list.add(show(item)));
        return answer;
    }

    synchronized @Nullable JsonNode item(String id) {
        StubItem item = items.get(id);
        return item == null ? null : show(item);
    }

    private static String word(Deque<String> words) {
        return words.size() > 1 ? words.remove() : words.element();
    }

    private JsonNode show(StubItem item) {
        Deque<String> said = words.get(item.payout());
        String status = said == null ? "SUCCESS" : word(said);
        if (MONEY_IS_BACK.contains(status) && isOut(item)) {
            move(item, false);
        }
        ObjectNode shown = JSON.createObjectNode();
        shown.put("payout_item_id", item.id()).put("payout_batch_id", item.batchId());
        shown.put("transaction_status", status);
        ObjectNode sent = (ObjectNode) item.sent().deepCopy();
        JsonNode other = amounts.get(item.payout());
        if (other != null) {
            sent.set("amount", other);
        }
        shown.set("payout_item", sent);
        if (status.equals("SUCCESS")) {
            shown.put("transaction_id", "TX-" + item.id());
            shown.putObject("payout_item_fee").put("currency", "USD").put("value", "0.25");
        } else {
            shown.putObject("errors").put("name", "STUB_" + status).put("message", "The stub was told so.");
        }
        return shown.put("time_processed", "2026-05-01T10:00:00Z");
    }

    private boolean isOut(StubItem item) {
        long out = ledger.stream()
                .filter(moved ->
                        moved.batchId().equals(item.batchId()) && moved.id().equals(item.payout()))
                .mapToInt(moved -> moved.out() ? 1 : -1)
                .sum();
        return out > 0;
    }

    /** Every movement, in order. */
    public synchronized List<Movement> ledger() {
        return List.copyOf(ledger);
    }

    /** How often money went out for a payout, less how often it came back. */
    public synchronized int paid(String payout) {
        return ledger.stream()
                .filter(moved -> moved.id().equals(payout))
                .mapToInt(moved -> moved.out() ? 1 : -1)
                .sum();
    }

    /** Payouts that money went out for while an earlier one of them had not come back. */
    public synchronized List<String> paidTwice() {
        Map<String, Integer> out = new HashMap<>();
        Set<String> twice = new HashSet<>();
        for (Movement moved : ledger) {
            if (out.merge(moved.id(), moved.out() ? 1 : -1, Integer::sum) > 1) {
                twice.add(moved.id());
            }
        }
        return List.copyOf(twice);
    }
}
