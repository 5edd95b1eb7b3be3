package io.ratebook.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The packaged jar with one program, and its database, either of which is killed; afterwards both are there again. */
final class KillableService implements AutoCloseable {
    static final String PROGRAM = "online-retail";
    private static final Duration JOB_MAX = Duration.ofMinutes(5);

    private final Path folder;
    private final FaultyDatabase database;
    private volatile @Nullable RunningService service;
    private volatile String password = "";

    KillableService(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.database = new FaultyDatabase(folder);
        start();
    }

    private RunningService running() {
        RunningService now = service;
        if (now == null) {
            throw new IllegalStateException("not started");
        }
        return now;
    }

    private void start() throws IOException, InterruptedException {
        RunningService started = RunningService.start(
                folder, FaultyDatabase.environment(), database.arguments().toArray(String[]::new));
        Matcher shown = Pattern.compile("admin  password  (\\S+)").matcher(started.output());
        if (shown.find()) {
            password = shown.group(1);
        }
        service = started;
    }

    void kill(boolean theDatabase) throws IOException, InterruptedException {
        if (theDatabase) {
            database.kill();
        }
        if (!theDatabase || !database.comesBackAlone()) {
            running().kill();
            start();
        } else {
            awaitDatabase();
        }
    }

    private void awaitDatabase() throws InterruptedException, IOException {
        for (int tries = 0; running().get("/actuator/health/readiness").statusCode() != 200; tries++) {
            assertThat(tries).as("tenths of a second until it serves again").isLessThan(300);
            Thread.sleep(100);
        }
    }

    /** The admin, at the service as it runs now. */
    ApiClient caller() {
        return new ApiClient(running().address()).signIn("admin", password);
    }

    /** A caller with that header, at the service as it runs now. */
    ApiClient caller(String token) {
        return new ApiClient(running().address()).with("Authorization", token);
    }

    static String path(String rest) {
        return "/api/v1/programs/" + PROGRAM + rest;
    }

    static Answer ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 202);
        return answer;
    }

    /** The program with a policy and partners. */
    void open(Path policy, Path partners) throws IOException, InterruptedException {
        ApiClient caller = caller();
        ok(caller.post(
                "/api/v1/programs",
                "{\"code\":\"" + PROGRAM + "\",\"name\":\"Shop\",\"currency\":\"GBP\",\"zone\":\"Europe/London\"}"));
        Answer upload = ok(caller.post(
                path("/policy-uploads?name=policy.xlsx"),
                Files.readAllBytes(policy),
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
        assertThat(upload.at("/errors")).as(upload.text()).isEqualTo("0");
        ok(caller.post(path("/versions/" + upload.at("/version") + "/activate"), "{\"from\":\"2010-01-01\"}"));
        done(ok(caller.post(path("/partners/import?name=partners.csv"), Files.readAllBytes(partners), "text/csv"))
                .at("/job"));
    }

    Answer job(String job) {
        return ok(caller().get("/api/v1/jobs/" + job));
    }

    Answer done(String job) throws InterruptedException {
        long end = System.nanoTime() + JOB_MAX.toNanos();
        Answer answer = job(job);
        while (!answer.at("/state").equals("done")) {
            assertThat(answer.at("/state")).as(answer.text()).isIn("queued", "running");
            assertThat(System.nanoTime()).as(answer.text()).isLessThan(end);
            Thread.sleep(200);
            answer = job(job);
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        RunningService last = service;
        try (database) {
            if (last != null) {
                last.close();
            }
        }
    }
}
