package io.ratebook.bench;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.ServiceTest;
import io.ratebook.command.TypedWorkbook;
import io.ratebook.database.TestDatabase;
import io.ratebook.jobs.Job;
import io.ratebook.jobs.JobState;
import io.ratebook.jobs.Jobs;
import io.ratebook.ledger.LedgerCheck;
import io.ratebook.program.Programs;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/**
 * Approves a fifth of a program's commissions and makes a payout run over all of them, at several sizes, and beside each writes the same
 * rows by INSERT ... SELECT into tables of the same columns and indexes. Numbers of partners are its arguments.
 */
public final class PayoutBenchmark extends ServiceTest {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final List<Integer> SIZES = List.of(10_000, 30_000, 100_000);
    private static final String PROGRAM = "shop";

    private PayoutBenchmark() {}

    public static void main(String[] args) {
        List<Integer> sizes = args.length == 0
                ? SIZES
                : Arrays.stream(args).map(Integer::valueOf).toList();
        try {
            PayoutBenchmark benchmark = new PayoutBenchmark();
            benchmark.printSettings();
            sizes.forEach(benchmark::measure);
            System.exit(0);
        } catch (RuntimeException | Error failed) {
            failed.printStackTrace();
            System.exit(1); // The service's threads would keep the process alive.
        }
    }

    private void printSettings() {
        System.out.printf(
                "database %s, buffer pool %d MB, heap %d MB%n",
                database().jdbc().queryForObject("SELECT VERSION()", String.class),
                database()
                                .jdbc()
                                .query("SHOW VARIABLES LIKE 'innodb_buffer_pool_size'", (row, number) -> row.getLong(2))
                                .get(0)
                        >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private void measure(int partners) {
        TestDatabase.open();
        ApiClient admin = as("admin", "program-manager", "finance");
        ok(admin.post(
                "/api/v1/programs", "{\"code\":\"shop\",\"name\":\"Shop\",\"currency\":\"GBP\",\"zone\":\"UTC\"}"));
        policy(admin);
        PayableProgram program = new PayableProgram(
                database().jdbc(), bean(Programs.class).required(PROGRAM).id(), partners);
        long start = System.nanoTime();
        program.fill();
        System.out.printf(
                "%n%,d partners, %,d commissions: filled in %.0f s, load %.1f%n",
                partners, program.commissions(), seconds(start), load());
        approve(admin, program);
        run(admin, program);
        bean(LedgerCheck.class).run().findings().stream()
                .filter(finding -> finding.violations() > 0)
                .forEach(finding -> {
                    throw new IllegalStateException(finding.toString());
                });
        System.out.printf("laws of the ledger hold%n");
    }

    /** With a minimum that all reach, so that it is looked at. */
    private static void policy(ApiClient admin) {
        byte[] workbook = new TypedWorkbook()
                .sheet("Policy", "Title|Shop", "Currency|GBP")
                .sheet("Rates", "Rows are read|First matching row wins", "Category|Rate", "|20 %")
                .sheet("Thresholds", "Level|Minimum", "Gold|5", "|10")
                .bytes();
        Answer upload = ok(admin.post(path("/policy-uploads?name=policy.xlsx"), workbook, XLSX));
        if (!upload.at("/errors").equals("0")) {
            throw new IllegalStateException(upload.text());
        }
        ok(admin.post(path("/versions/" + upload.at("/version") + "/activate"), "{\"from\":\"2010-01-01\"}"));
    }

    private void approve(ApiClient admin, PayableProgram program) {
        plan("UPDATE commission FORCE INDEX (PRIMARY) SET state = 'approved', approval_id = 1 WHERE id IN ("
                + ids(program.commissions() - program.pending() + 1) + ") AND program_id = 1 AND state = 'pending'");
        plan("SELECT partner, currency, SUM(amount) FROM payable_entry WHERE program_id = 1 AND partner >= 'P001000'"
                + " AND NOT (partner = 'P001000' AND currency <= 'GBP') AND approval_id = 1"
                + " GROUP BY partner, currency ORDER BY partner, currency LIMIT 5000");
        Stretch stretch = new Stretch();
        Job job;
        try (StatementShares shares = new StatementShares(database().jdbc())) {
            job = await(ok(admin.post(path("/commissions/approve"), "{\"filter\":{}}")));
            stretch.end();
        }
        Map<String, String> writes = new LinkedHashMap<>();
        writes.put("commission", "approval_id <> 0");
        writes.put("payable_entry", "approval_id <> 0");
        writes.put("ledger_transaction", "why = 'approval' AND subject > 0");
        writes.put(
                "posting",
                "transaction_id IN (SELECT id FROM ledger_transaction WHERE why = 'approval' AND subject > 0)");
        print("approve", program.pending(), stretch, job, writes);
    }

    /** Ten thousand in a row, as the job marks them. */
    private static String ids(int first) {
        StringBuilder ids = new StringBuilder();
        for (int id = first; id < first + 10_000; id++) {
            ids.append(ids.isEmpty() ? "" : ",").append(id);
        }
        return ids.toString();
    }

    private void run(ApiClient admin, PayableProgram program) {
        Stretch stretch = new Stretch();
        Job job;
        try (StatementShares shares = new StatementShares(database().jdbc())) {
            job = await(ok(admin.post(path("/payout-runs"), "{\"to\":\"2040-12-31\"}")));
            stretch.end();
        }
        Map<String, String> writes = new LinkedHashMap<>();
        writes.put("payable_entry", "payout_id <> 0");
        writes.put("payout", "1 = 1");
        writes.put("payout_left_out", "1 = 1");
        print("payout run", program.commissions(), stretch, job, writes);
        plan("UPDATE payable_entry e FORCE INDEX (PRIMARY) STRAIGHT_JOIN payout p FORCE INDEX (payout_by_run)"
                + " ON p.run_id = 1 AND p.partner = e.partner AND p.currency = e.currency SET e.payout_id = p.id"
                + " WHERE e.program_id = 1 AND e.partner BETWEEN 'P001000' AND 'P001499' AND p.id BETWEEN 1 AND 500"
                + " AND e.payout_id = 0 AND e.payable_from <= 9000000000000000"
                + " AND (e.amount < 0 OR (e.effective_day >= '1000-01-01' AND e.effective_day <= '2040-12-31'))");
        plan(
                "SELECT e.payout_id, SUM(e.amount), COUNT(*) FROM payable_entry e WHERE e.program_id = 1"
                        + " AND e.partner BETWEEN 'P001000' AND 'P001499' AND e.payout_id BETWEEN 1 AND 500 GROUP BY e.payout_id");
    }

    /** Rows a second are of commissions; the plain rows are all that the job wrote, each copied into a table like its own. */
    private void print(String what, int commissions, Stretch stretch, Job job, Map<String, String> writes) {
        System.out.printf(
                "%s %,d: %s, %,.0f a second, heap in use after GC %d MB; %s%n",
                what, commissions, stretch, commissions / stretch.seconds(), heapAfterGc(), job.result());
        StringBuilder parts = new StringBuilder();
        Stretch plain = new Stretch();
        for (Map.Entry<String, String> write : writes.entrySet()) {
            String table = write.getKey();
            database().jdbc().execute("DROP TABLE IF EXISTS bench_copy");
            database().jdbc().execute("CREATE TABLE bench_copy LIKE " + table);
            long start = System.nanoTime();
            int rows = database()
                    .jdbc()
                    .update("INSERT INTO bench_copy SELECT * FROM " + table + " WHERE " + write.getValue());
            parts.append(String.format(" %s %,d rows %.1f s", table, rows, seconds(start)));
        }
        plain.end();
        database().jdbc().execute("DROP TABLE IF EXISTS bench_copy");
        System.out.printf(
                "  INSERT ... SELECT of the same rows: %s (%s); %s at %.2f of its rate%n",
                plain, parts.toString().strip(), what, plain.seconds() / stretch.seconds());
    }

    private void plan(String sql) {
        database().jdbc().query("EXPLAIN FORMAT=TRADITIONAL " + sql, row -> {
            System.out.printf(
                    "  plan of %s: %s by %s, about %s rows, %s%n",
                    sql.substring(0, sql.indexOf(' ')),
                    row.getString("table"),
                    row.getString("key"),
                    row.getString("rows"),
                    Objects.requireNonNullElse(row.getString("Extra"), ""));
        });
    }

    private static String path(String rest) {
        return "/api/v1/programs/" + PROGRAM + rest;
    }

    private static Answer ok(Answer answer) {
        if (answer.status() >= 300) {
            throw new IllegalStateException(answer.toString());
        }
        return answer;
    }

    private Job await(Answer asked) {
        long id = Long.parseLong(asked.at("/job"));
        while (true) {
            Job job = bean(Jobs.class).find(id).orElseThrow();
            if (job.state() == JobState.DONE) {
                return job;
            }
            if (job.state() == JobState.FAILED || job.state() == JobState.CANCELLED) {
                throw new IllegalStateException(job.toString());
            }
            LockSupport.parkNanos(50_000_000L);
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** Seconds, and how much of them processors worked: on a machine that others use too, the second says more. */
    private static final class Stretch {
        private final double load = load();
        private final double service = cpu(ProcessHandle.current());
        private final double database = databaseCpu();
        private final long start = System.nanoTime();
        private double seconds;
        private String worked = "";

        void end() {
            seconds = PayoutBenchmark.seconds(start);
            worked = String.format(
                    "%.1f s of processor of the service, %.1f of the database",
                    cpu(ProcessHandle.current()) - service, databaseCpu() - database);
        }

        double seconds() {
            return seconds;
        }

        /** Of the embedded one alone; 0 of another. */
        private static double databaseCpu() {
            return ProcessHandle.current().children().mapToDouble(Stretch::cpu).sum();
        }

        private static double cpu(ProcessHandle process) {
            return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
        }

        @Override
        public String toString() {
            return String.format("%.1f s (%s, load before it %.1f)", seconds, worked, load);
        }
    }

    private static long heapAfterGc() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }
}
