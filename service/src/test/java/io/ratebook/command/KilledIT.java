package io.ratebook.command;

import static io.ratebook.command.KillableService.ok;
import static io.ratebook.command.KillableService.path;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
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

    private static final Path SHOP = Jar.POLICIES.resolve("online-retail");
    private static final Path POLICY = SHOP.resolve("policy.xlsx");
    private static final Path PARTNERS = SHOP.resolve("partners.csv");

    @TempDir
    Path folder = Path.of("");

    private final Random random = new Random(SEED);
    private final List<String> history = new ArrayList<>();

    @Test
    @DisplayName("reliability 20, 22, 23: killed at any moment, an import ends with every line once and every cent")
    void an_import_survives_every_kill() throws IOException, InterruptedException {
        List<String> lines = sales();
        byte[] file = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        try (KillableService service = new KillableService(folder)) {
            service.open(POLICY, PARTNERS);
            String job = send(service, file);
            int kills = SERVICE_KILLS + DATABASE_KILLS;
            for (int kill = 0; kill < kills; kill++) {
                job = goingOn(service, job, file);
                if (kill % 2 == 0) {
                    awaitSome(service, job);
                }
                Thread.sleep(random.nextInt(KILL_MILLIS_MAX));
                boolean theDatabase = kill % (kills / Math.max(1, DATABASE_KILLS)) == 1 % kills;
                String before = state(service, job) + " with " + count(service) + " lines";
                service.kill(theDatabase);
                history.add("kill " + (kill + 1) + " of " + (theDatabase ? "the database" : "the service") + ", job "
                        + before + ", lines there afterwards: " + count(service));
            }
            service.done(goingOn(service, job, file));
            BookedFile booked = new BookedFile(service::caller, KillableService.PROGRAM, lines);
            Map<String, BigDecimal> expected = booked.evaluated(folder, POLICY, PARTNERS);
            booked.assertIs(expected);
            Answer again = service.done(send(service, file));
            assertThat(again.at("/result/repeated")).as(again.text()).isEqualTo(Integer.toString(LINES));
            booked.assertIs(expected);
            history.forEach(System.out::println);
            System.out.println(LINES + " lines, " + expected.size() + " commissions, "
                    + expected.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add) + " GBP, seed " + SEED);
        } catch (AssertionError | RuntimeException failed) {
            throw new AssertionError("seed " + SEED + ", " + history, failed);
        }
    }

    /** The same job; where it came to its end, or was given up after so many beginnings, one of the same file. */
    private String goingOn(KillableService service, String job, byte[] file) {
        String state = state(service, job);
        if (state.equals("queued") || state.equals("running")) {
            return job;
        }
        history.add("the job is " + state + ", the file is sent again");
        return send(service, file);
    }

    /** Until a part of the file is recorded that chance gives, or all that this attempt records. */
    private void awaitSome(KillableService service, String job) throws InterruptedException {
        long some = random.nextInt(LINES);
        long end = System.nanoTime() + JOB_MAX.toNanos();
        while (Long.parseLong(count(service)) < some && !state(service, job).equals("done")) {
            assertThat(System.nanoTime()).as(service.job(job).text()).isLessThan(end);
            Thread.sleep(20);
        }
    }

    /** The beginning of a month of a real shop, with its title line. */
    private static List<String> sales() throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SHOP.resolve("sales-2011-03.csv.gz"))),
                StandardCharsets.UTF_8))) {
            return reader.lines().limit(LINES + 1L).toList();
        }
    }

    private static String send(KillableService service, byte[] file) {
        return ok(service.caller().post(path("/sales/import?name=sales.csv"), file, "text/csv"))
                .at("/job");
    }

    private static String state(KillableService service, String job) {
        return service.job(job).at("/state");
    }

    private static String count(KillableService service) {
        return ok(service.caller().get(path("/sales/totals"))).at("/count");
    }
}
