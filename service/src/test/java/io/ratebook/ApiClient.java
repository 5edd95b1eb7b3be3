package io.ratebook;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A caller of the HTTP API, with cookies as a browser has them. */
public final class ApiClient {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String CSRF = "XSRF-TOKEN";

    private final URI address;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final Map<String, String> headers = new HashMap<>();

    public ApiClient(URI address) {
        this.address = address;
    }

    /** What came back. */
    public record Answer(int status, HttpResponse<byte[]> response) {
        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public byte[] bytes() {
            return response.body();
        }

        /** The body as JSON; of a problem too. */
        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        /** A text inside of the JSON: {@code at("/items/0/code")}. */
        public String at(String pointer) {
            return json().at(pointer).asString();
        }

        /** Empty if there is none. */
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        @Override
        public String toString() {
            return status + " " + text();
        }
    }

    /** Signs in as a browser does: asks who is signed in, gets its cookie against forged requests, and sends it back. */
    public ApiClient signIn(String name, String password) {
        get("/api/v1/session");
        Answer answer = post("/api/v1/session", JSON.writeValueAsString(Map.of("name", name, "password", password)));
        if (answer.status() != 200) {
            throw new AssertionError("not signed in: " + answer);
        }
        return this;
    }

    /** The value of a cookie, empty if there is none. */
    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** Sends a header with every later call. */
    public ApiClient with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** What {@link #with} was given, for a caller at another address. */
    public String sentHeader(String name) {
        return headers.getOrDefault(name, "");
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody(), Map.of());
    }

    public Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody(), Map.of());
    }

    /** With a body of JSON, as text. */
    public Answer post(String path, String json) {
        return send("POST", path, BodyPublishers.ofString(json), Map.of("Content-Type", "application/json"));
    }

    public Answer patch(String path, String json) {
        return send("PATCH", path, BodyPublishers.ofString(json), Map.of("Content-Type", "application/json"));
    }

    public Answer put(String path, String json) {
        return send("PUT", path, BodyPublishers.ofString(json), Map.of("Content-Type", "application/json"));
    }

    /** With a body of any kind: a file. */
    public Answer post(String path, byte[] body, String contentType) {
        return send("POST", path, BodyPublishers.ofByteArray(body), Map.of("Content-Type", contentType));
    }

    /** Any call; more headers for this one only. */
    public Answer send(String method, String path, BodyPublisher body, Map<String, String> more) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).method(method, body);
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(more);
        if (!cookie(CSRF).isEmpty()) {
            request.setHeader("X-" + CSRF, cookie(CSRF));
        }
        all.forEach(request::setHeader);
        try {
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response);
        } catch (IOException broken) {
            throw new IllegalStateException(method + " " + path, broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
