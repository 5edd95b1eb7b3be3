package io.ratebook.payout.provider.paypal;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One call over the network, and nothing more: it repeats nothing and follows no redirect. */
final class PayPalHttp {
    private static final Duration AFTER_NOT_REACHED = Duration.ofMinutes(1);

    private final URI base;
    private final Duration timeout;
    private final HttpClient client;

    PayPalHttp(PayPalSettings settings) {
        base = settings.baseUrl();
        timeout = settings.timeout();
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .build();
    }

    HttpRequest.Builder to(String path) {
        String root = base.toString();
        return HttpRequest.newBuilder(
                        URI.create((root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + path))
                .header("Accept", "application/json");
    }

    /** The time limit holds until the last byte, which the client's own does not. */
    Reply call(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> call = client.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> response = call.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return Reply.Answer.of(response.statusCode(), response.headers(), response.body());
        } catch (TimeoutException slow) {
            call.cancel(true);
            return new Reply.NoAnswer("PayPal did not answer within " + timeout.toMillis() + " ms");
        } catch (InterruptedException stopped) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return new Reply.NoAnswer("stopped while PayPal was asked");
        } catch (ExecutionException failed) {
            return failed(failed.getCause());
        }
    }

    private static Reply failed(@Nullable Throwable cause) {
        if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
            return new Reply.NotSent(
                    "PayPal cannot be reached: " + cause.getClass().getSimpleName(), AFTER_NOT_REACHED);
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new Reply.NoAnswer("the connection to PayPal broke"
                + (cause == null ? "" : ": " + cause.getClass().getSimpleName()));
    }
}
