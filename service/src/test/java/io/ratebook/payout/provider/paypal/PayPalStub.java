package io.ratebook.payout.provider.paypal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A PayPal of our own on a free port of this machine, with the forms of answers that PayPal has. It misbehaves when told to, and
 * keeps a {@link StubBank ledger} of what it paid, so that a test can tell that nothing was paid twice.
 */
public final class PayPalStub implements AutoCloseable {
    public static final String CLIENT_ID = "client-of-the-stub";
    public static final String SECRET = "canary-secret-7731";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PAYOUTS = "/v1/payments/payouts";
    private static final String ITEM = "/v1/payments/payouts-item/";

    /** How one call is met, once. Of a call that moves nothing, before and after are the same. */
    public enum Fault {
        /** No fault: to let a call pass between two that fail. */
        NONE,
        /** Does what it is asked for, and answers when nobody waits any more. */
        SLOW_AFTER_ACCEPTING,
        /** Does what it is asked for only when nobody waits any more. */
        SLOW_BEFORE_ACCEPTING,
        ERROR_BEFORE_ACCEPTING,
        ERROR_AFTER_ACCEPTING,
        CUT_BEFORE_ACCEPTING,
        CUT_AFTER_ACCEPTING,
        /** Half of the answer, then the end of the connection. */
        CUT_IN_ANSWER,
        /** Half of the answer, and then silence while the connection stays. */
        STALLED_IN_ANSWER,
        BROKEN_JSON,
        /** What stands between here and PayPal answers in its place. */
        PAGE_OF_A_PROXY,
        /** All tokens end at once. */
        TOKEN_EXPIRED,
        TOO_MANY,
        NO_FUNDS;

        boolean accepts() {
            return switch (this) {
                case NONE,
                        SLOW_AFTER_ACCEPTING,
                        SLOW_BEFORE_ACCEPTING,
                        ERROR_AFTER_ACCEPTING,
                        CUT_AFTER_ACCEPTING,
                        CUT_IN_ANSWER,
                        STALLED_IN_ANSWER,
                        BROKEN_JSON -> true;
                default -> false;
            };
        }
    }

    /** @param json null for what is not JSON */
    private record Answered(int status, @Nullable JsonNode json) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final StubBank bank = new StubBank();
    private final Duration slow;
    private final Deque<Fault> onCreate = new ArrayDeque<>();
    private final Deque<Fault> onRead = new ArrayDeque<>();
    private final Deque<Fault> onToken = new ArrayDeque<>();
    private String token = "";
    private int tokens;
    private int creates;
    private int reads;

    private PayPalStub(Duration slow) throws IOException {
        this.slow = slow;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** @param slow how long a slow answer takes: longer than the caller's time limit */
    public static PayPalStub start(Duration slow) throws IOException {
        return new PayPalStub(slow);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** By which this stub is used. */
    public PayPalSettings settings(Duration timeout) {
        return new PayPalSettings(
                uri(), CLIENT_ID, SECRET, Duration.ofSeconds(2), timeout, Duration.ofMillis(20), "You have been paid");
    }

    /** How the next calls that give a batch are met, one after the other; then without a fault. */
    public synchronized PayPalStub onCreate(Fault... faults) {
        onCreate.addAll(Arrays.asList(faults));
        return this;
    }

    /** How the next calls that read a batch or an item are met. */
    public synchronized PayPalStub onRead(Fault... faults) {
        onRead.addAll(Arrays.asList(faults));
        return this;
    }

    /** How the next calls for a token are met. */
    public synchronized PayPalStub onToken(Fault... faults) {
        onToken.addAll(Arrays.asList(faults));
        return this;
    }

    /** Forgets faults that did not come to pass. */
    public synchronized PayPalStub calm() {
        onCreate.clear();
        onRead.clear();
        onToken.clear();
        return this;
    }

    public StubBank bank() {
        return bank;
    }

    /** Calls that asked to make a batch and reached this server. */
    public synchronized int creates() {
        return creates;
    }

    public synchronized int reads() {
        return reads;
    }

    public synchronized int tokens() {
        return tokens;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/v1/oauth2/token")) {
                meet(exchange, next(onToken), () -> newToken(exchange, body));
            } else if (path.equals(PAYOUTS) && exchange.getRequestMethod().equals("POST")) {
                count(true);
                meet(exchange, next(onCreate), () -> create(body));
            } else {
                count(false);
                meet(
                        exchange,
                        next(onRead),
                        () -> read(path, exchange.getRequestURI().getQuery()));
            }
        }
    }

    private synchronized void count(boolean create) {
        creates += create ? 1 : 0;
        reads += create ? 0 : 1;
    }

    private synchronized Fault next(Deque<Fault> faults) {
        Fault next = faults.poll();
        return next == null ? Fault.NONE : next;
    }

    private void meet(HttpExchange exchange, Fault fault, Supplier<Answered> work) throws IOException {
        if (fault == Fault.TOKEN_EXPIRED) {
            endToken();
        }
        if (!exchange.getRequestURI().getPath().equals("/v1/oauth2/token") && !isSignedIn(exchange)) {
            send(exchange, 401, error("AUTHENTICATION_FAILURE", "Authentication failed"));
            return;
        }
        if (fault == Fault.SLOW_BEFORE_ACCEPTING) {
            waitFor(slow);
        }
        Answered answered = fault.accepts() ? work.get() : new Answered(0, null);
        switch (fault) {
            case SLOW_AFTER_ACCEPTING -> waitFor(slow);
            case ERROR_BEFORE_ACCEPTING, ERROR_AFTER_ACCEPTING -> {
                send(exchange, 500, error("INTERNAL_ERROR", "An internal service error occurred."));
                return;
            }
            case CUT_BEFORE_ACCEPTING, CUT_AFTER_ACCEPTING -> {
                return;
            }
            case CUT_IN_ANSWER, STALLED_IN_ANSWER -> {
                sendHalf(exchange, answered, fault == Fault.STALLED_IN_ANSWER);
                return;
            }
            case BROKEN_JSON -> {
                sendText(exchange, answered.status(), "{\"batch_header\": {\"payout_batch_id\": ");
                return;
            }
            case PAGE_OF_A_PROXY -> {
                sendText(exchange, 403, "<html>Forbidden</html>");
                return;
            }
            case TOO_MANY -> {
                exchange.getResponseHeaders().set("Retry-After", "7");
                send(exchange, 429, error("RATE_LIMIT_REACHED", "Too many requests."));
                return;
            }
            case NO_FUNDS -> {
                send(exchange, 422, error("INSUFFICIENT_FUNDS", "Sender does not have sufficient funds."));
                return;
            }
            default -> {}
        }
        send(exchange, answered.status(), Objects.requireNonNull(answered.json()));
    }

    private synchronized void endToken() {
        token = "";
    }

    private synchronized boolean isSignedIn(HttpExchange exchange) {
        return !token.isEmpty()
                && ("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private synchronized Answered newToken(HttpExchange exchange, byte[] body) {
        String expected = "Basic "
                + Base64.getEncoder().encodeToString((CLIENT_ID + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        boolean known = expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && new String(body, StandardCharsets.UTF_8).equals("grant_type=client_credentials");
        if (!known) {
            return new Answered(401, JSON.createObjectNode().put("error", "invalid_client"));
        }
        tokens++;
        token = "token-" + tokens;
        return new Answered(
                200,
                JSON.createObjectNode()
                        .put("access_token", token)
                        .put("token_type", "Bearer")
                        .put("expires_in", 32_400));
    }

    private Answered create(byte[] body) {
        JsonNode sent = JSON.readTree(body);
        StubBank.Given given = bank.give(sent);
        if (given.batch() != null) {
            return new Answered(201, given.batch());
        }
        ObjectNode error = error("USER_BUSINESS_ERROR", "User business error.");
        ObjectNode detail = error.putArray("details").addObject();
        detail.put("field", "SENDER_BATCH_ID").put("location", "body");
        detail.put("issue", "Batch with given sender_batch_id already exists");
        if (!given.known().isEmpty()) {
            detail.putArray("link")
                    .addObject()
                    .put("href", "https://elsewhere.example" + PAYOUTS + "/" + given.known())
                    .put("rel", "self")
                    .put("method", "GET")
                    .put("encType", "application/json");
        }
        error.putArray("links");
        return new Answered(400, error);
    }

    private Answered read(String path, @Nullable String query) {
        JsonNode found = null;
        if (path.startsWith(ITEM)) {
            found = bank.item(path.substring(ITEM.length()));
        } else if (path.startsWith(PAYOUTS + "/")) {
            Map<String, String> asked = Stream.of((query == null ? "" : query).split("&"))
                    .map(pair -> pair.split("=", 2))
                    .filter(pair -> pair.length == 2)
                    .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
            found = bank.batch(
                    path.substring(PAYOUTS.length() + 1),
                    Integer.parseInt(asked.getOrDefault("page", "1")),
                    Integer.parseInt(asked.getOrDefault("page_size", "1000")));
        }
        return found == null
                ? new Answered(404, error("RESOURCE_NOT_FOUND", "Requested resource ID was not found."))
                : new Answered(200, found);
    }

    private static ObjectNode error(String name, String message) {
        return JSON.createObjectNode().put("name", name).put("message", message).put("debug_id", "f701090abdcb2");
    }

    private static void waitFor(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, JsonNode json) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        sendText(exchange, status, JSON.writeValueAsString(json));
    }

    private static void sendText(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void sendHalf(HttpExchange exchange, Answered answered, boolean stays) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(answered.json());
        exchange.sendResponseHeaders(answered.status(), bytes.length);
        OutputStream out = exchange.getResponseBody();
        out.write(bytes, 0, bytes.length / 2);
        out.flush();
        if (stays) {
            waitFor(slow);
        }
    }

    /** Waits until slow calls have come to their end, as they may still accept something. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(slow.toMillis() + 5_000, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("a call of the stub does not end");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for calls under way, then tells who was given money more than once. */
    public List<String> paidTwice() {
        close();
        return bank.paidTwice();
    }
}
