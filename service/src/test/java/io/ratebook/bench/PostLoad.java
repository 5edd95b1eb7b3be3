package io.ratebook.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Sends so many calls a second, whether the answers come or not, and times each from the instant at which it was due: a service
 * that stalls is charged for all calls that wait meanwhile.
 */
final class PostLoad {
    private static final int SENDERS = 32;

    private final URI address;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    PostLoad(URI address, String token) {
        this.address = address;
        this.token = token;
    }

    /** Milliseconds from due to answered. */
    record Times(int calls, long failed, double p50, double p90, double p99, double max) {}

    Times run(int calls, int perSecond, IntFunction<String> body) throws InterruptedException {
        double[] millis = new double[calls];
        AtomicLong failed = new AtomicLong();
        CountDownLatch done = new CountDownLatch(calls);
        ConcurrentLinkedQueue<Integer> failures = new ConcurrentLinkedQueue<>();
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        long start = System.nanoTime() + 50_000_000L;
        long gap = 1_000_000_000L / perSecond;
        for (int i = 0; i < calls; i++) {
            int number = i;
            long due = start + i * gap;
            String json = body.apply(i);
            senders.execute(() -> {
                sleepUntil(due);
                int status = send(json);
                millis[number] = (System.nanoTime() - due) / 1e6;
                if (status != 201) {
                    failed.incrementAndGet();
                    failures.add(status);
                }
                done.countDown();
            });
        }
        done.await();
        senders.shutdown();
        if (!failures.isEmpty()) {
            System.err.println("answers: " + failures);
        }
        Arrays.sort(millis);
        return new Times(calls, failed.get(), at(millis, 0.50), at(millis, 0.90), at(millis, 0.99), millis[calls - 1]);
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
    }

    private static void sleepUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private int send(String json) {
        try {
            return http.send(
                            HttpRequest.newBuilder(address)
                                    .header("Content-Type", "application/json")
                                    .header("Authorization", "Bearer " + token)
                                    .POST(BodyPublishers.ofString(json))
                                    .build(),
                            BodyHandlers.ofByteArray())
                    .statusCode();
        } catch (IOException broken) {
            return -1;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return -2;
        }
    }
}
