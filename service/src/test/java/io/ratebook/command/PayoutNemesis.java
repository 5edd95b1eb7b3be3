package io.ratebook.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Kills two services and their database at moments that a seed gives, in every phase of a payout run, and starts again what it
 * killed a while later, while the other service goes on.
 */
final class PayoutNemesis implements Callable<Void> {
    /** Kinds of jobs; nothing, when none of them runs. */
    static final String IDLE = "idle";

    static final List<String> PHASES = List.of(
            "approve",
            "payout-run",
            "payout-single",
            "payout-freeze",
            "payout-approve",
            "payout-pay",
            "payout-void",
            IDLE);

    private static final int WAIT_MILLIS_MAX = 90_000;
    private static final int DOWN_MILLIS_MAX = 3_000;
    private static final int DURING_MILLIS_MAX = 5_000;
    private static final int DURING_MILLIS_UNKNOWN = 300;
    private static final int LOOKS = 25;

    private final TwoKillables services;
    private final SharedDatabase database;
    private final Watcher watcher;
    private final Random random;
    private final long minutesMax;
    private final List<Boolean> kills = new ArrayList<>();
    private final List<String> history = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Integer> phases = new TreeMap<>();
    private final List<long[]> broken = new ArrayList<>();
    private final ExecutorService starters = Executors.newCachedThreadPool();
    private final List<Future<?>> starting = new ArrayList<>();
    private volatile long readyMillisMax;
    private volatile long ended;

    /** @param minutesMax after which it ends, with fewer kills */
    PayoutNemesis(
            TwoKillables services,
            SharedDatabase database,
            int serviceKills,
            int databaseKills,
            long minutesMax,
            long seed) {
        this.minutesMax = minutesMax;
        this.services = services;
        this.database = database;
        this.watcher = new Watcher(database);
        this.random = new Random(seed);
        IntStream.range(0, serviceKills + databaseKills).forEach(kill -> kills.add(kill < databaseKills));
        Collections.shuffle(kills, random);
    }

    /** By when all is started again, in micros of the epoch; 0 before. */
    long ended() {
        return ended;
    }

    List<String> history() {
        return List.copyOf(history);
    }

    /** How many kills fell into each phase. */
    Map<String, Integer> phases() {
        return phases;
    }

    /** The longest that a service which was not killed took to serve again after its database was up. */
    long readyMillisMax() {
        return readyMillisMax;
    }

    /** How many jobs were begun again since. */
    long brokenOff(Watcher other) {
        return broken.stream()
                .filter(job -> other.number("SELECT fencing_token FROM job WHERE id = " + job[0]) > job[1])
                .count();
    }

    @Override
    public Void call() throws Exception {
        try (watcher) {
            List<String> wishes = new ArrayList<>();
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutesMax);
            for (boolean theDatabase : kills) {
                if (System.nanoTime() > end) {
                    break;
                }
                if (wishes.isEmpty()) {
                    wishes.addAll(PHASES);
                    // Most of the time of a run is its making and its paying.
                    wishes.addAll(List.of("payout-run", "payout-pay"));
                    Collections.shuffle(wishes, random);
                }
                awaitUp();
                await(wishes.remove(wishes.size() - 1));
                kill(theDatabase);
            }
            for (Future<?> one : starting) {
                one.get();
            }
        } finally {
            starters.shutdown();
            ended = System.currentTimeMillis() * 1_000;
        }
        return null;
    }

    private void awaitUp() throws InterruptedException, ExecutionException {
        while (services.up().isEmpty()) {
            for (Future<?> one : starting) {
                if (one.isDone()) {
                    one.get();
                }
            }
            Thread.sleep(20);
        }
    }

    /** Until a job of that kind has run for a while; whatever runs if none comes. */
    private void await(String phase) throws InterruptedException {
        long end = System.nanoTime() + WAIT_MILLIS_MAX * 1_000_000L;
        while (!phase().equals(phase) && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        Thread.sleep(random.nextInt(duringMillis(phase) + 1));
    }

    private String phase() {
        return running().stream().map(row -> row.get(1)).findFirst().orElse(IDLE);
    }

    private List<List<String>> running() {
        return watcher.rows("SELECT id, kind, fencing_token FROM job WHERE state = 'running' AND kind IN ('"
                + String.join("', '", PHASES) + "') ORDER BY started_at DESC");
    }

    /** How long such a job takes where nothing is killed. */
    private int duringMillis(String phase) {
        List<List<String>> shortest = watcher.rows(
                "SELECT COALESCE(MIN(finished_at - started_at), 0) DIV 1000 FROM job WHERE state = 'done' AND kind = '"
                        + phase + "' AND fencing_token = 1");
        int millis = Integer.parseInt(shortest.get(0).get(0));
        return millis == 0 ? DURING_MILLIS_UNKNOWN : Math.min(DURING_MILLIS_MAX, millis);
    }

    private void kill(boolean theDatabase) throws IOException, InterruptedException {
        int service = theDatabase ? -1 : writing();
        List<List<String>> before = running();
        if (theDatabase) {
            database.kill();
        } else {
            services.kill(service);
        }
        String phase = before.isEmpty() ? IDLE : before.get(0).get(1);
        phases.merge(phase, 1, Integer::sum);
        before.forEach(job -> broken.add(new long[] {Long.parseLong(job.get(0)), Long.parseLong(job.get(2))}));
        String said = "kill " + (history.size() + 1) + " of " + (theDatabase ? "the database" : "service " + service)
                + ": "
                + (before.isEmpty() ? IDLE : phase + ", job " + before.get(0).get(0));
        history.add(said);
        System.out.println(said);
        int down = random.nextInt(DOWN_MILLIS_MAX);
        if (theDatabase) {
            Thread.sleep(down);
            startDatabase();
        } else {
            starting.add(starters.submit(() -> {
                Thread.sleep(down);
                services.start(service);
                return null;
            }));
        }
    }

    private void startDatabase() throws IOException, InterruptedException {
        database.start();
        long up = System.nanoTime();
        for (int service : services.up()) {
            while (services.up().contains(service) && !services.isReady(service)) {
                Thread.sleep(20);
            }
        }
        readyMillisMax = Math.max(readyMillisMax, (System.nanoTime() - up) / 1_000_000);
    }

    /** The one that is seen in a transaction which has changed something; any one that is up if none is. */
    private int writing() throws InterruptedException {
        List<Integer> up = services.up();
        for (int look = 0; look < LOOKS && up.size() > 1; look++) {
            for (List<String> row : watcher.rows("SELECT p.user FROM information_schema.innodb_trx t"
                    + " JOIN information_schema.processlist p ON p.id = t.trx_mysql_thread_id"
                    + " WHERE t.trx_rows_modified > 1 ORDER BY t.trx_rows_modified DESC")) {
                for (int service : up) {
                    if (row.get(0).equals(SharedDatabase.user(service))) {
                        return service;
                    }
                }
            }
            Thread.sleep(4);
        }
        return up.get(random.nextInt(up.size()));
    }
}
