package io.ratebook.command;

import static io.ratebook.command.KillableService.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service is asked to end while calls wait for a row that somebody else holds. */
class GracefulStopIT {
    private static final int CALLS = 60;
    private static final Duration EXIT_MAX = Duration.ofSeconds(30);
    /** Where nobody lets go: calls are waited for as long as that, then the rest ends. */
    private static final Duration HELD_EXIT_MAX = Duration.ofSeconds(90);
    /** Until calls that were sent have come as far as the row. */
    private static final Duration ARRIVED = Duration.ofSeconds(2);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder = Path.of("");

    private static ApiClient opened(RunningService service, Path folder) throws IOException, InterruptedException {
        Matcher shown = Pattern.compile("admin  password  (\\S+)").matcher(service.output());
        assertThat(shown.find()).isTrue();
        ApiClient admin = new ApiClient(service.address()).signIn("admin", shown.group(1));
        ok(admin.post(
                "/api/v1/programs",
                "{\"code\":\"online-retail\",\"name\":\"Shop\",\"currency\":\"GBP\",\"zone\":\"Europe/London\"}"));
        Path policy = new TypedWorkbook()
                .sheet("Policy", "Title|Shop", "Currency|GBP")
                .sheet("Rates", "Rows are read|First matching row wins", "Category|Rate", "|10 %")
                .write(folder.resolve("policy.xlsx"));
        Answer upload = ok(admin.post(
                KillableService.path("/policy-uploads?name=policy.xlsx"),
                Files.readAllBytes(policy),
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
        ok(admin.post(
                KillableService.path("/versions/" + upload.at("/version") + "/activate"), "{\"from\":\"2010-01-01\"}"));
        String job = ok(admin.post(
                        KillableService.path("/partners/import?name=partners.csv"),
                        "partner,level\nP-1,Gold\n".getBytes(StandardCharsets.UTF_8),
                        "text/csv"))
                .at("/job");
        for (int tries = 0; !ok(admin.get("/api/v1/jobs/" + job)).at("/state").equals("done"); tries++) {
            assertThat(tries).as("tenths of a second until there is a partner").isLessThan(600);
            Thread.sleep(100);
        }
        String secret = ok(admin.post("/api/v1/tokens", "{\"name\":\"till\",\"scopes\":[\"sales\",\"read\"]}"))
                .at("/token");
        return new ApiClient(service.address()).with("Authorization", "Bearer " + secret);
    }

    private static Answer sale(ApiClient caller, String reference) {
        return caller.send(
                "POST",
                KillableService.path("/sales"),
                BodyPublishers.ofString(
                        "{\"reference\":\"" + reference
                                + "\",\"occurredAt\":\"2011-03-01T10:00:00Z\",\"partner\":\"P-1\",\"amount\":\"10.00\",\"currency\":\"GBP\"}"),
                Map.of("Content-Type", "application/json", "Idempotency-Key", reference));
    }

    private static long count(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }

    private RunningService started(SharedDatabase database) throws IOException, InterruptedException {
        return RunningService.start(
                folder,
                Map.of("RATEBOOK_DATABASE_PASSWORD", SharedDatabase.PASSWORD),
                "--database-url",
                database.url(),
                "--database-user",
                SharedDatabase.user(0));
    }

    /** Takes the row that each sale of the program waits for, and then has sales sent; none is answered when this returns. */
    private static List<Future<Answer>> heldCalls(Connection holder, ApiClient caller) throws Exception {
        holder.setAutoCommit(false);
        count(holder, "SELECT changes FROM settlement FOR UPDATE");
        ExecutorService callers = Executors.newFixedThreadPool(CALLS);
        CountDownLatch begun = new CountDownLatch(CALLS);
        List<Future<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            String reference = "S-" + i;
            calls.add(callers.submit(() -> {
                begun.countDown();
                return sale(caller, reference);
            }));
        }
        callers.shutdown();
        begun.await();
        Thread.sleep(ARRIVED.toMillis());
        assertThat(calls).noneMatch(Future::isDone);
        return calls;
    }

    private static void assertRecorded(Connection database, long sales) throws SQLException {
        for (String table : List.of("sale", "ledger_transaction", "commission")) {
            assertThat(count(database, "SELECT COUNT(*) FROM " + table))
                    .as(table)
                    .isEqualTo(sales);
        }
    }

    @Test
    @DisplayName(
            "reliability 34: asked to end with 60 calls on a held row, the service finishes all of them and ends within 30 s")
    void each_call_is_finished() throws Exception {
        try (SharedDatabase database = new SharedDatabase(folder);
                Connection holder = database.connect();
                RunningService service = started(database)) {
            ApiClient caller = opened(service, folder);
            assertThat(sale(caller, "S-first").status()).isEqualTo(201);
            List<Future<Answer>> calls = heldCalls(holder, caller);
            long asked = System.nanoTime();
            Future<Integer> exit = service.terminate();
            Thread.sleep(ARRIVED.toMillis());
            assertThat(calls).noneMatch(Future::isDone);
            assertThat(exit.isDone()).isFalse();
            holder.rollback();
            for (Future<Answer> call : calls) {
                assertThat(call.get(EXIT_MAX.toSeconds(), TimeUnit.SECONDS).status())
                        .isEqualTo(201);
            }
            exit.get(EXIT_MAX.toSeconds(), TimeUnit.SECONDS);
            Duration took = Duration.ofNanos(System.nanoTime() - asked);
            System.out.println(CALLS + " calls finished, ended after " + took.toMillis() + " ms");
            assertThat(took).isLessThan(EXIT_MAX);
            assertRecorded(holder, 1 + CALLS);
        }
    }

    @Test
    @DisplayName(
            "reliability 34: a row that is held for longer than a stop waits does not keep the service; nothing is recorded by"
                    + " half, and the same calls are taken once when it is there again")
    void a_row_that_is_never_let_go() throws Exception {
        try (SharedDatabase database = new SharedDatabase(folder);
                Connection holder = database.connect()) {
            String token;
            try (RunningService service = started(database)) {
                ApiClient caller = opened(service, folder);
                token = caller.sentHeader("Authorization");
                assertThat(sale(caller, "S-first").status()).isEqualTo(201);
                List<Future<Answer>> calls = heldCalls(holder, caller);
                long asked = System.nanoTime();
                service.terminate().get(HELD_EXIT_MAX.toSeconds(), TimeUnit.SECONDS);
                System.out.println(
                        CALLS + " calls held, ended after " + (System.nanoTime() - asked) / 1_000_000 + " ms");
                for (Future<Answer> call : calls) {
                    assertThat(isRecorded(call)).isFalse();
                }
            }
            assertRecorded(holder, 1);
            holder.rollback();
            try (RunningService again = started(database)) {
                ApiClient caller = new ApiClient(again.address()).with("Authorization", token);
                for (int i = 0; i < CALLS; i++) {
                    takenOnce(caller, "S-" + i);
                }
                assertRecorded(holder, 1 + CALLS);
            }
        }
    }

    /** Whether a caller was told so; one whose connection ended was told nothing. */
    private static boolean isRecorded(Future<Answer> call) throws Exception {
        try {
            return call.get(EXIT_MAX.toSeconds(), TimeUnit.SECONDS).status() == 201;
        } catch (ExecutionException broken) {
            assertThat(broken).hasRootCauseInstanceOf(IOException.class);
            return false;
        }
    }

    /** A key that a stopped service had taken is free again after a while. */
    private static void takenOnce(ApiClient caller, String reference) throws InterruptedException {
        Answer answer = sale(caller, reference);
        for (int tries = 0; answer.status() == 409; tries++) {
            assertThat(answer.at("/code")).isEqualTo("in-progress");
            assertThat(tries).as("seconds until the key is free").isLessThan(120);
            Thread.sleep(1_000);
            answer = sale(caller, reference);
        }
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }
}
