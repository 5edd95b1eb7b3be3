package io.ratebook.command;

import io.ratebook.ApiClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The packaged jar twice, as two processes on one database; each is killed and started again by itself. */
final class TwoKillables implements AutoCloseable {
    static final int SERVICES = 2;

    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final int START_TRIES = 10;

    /** What lives for seconds gains nothing from the second compiler, which takes half a start's processor time. */
    private static final String ONE_COMPILER = "-XX:TieredStopAtLevel=1";

    private final Path folder;
    private final SharedDatabase database;
    private final AtomicReferenceArray<@Nullable RunningService> running = new AtomicReferenceArray<>(SERVICES);
    private final String password;

    TwoKillables(Path folder, SharedDatabase database) throws IOException, InterruptedException {
        this.folder = folder;
        this.database = database;
        start(0);
        Matcher shown =
                Pattern.compile("admin  password  (\\S+)").matcher(required(0).output());
        if (!shown.find()) {
            throw new AssertionError("no password was shown: " + required(0).output());
        }
        password = shown.group(1);
        start(1);
    }

    private RunningService required(int service) {
        RunningService one = running.get(service);
        if (one == null) {
            throw new IllegalStateException("service " + service + " is down");
        }
        return one;
    }

    /** Comes again where the database is killed while it starts. */
    void start(int service) throws IOException, InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                running.set(
                        service,
                        RunningService.start(
                                folder,
                                Map.of(
                                        "JDK_JAVA_OPTIONS",
                                        ONE_COMPILER,
                                        "RATEBOOK_DATABASE_PASSWORD",
                                        SharedDatabase.PASSWORD,
                                        "RATEBOOK_JOBS_LEASE",
                                        LEASE.toSeconds() + "s"),
                                "--database-url",
                                database.url(),
                                "--database-user",
                                SharedDatabase.user(service)));
                return;
            } catch (AssertionError notReady) {
                if (tries == START_TRIES) {
                    throw notReady;
                }
                Thread.sleep(500);
            }
        }
    }

    /** SIGKILL. */
    void kill(int service) throws InterruptedException {
        RunningService one = required(service);
        running.set(service, null);
        one.kill();
    }

    /** Numbers of those that were ready and were not killed since. */
    List<Integer> up() {
        List<Integer> up = new ArrayList<>();
        for (int service = 0; service < SERVICES; service++) {
            if (running.get(service) != null) {
                up.add(service);
            }
        }
        return up;
    }

    boolean isReady(int service) throws InterruptedException {
        RunningService one = running.get(service);
        try {
            return one != null && one.get("/actuator/health/readiness").statusCode() == 200;
        } catch (IOException down) {
            return false;
        }
    }

    /** The admin, at the first service. */
    ApiClient admin() {
        return new ApiClient(required(0).address()).signIn("admin", password);
    }

    /** Somebody at the first service who has signed in. */
    ApiClient as(String name, String theirPassword) {
        return new ApiClient(required(0).address()).signIn(name, theirPassword);
    }

    /** A caller with a token at one of the services; null where it is down. */
    @Nullable
    ApiClient caller(int service, String token) {
        RunningService one = running.get(service);
        return one == null ? null : new ApiClient(one.address()).with("Authorization", token);
    }

    @Override
    public void close() {
        for (int service : up()) {
            required(service).close();
        }
    }
}
