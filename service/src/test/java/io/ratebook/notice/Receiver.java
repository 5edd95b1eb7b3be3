package io.ratebook.notice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A machine that webhooks are sent to: keeps what comes, and answers as it is told. */
final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Behaviour> next = new ConcurrentLinkedQueue<>();
    private volatile Behaviour usual = exchange -> answer(exchange, 200, "thanks");

    /** What came. */
    record Got(String signature, String event, String topic, String body) {
        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }
    }

    /** How a call is answered. */
    interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/news";
    }

    List<Got> got() {
        return List.copyOf(got);
    }

    /** Of the next call; of those after it, what is added after it. */
    Receiver then(Behaviour behaviour) {
        next.add(behaviour);
        return this;
    }

    void always(Behaviour behaviour) {
        usual = behaviour;
    }

    static Behaviour status(int status, String text) {
        return exchange -> answer(exchange, status, text);
    }

    /** Answers, but later than anybody waits. */
    static Behaviour late(long millis) {
        return exchange -> {
            pause(millis);
            answer(exchange, 200, "late");
        };
    }

    /** A byte now and then: each of them comes in time. */
    static Behaviour dripping(int bytes, long millisEach) {
        return exchange -> {
            exchange.sendResponseHeaders(200, bytes);
            for (int i = 0; i < bytes; i++) {
                exchange.getResponseBody().write('.');
                exchange.getResponseBody().flush();
                pause(millisEach);
            }
            exchange.close();
        };
    }

    private void handle(HttpExchange exchange) throws IOException {
        got.add(new Got(
                String.valueOf(exchange.getRequestHeaders().getFirst("Ratebook-Signature")),
                String.valueOf(exchange.getRequestHeaders().getFirst("Ratebook-Event")),
                String.valueOf(exchange.getRequestHeaders().getFirst("Ratebook-Topic")),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        Behaviour behaviour = next.poll();
        (behaviour == null ? usual : behaviour).answer(exchange);
    }

    static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
