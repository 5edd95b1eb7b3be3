package io.ratebook.command;

import static io.ratebook.command.KillableService.ok;
import static io.ratebook.command.KillableService.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Callers send single sales while the service and its database are killed, and send again what was not answered. Whatever
 * was answered is there, under the id that was told. How often, and how many: service/bench/faults calls.
 */
class KilledCallersIT {
    private static final long SEED = Long.getLong("ratebook.seed", 20_261_121L);
    private static final int SERVICE_KILLS = Integer.getInteger("ratebook.faults.kills", 1);
    private static final int DATABASE_KILLS = Integer.getInteger("ratebook.faults.database-kills", 0);

    /** Between two kills at least so many are recorded. */
    private static final int SALES_A_KILL = Integer.getInteger("ratebook.faults.sales-a-kill", 100);

    private static final int SALES = (SERVICE_KILLS + DATABASE_KILLS + 1) * SALES_A_KILL;
    private static final int CALLERS = 8;
    private static final int MINUTES_MAX = 60;
    private static final int KILL_MILLIS_MAX = 300;

    @TempDir
    Path folder = Path.of("");

    private final Random random = new Random(SEED);
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final Map<String, Long> told = new ConcurrentHashMap<>();

    @Test
    @DisplayName("reliability 22, 23: what was answered is there after every kill; what was not, once it is sent again")
    void what_was_answered_is_there() throws Exception {
        Path policy = new TypedWorkbook()
                .sheet("Policy", "Title|Shop", "Currency|GBP")
                .sheet(
                        "Rates",
                        "Rows are read|First matching row wins",
                        "Partner revenue this month from|Rate",
                        "500|9 %",
                        "|5 %")
                .write(folder.resolve("policy.xlsx"));
        Path partners =
                Files.writeString(folder.resolve("partners.csv"), "partner,level\nP0,Gold\nP1,Gold\nP2,Silver\nP3,\n");
        try (KillableService service = new KillableService(folder)) {
            service.open(policy, partners);
            String token = "Bearer "
                    + ok(service.caller().post("/api/v1/tokens", "{\"name\":\"shop\",\"scopes\":[\"sales\",\"read\"]}"))
                            .at("/token");
            ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
            List<Future<?>> all = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                all.add(callers.submit(() -> sendAll(service, token)));
            }
            killAndKill(service, all);
            for (Future<?> one : all) {
                one.get(MINUTES_MAX, TimeUnit.MINUTES);
            }
            callers.shutdown();
            BookedFile booked = new BookedFile(service::caller, KillableService.PROGRAM, file());
            Map<String, BigDecimal> expected = booked.evaluated(folder, policy, partners);
            booked.assertIs(expected);
            assertThat(recorded(service)).isEqualTo(told);
            assertThat(unanswered).as("calls that a kill broke off").hasPositiveValue();
            System.out.println(SALES + " sales by " + CALLERS + " callers, " + SERVICE_KILLS + " kills of the service, "
                    + DATABASE_KILLS + " of the database, " + unanswered + " calls not answered, seed " + SEED);
        }
    }

    private void killAndKill(KillableService service, List<Future<?>> callers)
            throws IOException, InterruptedException {
        int kills = SERVICE_KILLS + DATABASE_KILLS;
        for (int kill = 1; kill <= kills; kill++) {
            while (told.size() < kill * SALES_A_KILL && !callers.stream().allMatch(Future::isDone)) {
                Thread.sleep(5);
            }
            Thread.sleep(random.nextInt(KILL_MILLIS_MAX));
            service.kill(kill % (kills / Math.max(1, DATABASE_KILLS)) == 0 && DATABASE_KILLS > 0);
        }
    }

    private void sendAll(KillableService service, String token) {
        ApiClient caller = service.caller(token);
        for (int number = next.getAndIncrement(); number < SALES; number = next.getAndIncrement()) {
            Answer answer = null;
            while (answer == null) {
                answer = answer(caller, number);
                caller = answer == null ? service.caller(token) : caller;
            }
            assertThat(answer.status()).as(answer.text()).isIn(200, 201);
            told.put("S" + number, answer.json().at("/sale/id").asLong());
        }
    }

    /** Null where none came, or one that says to come again. */
    private @Nullable Answer answer(ApiClient caller, int number) {
        try {
            Answer answer = caller.post(path("/sales"), sale(number));
            if (answer.status() < 500) {
                return answer;
            }
        } catch (IllegalStateException broken) {
            assertThat(broken).hasCauseInstanceOf(IOException.class);
        }
        unanswered.incrementAndGet();
        try {
            Thread.sleep(50);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        return null;
    }

    private static String sale(int number) {
        return """
                {"reference":"S%d","occurredAt":"%s","partner":"P%d","amount":"%d.50","currency":"GBP"}""".formatted(number, day(number), number % 4, number % 90 + 1);
    }

    /** Two months, out of order. */
    private static String day(int number) {
        return "2011-%02d-%02dT10:%02d:00Z".formatted(3 + number % 2, 1 + number * 7 % 28, number % 60);
    }

    private static List<String> file() {
        List<String> lines = new ArrayList<>(List.of("reference,type,occurred_at,partner,amount,currency"));
        for (int number = 0; number < SALES; number++) {
            lines.add("S%d,sale,%s,P%d,%d.50,GBP".formatted(number, day(number), number % 4, number % 90 + 1));
        }
        return lines;
    }

    private static Map<String, Long> recorded(KillableService service) {
        Map<String, Long> ids = new HashMap<>();
        String cursor = "";
        do {
            JsonNode page = ok(service.caller()
                            .get(path("/sales?limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))))
                    .json();
            page.get("items")
                    .forEach(sale -> ids.put(
                            sale.get("reference").asString(), sale.get("id").asLong()));
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
        return ids;
    }
}
