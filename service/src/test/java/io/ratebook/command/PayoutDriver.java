package io.ratebook.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes partners from sales to payments, again and again, by whichever service answers: what was not answered is asked again with the
 * same key. Each step is compared with the model.
 */
final class PayoutDriver {
    private static final Duration STEP_MAX = Duration.ofMinutes(10);
    private static final String JSON = "application/json";
    private static final int SINGLE = 3;

    private final TwoKillables services;
    private final Watcher watcher;
    private final PayoutModel model;
    private final Random random;

    /** Tokens of who does it, and of the second person who approves. */
    private final String maker;

    private final String approver;

    /** How many jobs of a kind were asked for. */
    private final Map<String, Integer> asked = new TreeMap<>();

    private int unanswered;
    private int lostAnswers;
    private int rounds;

    PayoutDriver(TwoKillables services, Watcher watcher, PayoutModel model, long seed, String maker, String approver) {
        this.services = services;
        this.watcher = watcher;
        this.model = model;
        this.random = new Random(seed);
        this.maker = maker;
        this.approver = approver;
    }

    static String path(String rest) {
        return "/api/v1/programs/" + KillableService.PROGRAM + rest;
    }

    String told() {
        return rounds + " rounds, jobs asked for " + asked + ", " + unanswered + " calls not answered, " + lostAnswers
                + " answers lost with the service";
    }

    /** One round: sales come in and are approved; a run is made void, some are paid at once, the next run is paid, and some of it comes back. */
    void round() {
        sell();
        approveCommissions();
        long first = make();
        if (random.nextBoolean()) {
            approveRun(first, freeze(first));
        }
        makeVoid(first);
        payAtOnce();
        long second = make();
        String hash = freeze(second);
        voidSome(second);
        approveRun(second, hash);
        pay(second);
        returnSome(second);
        rounds++;
    }

    private void sell() {
        byte[] file = String.join("\n", model.file()).getBytes(StandardCharsets.UTF_8);
        boolean imported = false;
        while (!imported) {
            Answer answer = send("POST", path("/sales/import?name=sales.csv"), file, "text/csv", null, maker);
            assertThat(answer.status()).as(answer.text()).isEqualTo(202);
            imported = ended(answer.at("/job")).equals("done");
        }
    }

    /** Answers the job at its end. */
    Answer importPartners(String file) {
        Answer sent = send(
                "POST",
                path("/partners/import?name=partners.csv"),
                file.getBytes(StandardCharsets.UTF_8),
                "text/csv",
                null,
                maker);
        assertThat(sent.status()).as(sent.text()).isEqualTo(202);
        assertThat(ended(sent.at("/job"))).isEqualTo("done");
        return sent;
    }

    private void approveCommissions() {
        job("approve", post(path("/commissions/approve"), "{\"filter\":{}}", maker));
        assertThat(watcher.number("SELECT COUNT(*) FROM commission WHERE state = 'pending'"))
                .as("commissions that are pending after all were approved")
                .isZero();
    }

    private long make() {
        Map<String, Long> due = model.due();
        Map<String, Set<String>> leftOut = model.leftOut();
        job("payout-run", post(path("/payout-runs"), "{\"to\":\"2030-12-31\"}", maker));
        long run = latestRun();
        assertThat(state(run)).isEqualTo("open");
        assertThat(watcher.number("SELECT COUNT(*) FROM payout_run"))
                .isEqualTo(asked.getOrDefault("payout-run", 0).longValue() + asked.getOrDefault("payout-single", 0));
        assertThat(watcher.amounts("SELECT partner, amount FROM payout WHERE run_id = " + run))
                .as("payouts of run " + run)
                .isEqualTo(due);
        Map<String, Set<String>> told = new TreeMap<>();
        watcher.rows("SELECT partner, reason FROM payout_left_out WHERE run_id = " + run)
                .forEach(row -> told.computeIfAbsent(row.get(0), unseen -> new TreeSet<>())
                        .add(row.get(1)));
        assertThat(told).as("left out of run " + run).isEqualTo(leftOut);
        return run;
    }

    private String freeze(long run) {
        job("payout-freeze", post(path("/payout-runs/" + run + "/freeze"), "", maker));
        assertThat(state(run)).isEqualTo("frozen");
        return hash(run);
    }

    /** Not the largest id: each service takes some at a time. */
    private long latestRun() {
        return watcher.number("SELECT id FROM payout_run ORDER BY created_at DESC LIMIT 1");
    }

    private String hash(long run) {
        return watcher.rows("SELECT content_hash FROM payout_run WHERE id = " + run)
                .get(0)
                .get(0);
    }

    private void approveRun(long run, String hash) {
        job("payout-approve", post(path("/payout-runs/" + run + "/approve"), "{\"hash\":\"" + hash + "\"}", approver));
        assertThat(state(run)).isEqualTo("approved");
        assertThat(states(run, "'void', 'approved'"))
                .as("neither void nor approved")
                .isZero();
    }

    private void makeVoid(long run) {
        job("payout-void", post(path("/payout-runs/" + run + "/void"), "{\"reason\":\"not yet\"}", maker));
        assertThat(state(run)).isEqualTo("void");
        assertThat(states(run, "'void'")).as("not void").isZero();
    }

    private void pay(long run) {
        job("payout-pay", post(path("/payouts/paid"), "{\"run\":" + run + ",\"reference\":\"bank\"}", maker));
        isPaid(run);
    }

    private void isPaid(long run) {
        assertThat(states(run, "'void', 'paid'")).as("neither void nor paid").isZero();
        watcher.amounts("SELECT partner, amount FROM payout WHERE state = 'paid' AND run_id = " + run)
                .forEach(model::pay);
    }

    /** Some partners, whatever they are owed, by one job that makes, freezes, approves and pays; over 1,000.00 it asks for the second person. */
    private void payAtOnce() {
        String some = PayoutModel.code(random.nextInt(model.partners())).substring(0, random.nextBoolean() ? 3 : 4);
        Map<String, Long> due = model.dueWithoutMinimum(some);
        if (due.isEmpty()) {
            return;
        }
        long sum = due.values().stream().mapToLong(Long::longValue).sum();
        String seen = "[{\"payouts\":%d,\"amount\":{\"amount\":\"%s\",\"currency\":\"GBP\"}}]"
                .formatted(due.size(), PayoutModel.major(sum));
        job(
                "payout-single",
                post(
                        path("/pending-payments/pay"),
                        "{\"filter\":{\"q\":\"%s\"},\"noMinimum\":true,\"seen\":%s,\"reference\":\"bank\"}"
                                .formatted(some, seen),
                        maker));
        long run = latestRun();
        assertThat(watcher.amounts("SELECT partner, amount FROM payout WHERE run_id = " + run))
                .as("payouts of run " + run)
                .isEqualTo(due);
        if (state(run).equals("frozen")) {
            approveRun(run, hash(run));
            pay(run);
        } else {
            isPaid(run);
        }
    }

    private void voidSome(long run) {
        for (List<String> one : some(run, "frozen")) {
            single("/payouts/" + one.get(0) + "/void");
            assertThat(payoutState(one.get(0))).isEqualTo("void");
        }
    }

    private void returnSome(long run) {
        for (List<String> one : some(run, "paid")) {
            single("/payouts/" + one.get(0) + "/return");
            assertThat(payoutState(one.get(0))).isEqualTo("returned");
            model.giveBack(one.get(1), Long.parseLong(one.get(2)));
        }
    }

    private List<List<String>> some(long run, String state) {
        return watcher.rows("SELECT id, partner, amount FROM payout WHERE run_id = " + run + " AND state = '" + state
                + "' ORDER BY MOD(id * " + (1 + random.nextInt(90)) + ", 97), id LIMIT " + SINGLE);
    }

    private void single(String rest) {
        Answer answer = post(path(rest), "{\"reason\":\"sent to the wrong account\"}", maker);
        if (!isLost(answer)) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        }
    }

    private String state(long run) {
        return watcher.rows("SELECT state FROM payout_run WHERE id = " + run)
                .get(0)
                .get(0);
    }

    private String payoutState(String payout) {
        return watcher.rows("SELECT state FROM payout WHERE id = " + payout)
                .get(0)
                .get(0);
    }

    private long states(long run, String others) {
        return watcher.number(
                "SELECT COUNT(*) FROM payout WHERE run_id = " + run + " AND state NOT IN (" + others + ")");
    }

    /** Waits for the good end of the job that a call asked for, which has to be the only one more of its kind. */
    private void job(String kind, Answer answer) {
        if (!isLost(answer)) {
            assertThat(answer.status()).as(kind + ": " + answer.text()).isEqualTo(202);
        }
        int expected = asked.merge(kind, 1, Integer::sum);
        List<List<String>> jobs =
                watcher.rows("SELECT id FROM job WHERE kind = '" + kind + "' ORDER BY created_at DESC");
        assertThat(jobs).as("jobs of kind " + kind).hasSize(expected);
        String job = jobs.get(0).get(0);
        assertThat(ended(job))
                .as(() -> kind + ": "
                        + watcher.rows("SELECT state, failure, attempts, fencing_token FROM job WHERE id = " + job))
                .isEqualTo("done");
    }

    private boolean isLost(Answer answer) {
        boolean lost = answer.status() == 409 && answer.at("/code").equals("answer-lost");
        lostAnswers += lost ? 1 : 0;
        return lost;
    }

    private String ended(String job) {
        long end = System.nanoTime() + STEP_MAX.toNanos();
        while (true) {
            List<String> row = watcher.rows("SELECT state, progress_text FROM job WHERE id = " + job)
                    .get(0);
            if (!Set.of("queued", "running").contains(row.get(0))) {
                return row.get(0);
            }
            assertThat(System.nanoTime()).as("job " + job + " " + row).isLessThan(end);
            SharedDatabase.pause(50);
        }
    }

    private Answer post(String path, String body, String token) {
        return send("POST", path, body.getBytes(StandardCharsets.UTF_8), JSON, "key-" + random.nextLong(), token);
    }

    /** Asks until it is answered, of whichever service is up. */
    Answer send(String method, String path, byte[] body, String type, @Nullable String key, String token) {
        Map<String, String> headers = new HashMap<>(Map.of("Content-Type", type));
        if (key != null) {
            headers.put("Idempotency-Key", key);
        }
        long end = System.nanoTime() + STEP_MAX.toNanos();
        for (int tries = random.nextInt(TwoKillables.SERVICES); System.nanoTime() < end; tries++) {
            ApiClient caller = services.caller(tries % TwoKillables.SERVICES, token);
            Answer answer = caller == null ? null : tried(caller, method, path, body, headers);
            if (answer != null) {
                return answer;
            }
            SharedDatabase.pause(100);
        }
        throw new AssertionError(method + " " + path + ": no answer for " + STEP_MAX);
    }

    /** Null where none came, or one that says to come again. */
    private @Nullable Answer tried(
            ApiClient caller, String method, String path, byte[] body, Map<String, String> headers) {
        try {
            Answer answer = caller.send(method, path, BodyPublishers.ofByteArray(body), headers);
            if (answer.status() < 500
                    && !(answer.status() == 409 && answer.at("/code").equals("in-progress"))) {
                return answer;
            }
        } catch (IllegalStateException broken) {
            assertThat(broken).hasCauseInstanceOf(IOException.class);
        }
        unanswered++;
        return null;
    }
}
