package io.ratebook.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged jar and its database are killed while they import a file, at moments that the seed gives; in the end all is
 * as if nothing had happened. How often, and how long the file is: service/bench/faults.
 */
class KilledIT {
    private static final long SEED = Long.getLong("ratebook.seed", 20_261_121L);
    private static final int SERVICE_KILLS = Integer.getInteger("ratebook.faults.kills", 1);
    private static final int DATABASE_KILLS = Integer.getInteger("ratebook.faults.database-kills", 1);
    private static final int LINES = Integer.getInteger("ratebook.faults.lines", 8_000);
    private static final Duration JOB_MAX = Duration.ofMinutes(5);

    /** How long after its beginning, or after a part of it is recorded, a job may be killed. */
    private static final int KILL_MILLIS_MAX = Integer.getInteger("ratebook.faults.millis", 2_000);

    private static final int PERIOD_SECONDS_MAX = 90;

    private static final Path SHOP = Jar.POLICIES.resolve("online-retail");

    @TempDir
    Path folder = Path.of("");

    private final Random random = new Random(SEED);
    private final List<String> history = new ArrayList<>();
    private @Nullable RunningService service;
    private String password = "";

    @AfterEach
    void stop() {
        if (service != null) {
            service.close();
        }
    }

    @Test
    @DisplayName("reliability 20, 22, 23: killed at any moment, an import ends with every line once and every cent")
    void an_import_survives_every_kill() throws IOException, InterruptedException {
        List<String> lines = sales();
        byte[] file = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        try (FaultyDatabase database = new FaultyDatabase(folder)) {
            start(database);
            prepare();
            String job = send(file);
            int kills = SERVICE_KILLS + DATABASE_KILLS;
            for (int kill = 0; kill < kills; kill++) {
                job = goingOn(job, file);
                if (kill % 2 == 0) {
                    awaitSome(job);
                }
                Thread.sleep(random.nextInt(KILL_MILLIS_MAX));
                boolean theDatabase = kill % (kills / Math.max(1, DATABASE_KILLS)) == 1 % kills;
                String before = state(job) + " with " + count() + " lines";
                kill(database, theDatabase);
                history.add("kill " + (kill + 1) + " of " + (theDatabase ? "the database" : "the service") + ", job "
                        + before + ", lines there afterwards: " + count());
            }
            done(goingOn(job, file));
            Map<String, BigDecimal> expected = evaluated();
            assertAllIsThere(lines, expected);
            Answer again = done(send(file));
            assertThat(again.at("/result/repeated")).as(again.text()).isEqualTo(Integer.toString(LINES));
            assertAllIsThere(lines, expected);
            history.forEach(System.out::println);
            System.out.println(LINES + " lines, " + expected.size() + " commissions, "
                    + expected.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add) + " GBP, seed " + SEED);
        } catch (AssertionError | RuntimeException failed) {
            throw new AssertionError("seed " + SEED + ", " + history, failed);
        }
    }

    /** The same job; where it came to its end, or was given up after so many beginnings, one of the same file. */
    private String goingOn(String job, byte[] file) {
        String state = state(job);
        if (state.equals("queued") || state.equals("running")) {
            return job;
        }
        history.add("the job is " + state + ", the file is sent again");
        return send(file);
    }

    /** Until a part of the file is recorded that chance gives, or all that this attempt records. */
    private void awaitSome(String job) throws InterruptedException {
        long some = random.nextInt(LINES);
        long end = System.nanoTime() + JOB_MAX.toNanos();
        while (Long.parseLong(count()) < some && !state(job).equals("done")) {
            assertThat(System.nanoTime()).as(job(job).text()).isLessThan(end);
            Thread.sleep(20);
        }
    }

    private void kill(FaultyDatabase database, boolean theDatabase) throws IOException, InterruptedException {
        if (theDatabase) {
            database.kill();
        }
        if (!theDatabase || !database.comesBackAlone()) {
            running().kill();
            start(database);
        } else {
            awaitDatabase();
        }
    }

    private RunningService running() {
        if (service == null) {
            throw new IllegalStateException("not started");
        }
        return service;
    }

    private void start(FaultyDatabase database) throws IOException, InterruptedException {
        service = RunningService.start(
                folder, FaultyDatabase.environment(), database.arguments().toArray(String[]::new));
        Matcher shown =
                Pattern.compile("admin  password  (\\S+)").matcher(running().output());
        if (shown.find()) {
            password = shown.group(1);
        }
    }

    private void awaitDatabase() throws InterruptedException, IOException {
        for (int tries = 0; running().get("/actuator/health/readiness").statusCode() != 200; tries++) {
            assertThat(tries).as("tenths of a second until it serves again").isLessThan(300);
            Thread.sleep(100);
        }
    }

    private ApiClient caller() {
        return new ApiClient(running().address()).signIn("admin", password);
    }

    private static String path(String rest) {
        return "/api/v1/programs/online-retail" + rest;
    }

    private static Answer ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 202);
        return answer;
    }

    /** A program with the policy and the partners of the file. */
    private void prepare() throws IOException, InterruptedException {
        ApiClient caller = caller();
        ok(caller.post(
                "/api/v1/programs",
                "{\"code\":\"online-retail\",\"name\":\"Shop\",\"currency\":\"GBP\",\"zone\":\"Europe/London\"}"));
        Answer upload = ok(caller.post(
                path("/policy-uploads?name=policy.xlsx"),
                Files.readAllBytes(SHOP.resolve("policy.xlsx")),
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
        assertThat(upload.at("/errors")).as(upload.text()).isEqualTo("0");
        ok(caller.post(path("/versions/" + upload.at("/version") + "/activate"), "{\"from\":\"2010-01-01\"}"));
        done(ok(caller.post(
                        path("/partners/import?name=partners.csv"),
                        Files.readAllBytes(SHOP.resolve("partners.csv")),
                        "text/csv"))
                .at("/job"));
    }

    /** The beginning of a month of a real shop, with its title line. */
    private static List<String> sales() throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SHOP.resolve("sales-2011-03.csv.gz"))),
                StandardCharsets.UTF_8))) {
            return reader.lines().limit(LINES + 1L).toList();
        }
    }

    private String send(byte[] file) {
        return ok(caller().post(path("/sales/import?name=sales.csv"), file, "text/csv"))
                .at("/job");
    }

    private Answer job(String job) {
        return ok(caller().get("/api/v1/jobs/" + job));
    }

    private String state(String job) {
        return job(job).at("/state");
    }

    private String count() {
        return ok(caller().get(path("/sales/totals"))).at("/count");
    }

    private Answer done(String job) throws InterruptedException {
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

    /** What the command line says of the same file: amounts by sale, partner and component. */
    private Map<String, BigDecimal> evaluated() throws IOException {
        Files.write(folder.resolve("sales.csv"), sales());
        Jar.Run run = new Jar(folder)
                .run(
                        "evaluate",
                        SHOP.resolve("policy.xlsx").toAbsolutePath().toString(),
                        "sales.csv",
                        "--partners",
                        SHOP.resolve("partners.csv").toAbsolutePath().toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return sums(run.out(), Set.copyOf(column(sales(), "reference")));
    }

    private void assertAllIsThere(List<String> lines, Map<String, BigDecimal> expected) throws InterruptedException {
        ApiClient caller = caller();
        List<String> recorded =
                ok(caller.get(path("/sales.csv"))).text().lines().toList();
        assertThat(column(recorded, "reference"))
                .containsExactlyInAnyOrderElementsOf(column(lines, "reference"))
                .doesNotHaveDuplicates();
        assertThat(differences(lines, expected)).isEmpty();
        Answer check = ok(caller.get(path("/ledger/check")));
        assertThat(check.json().get("checks")).hasSizeGreaterThan(5).allSatisfy(law -> assertThat(
                        law.get("violations").asLong())
                .as(law.toString())
                .isZero());
    }

    /** What rules add at a period's end may be booked some time after the file. */
    private Map<String, String> differences(List<String> lines, Map<String, BigDecimal> expected)
            throws InterruptedException {
        Map<String, String> differences = new TreeMap<>();
        for (int tries = 0; tries < PERIOD_SECONDS_MAX; tries++) {
            Map<String, BigDecimal> booked =
                    sums(ok(caller().get(path("/commissions.csv"))).text(), Set.copyOf(column(lines, "reference")));
            differences.clear();
            expected.forEach((key, amount) -> {
                if (!amount.equals(booked.get(key))) {
                    differences.put(key, amount + ", booked " + booked.get(key));
                }
            });
            booked.forEach((key, amount) -> {
                if (!expected.containsKey(key)) {
                    differences.put(key, "nothing, booked " + amount);
                }
            });
            if (differences.isEmpty()) {
                break;
            }
            Thread.sleep(1_000);
        }
        return differences;
    }

    /** The files of this test hold no quoted cell before the columns asked for. */
    private static List<String> column(List<String> csv, String title) {
        int column = List.of(csv.get(0).split(",")).indexOf(title);
        return csv.stream().skip(1).map(line -> line.split(",", -1)[column]).toList();
    }

    /** By sale, partner and component; what rules add at a period's end has no sale, or the rule's own key in its place. */
    private static Map<String, BigDecimal> sums(String csv, Set<String> sales) {
        List<String> lines = csv.lines().toList();
        List<String> references = column(lines, "sale");
        List<String> partners = column(lines, "partner");
        List<String> components = column(lines, "component");
        List<String> amounts = column(lines, "amount");
        Map<String, BigDecimal> sums = new HashMap<>();
        for (int line = 0; line < references.size(); line++) {
            if (!amounts.get(line).isEmpty()) {
                sums.merge(
                        (sales.contains(references.get(line)) ? references.get(line) : "period") + " "
                                + partners.get(line) + " " + components.get(line),
                        new BigDecimal(amounts.get(line)),
                        BigDecimal::add);
            }
        }
        sums.values().removeIf(sum -> sum.signum() == 0);
        return new TreeMap<>(sums);
    }
}
