package io.ratebook.notice;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Posts a body and says what came back: no redirect is followed, no cookie kept, and all of it takes no longer than allowed. */
final class WebhookClient implements AutoCloseable {
    private static final int ANSWER_BYTES = 1_000;
    private static final int OK = 200;
    private static final int REDIRECT = 300;

    private final CloseableHttpClient http;
    private final Duration timeout;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "webhook-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    /** @param timeout of the whole exchange, from the first byte to the last that is read */
    WebhookClient(Duration timeout, PublicAddresses addresses) {
        this.timeout = timeout;
        Timeout each = Timeout.of(timeout);
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(addresses)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(each)
                                .setSocketTimeout(each)
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(each).build())
                .setUserAgent("Ratebook")
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableContentCompression()
                .build();
    }

    /**
     * What came back.
     *
     * @param status of the answer; null if there was none
     * @param text its beginning, or why there was none
     */
    record Answer(@Nullable Integer status, String text) {
        boolean isGood() {
            return status != null && status >= OK && status < REDIRECT;
        }
    }

    Answer post(String url, Map<String, String> headers, String body) {
        long begun = System.nanoTime();
        try {
            HttpPost post = new HttpPost(URI.create(url));
            headers.forEach(post::setHeader);
            post.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
            return answer(post);
        } catch (IOException | RuntimeException failed) {
            return new Answer(null, why(failed, begun));
        }
    }

    private Answer answer(HttpPost post) throws IOException {
        ScheduledFuture<?> deadline = deadlines.schedule(post::cancel, timeout.toMillis(), TimeUnit.MILLISECONDS);
        try (ClassicHttpResponse response = http.executeOpen(null, post, null)) {
            return new Answer(response.getCode(), beginning(response));
        } finally {
            deadline.cancel(false);
        }
    }

    private static String beginning(ClassicHttpResponse response) throws IOException {
        if (response.getEntity() == null) {
            return "";
        }
        try (InputStream in = response.getEntity().getContent()) {
            String text = new String(in.readNBytes(ANSWER_BYTES), StandardCharsets.UTF_8);
            return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", " ");
        }
    }

    private String why(Exception failed, long begun) {
        if (failed instanceof PrivateAddressException) {
            return String.valueOf(failed.getMessage());
        }
        if (System.nanoTime() - begun >= timeout.toNanos()) {
            return "no whole answer within " + timeout.toMillis() + " ms";
        }
        return failed.getClass().getSimpleName() + ": " + failed.getMessage();
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        http.close();
    }
}
