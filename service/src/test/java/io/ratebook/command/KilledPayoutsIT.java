package io.ratebook.command;

import static io.ratebook.command.KillableService.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two services, and their database, are killed while they approve commissions and make, freeze, approve, pay and void payouts, at
 * moments that the seed gives. Nothing is lost and nothing is paid twice. How often: service/bench/faults payouts. Where it fails,
 * the folder with the database stays.
 */
class KilledPayoutsIT {
    private static final long SEED = Long.getLong("ratebook.seed", 20_261_122L);
    private static final int SERVICE_KILLS = Integer.getInteger("ratebook.faults.kills", 2);
    private static final int DATABASE_KILLS = Integer.getInteger("ratebook.faults.database-kills", 1);
    private static final int PARTNERS = Integer.getInteger("ratebook.faults.partners", 1_000);
    /** How long it kills at most, however few that gives. */
    private static final int MINUTES_MAX = Integer.getInteger("ratebook.faults.minutes", 600);

    /** From how many on it is asked that seven in ten fall into a job, and some into each phase: a few fall as they fall. */
    private static final int KILLS_FOR_SHARES = 3 * PayoutNemesis.PHASES.size();

    private static final int CALLERS = 4;
    private static final long AFTER_LAST_START_MICROS_MAX = 60_000_000;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder = Path.of("");

    private final PayoutModel model = new PayoutModel(PARTNERS, SEED);

    @Test
    @DisplayName(
            "E06, E09, E10, reliability 21, 23: killed at any moment, every run ends, nothing is lost or paid twice")
    void payouts_survive_every_kill() throws Exception {
        List<String> history = new ArrayList<>();
        try (SharedDatabase database = new SharedDatabase(folder);
                TwoKillables services = new TwoKillables(folder, database);
                Watcher watcher = new Watcher(database)) {
            PayoutDriver driver = open(services, watcher);
            PayoutNemesis nemesis =
                    new PayoutNemesis(services, database, SERVICE_KILLS, DATABASE_KILLS, MINUTES_MAX, SEED + 1);
            driver.round();
            ExecutorService thread = Executors.newSingleThreadExecutor();
            Future<Void> killing = thread.submit(nemesis);
            try {
                while (!killing.isDone()) {
                    driver.round();
                }
                killing.get();
            } finally {
                history.addAll(nemesis.history());
                killing.cancel(true);
                thread.shutdown();
            }
            PayoutsAudit audit = new PayoutsAudit(watcher, model);
            audit.everyJobEnded(nemesis.ended() + AFTER_LAST_START_MICROS_MAX);
            audit.holds();
            audit.lawsHold(folder, database);
            int kills = history.size();
            long ofDatabase =
                    history.stream().filter(one -> one.contains("the database")).count();
            System.out.println(
                    kills - ofDatabase + " kills of two services, " + ofDatabase + " of the database, " + PARTNERS
                            + " partners, seed " + SEED + ": phases " + nemesis.phases() + ", jobs begun again "
                            + nemesis.brokenOff(watcher) + "; " + driver.told() + "; " + audit.told()
                            + "; served again after the database was up within " + nemesis.readyMillisMax() + " ms");
            int inside = kills - nemesis.phases().getOrDefault(PayoutNemesis.IDLE, 0);
            if (kills >= KILLS_FOR_SHARES) {
                assertThat(inside * 10).as(nemesis.phases().toString()).isGreaterThanOrEqualTo(kills * 7);
                assertThat(nemesis.phases()).containsOnlyKeys(PayoutNemesis.PHASES);
            }
        } catch (AssertionError | Exception failed) {
            throw new AssertionError("seed " + SEED + ", all is left in " + folder + ", " + history, failed);
        }
    }

    /** The program with its policy and partners, and two people who handle money. */
    private PayoutDriver open(TwoKillables services, Watcher watcher) throws Exception {
        ApiClient admin = services.admin();
        ok(admin.post(
                "/api/v1/programs",
                "{\"code\":\"" + KillableService.PROGRAM
                        + "\",\"name\":\"Shop\",\"currency\":\"GBP\",\"zone\":\"Europe/London\"}"));
        Path policy = new TypedWorkbook()
                .sheet("Policy", "Title|Shop", "Currency|GBP")
                .sheet("Rates", "Rows are read|First matching row wins", "Category|Rate", "Books|8 %", "|5 %")
                .sheet("Durations", "Hold days|Approval", "0|by hand")
                .sheet(
                        "Thresholds",
                        "Level|Minimum",
                        "Gold|" + PayoutModel.POLICY_MINIMUM_GOLD,
                        "|" + PayoutModel.POLICY_MINIMUM)
                .write(folder.resolve("policy.xlsx"));
        ApiClient.Answer upload = ok(admin.post(
                PayoutDriver.path("/policy-uploads?name=policy.xlsx"),
                Files.readAllBytes(policy),
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
        assertThat(upload.at("/errors")).as(upload.text()).isEqualTo("0");
        ok(admin.post(
                PayoutDriver.path("/versions/" + upload.at("/version") + "/activate"), "{\"from\":\"2010-01-01\"}"));
        String maker = token(services, admin, "ada");
        String approver = token(services, admin, "bea");
        PayoutDriver driver = new PayoutDriver(services, watcher, model, SEED + 2, maker, approver);
        ok(driver.importPartners(model.partnersFile()));
        enterDetails(services, maker);
        return driver;
    }

    private static String token(TwoKillables services, ApiClient admin, String name) {
        String password = ok(admin.post(
                        "/api/v1/people",
                        "{\"name\":\"%s\",\"displayName\":\"%s\",\"roles\":[\"finance\",\"program-manager\"]}"
                                .formatted(name, name)))
                .at("/password");
        return "Bearer "
                + ok(services.as(name, password)
                                .post(
                                        "/api/v1/tokens",
                                        "{\"name\":\"faults\",\"scopes\":[\"sales\",\"read\",\"finance\",\"partners\"]}"))
                        .at("/token");
    }

    private static void enterDetails(TwoKillables services, String token) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        List<Future<?>> all = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            int first = caller;
            ApiClient client = Objects.requireNonNull(services.caller(caller % TwoKillables.SERVICES, token));
            all.add(callers.submit(() -> {
                for (int partner = first; partner < PARTNERS; partner += CALLERS) {
                    if (PayoutModel.hasDetails(partner)) {
                        ok(client.put(
                                PayoutDriver.path("/partners/" + PayoutModel.code(partner) + "/payment-details"),
                                "{\"method\":\"paypal\",\"paypal\":\"p" + partner + "@example.org\"}"));
                    }
                }
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        callers.shutdown();
    }
}
