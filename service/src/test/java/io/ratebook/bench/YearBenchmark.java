package io.ratebook.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.Ratebook;
import io.ratebook.ServiceTest;
import io.ratebook.jobs.Job;
import io.ratebook.jobs.JobState;
import io.ratebook.jobs.Jobs;
import io.ratebook.ledger.LedgerCheck;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A whole year of real sales through the service at its port: import against LOAD DATA, previews, lists, single sales. Prints a
 * table. Steps may be named: {@code import preview lists post shuffled tiers}, or {@code statements} alone.
 */
public final class YearBenchmark extends ServiceTest {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int PAIRS = 2_000;
    private static final int POSTS_A_SECOND = 200;
    private static final int WARM_SECONDS = 90;
    private static final int SECONDS = 60;
    private static final int LIST_ROUNDS = 5;

    private final Path sales;
    private final Path partners;
    private final ApiClient admin;

    private YearBenchmark(Path folder) {
        sales = folder.resolve("sales.csv.gz");
        partners = folder.resolve("partners.csv");
        admin = as("admin", "program-manager", "finance");
    }

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        if (!Files.exists(folder.resolve("sales.csv.gz"))) {
            System.out.println("SKIPPED: no sales.csv.gz in " + folder);
            return;
        }
        Set<String> steps = args.length > 1
                ? Set.of(args).stream().collect(java.util.stream.Collectors.toSet())
                : Set.of("import", "preview", "lists", "post", "shuffled", "tiers");
        try {
            new YearBenchmark(folder).run(steps);
            System.exit(0);
        } catch (Exception | Error failed) {
            failed.printStackTrace();
            System.exit(1); // The service's threads would keep the process alive.
        }
    }

    private void run(Set<String> steps) throws Exception {
        System.out.printf(
                "database %s, heap %d MB%n",
                database().jdbc().queryForObject("SELECT VERSION()", String.class),
                Runtime.getRuntime().maxMemory() >> 20);
        program("coarse", Cards.byCategory());
        if (steps.contains("statements")) {
            statements("coarse");
            post("coarse");
            return;
        }
        double coarse = imported("coarse", Files.readAllBytes(sales));
        check("coarse", Cards.byCategory());
        if (steps.contains("import")) {
            LoadData.Loaded loaded = new LoadData(database().dataSource()).measure();
            System.out.printf(
                    "LOAD DATA of the same %,d rows: %.1f s; import at %.2f of its rate%n",
                    loaded.rows(), loaded.seconds(), loaded.seconds() / coarse);
        }
        if (steps.contains("preview")) {
            preview("by category, level and country", Cards.byCategoryLevelAndCountry());
            preview("by partner and product", Cards.byPartnerAndProduct(pairs()));
        }
        if (steps.contains("lists")) {
            new ListTimes(admin, "coarse", LIST_ROUNDS).print();
        }
        if (steps.contains("post")) {
            post("coarse");
        }
        if (steps.contains("shuffled")) {
            program("shuffled", Cards.byCategory());
            imported("shuffled", shuffled());
            check("shuffled", Cards.byCategory());
        }
        if (steps.contains("tiers")) {
            program("tiers", Cards.tiers());
            imported("tiers", Files.readAllBytes(sales));
            check("tiers", Cards.tiers());
            post("tiers");
        }
        System.out.printf(
                "ledger check holds: %s%n", bean(LedgerCheck.class).run().holds());
    }

    private static String path(String program, String rest) {
        return "/api/v1/programs/" + program + rest;
    }

    private static Answer ok(Answer answer) {
        if (answer.status() >= 300) {
            throw new IllegalStateException(answer.toString());
        }
        return answer;
    }

    private void program(String code, byte[] card) throws IOException {
        ok(admin.post(
                "/api/v1/programs",
                "{\"code\":\"%s\",\"name\":\"%s\",\"currency\":\"GBP\",\"zone\":\"Europe/London\"}"
                        .formatted(code, code)));
        ok(admin.post(path(code, "/versions/" + version(code, card) + "/activate"), "{\"from\":\"2010-01-01\"}"));
        await(ok(admin.post(
                path(code, "/partners/import?name=partners.csv"), Files.readAllBytes(partners), "text/csv")));
    }

    private String version(String program, byte[] card) {
        Answer upload = ok(admin.post(path(program, "/policy-uploads?name=card.xlsx"), card, XLSX));
        if (!upload.at("/errors").equals("0")) {
            throw new IllegalStateException(upload.text());
        }
        return upload.at("/version");
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
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000L);
        }
    }

    private double imported(String program, byte[] file) {
        long start = System.nanoTime();
        Job job = await(ok(admin.post(path(program, "/sales/import?name=sales.csv.gz"), file, "text/csv")));
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "import %-9s %.1f s from sent to done (job %.1f s), heap in use after GC %d MB; %s%n",
                program,
                seconds,
                Duration.between(Objects.requireNonNull(job.startedAt()), Objects.requireNonNull(job.finishedAt()))
                                .toMillis()
                        / 1e3,
                heapAfterGc(),
                job.result());
        return seconds;
    }

    private static long heapAfterGc() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }

    /** What is booked for each partner is what one evaluation of the file says, by the command in a process of its own. */
    private void check(String program, byte[] card) throws IOException, InterruptedException {
        Map<String, Long> booked = new TreeMap<>();
        database()
                .jdbc()
                .query(
                        "SELECT a.owner, a.balance FROM account a JOIN program p ON p.id = a.program_id"
                                + " WHERE a.kind = 'earned' AND a.balance <> 0 AND p.code = ?",
                        row -> {
                            booked.put(row.getString(1), row.getLong(2));
                        },
                        program);
        long sum = booked.values().stream().mapToLong(Long::longValue).sum();
        System.out.printf(
                "  %s: %d partners are owed %,.2f GBP; to the cent what evaluate says: %s%n",
                program, booked.size(), sum / 100.0, booked.equals(evaluated(card)));
    }

    /** Minor units by partner. */
    private Map<String, Long> evaluated(byte[] card) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("evaluated");
        Path policy = Files.write(folder.resolve("card.xlsx"), card);
        Path results = folder.resolve("results.csv");
        int code = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Ratebook.class.getName(),
                        "evaluate",
                        policy.toString(),
                        sales.toString(),
                        "--partners",
                        partners.toString(),
                        "--out",
                        results.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException("evaluate ended with " + code);
        }
        Map<String, Long> sums = new TreeMap<>();
        try (CsvReader<NamedCsvRecord> lines = CsvReader.builder().ofNamedCsvRecord(results)) {
            for (NamedCsvRecord line : lines) {
                if (!line.getField("amount").isEmpty()) {
                    long minor = new BigDecimal(line.getField("amount"))
                            .movePointRight(2)
                            .longValueExact();
                    sums.merge(line.getField("partner"), minor, Math::addExact);
                }
            }
        }
        sums.values().removeIf(sum -> sum == 0);
        Files.delete(policy);
        Files.delete(results);
        Files.delete(folder);
        return sums;
    }

    /** Made in little room: the heap that is measured is the service's, and this runs in it. */
    private byte[] shuffled() throws IOException {
        byte[] file;
        try (GZIPInputStream unpacked = new GZIPInputStream(Files.newInputStream(sales))) {
            file = unpacked.readAllBytes();
        }
        List<Integer> starts = new ArrayList<>();
        for (int at = 0; at < file.length; at = endOfLine(file, at)) {
            starts.add(at);
        }
        Collections.shuffle(starts.subList(1, starts.size()), new Random(7));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            for (int start : starts) {
                out.write(file, start, endOfLine(file, start) - start);
            }
        }
        return packed.toByteArray();
    }

    private static int endOfLine(byte[] file, int from) {
        int at = from;
        while (file[at] != '\n') {
            at++;
        }
        return at + 1;
    }

    private List<String> lines() throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(sales)), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    /** Partners and products that sales have, cells of a card. */
    private List<String> pairs() throws IOException {
        return lines().stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .filter(cells -> !cells[4].isEmpty() && cells[7].matches("[0-9A-Z]+"))
                .map(cells -> cells[4] + "|" + cells[7])
                .distinct()
                .limit(PAIRS)
                .toList();
    }

    private void preview(String name, byte[] card) {
        String version = version("coarse", card);
        for (int round = 1; round <= 3; round++) {
            long start = System.nanoTime();
            Job job = await(ok(admin.post(
                    path("coarse", "/previews"),
                    "{\"version\":%s,\"from\":\"2010-12-01\",\"to\":\"2011-12-31\"}".formatted(version))));
            double seconds = (System.nanoTime() - start) / 1e9;
            String id = Json.field(Objects.requireNonNull(job.result()), "preview");
            Answer preview = ok(admin.get(path("coarse", "/previews/" + id)));
            System.out.printf(
                    "preview %s, round %d: %.1f s; %s sales touched, difference %s %s%n",
                    name,
                    round,
                    seconds,
                    preview.at("/touchedSales"),
                    preview.at("/sums/0/difference/amount"),
                    preview.at("/sums/0/currency"));
        }
    }

    /** How many statements one sale takes, warm. */
    private void statements(String program) {
        ApiClient machine = anonymous().with("Authorization", "Bearer " + token(program));
        for (int i = 0; i < 50; i++) {
            ok(machine.post(path(program, "/sales"), sale("S", i)));
        }
        long before = questions();
        for (int i = 50; i < 150; i++) {
            ok(machine.post(path(program, "/sales"), sale("S", i)));
        }
        System.out.printf("%.1f statements for a sale that comes alone%n", (questions() - before) / 100.0);
    }

    private long questions() {
        return database()
                .jdbc()
                .query("SHOW GLOBAL STATUS LIKE 'Questions'", (row, number) -> row.getLong(2))
                .get(0);
    }

    private String token(String program) {
        return ok(admin.post(
                        "/api/v1/tokens", "{\"name\":\"load %s\",\"scopes\":[\"read\",\"sales\"]}".formatted(program)))
                .at("/token");
    }

    private void post(String program) throws InterruptedException, IOException {
        PostLoad load = new PostLoad(address().resolve(path(program, "/sales")), token(program));
        load.run(WARM_SECONDS * POSTS_A_SECOND, POSTS_A_SECOND, i -> sale("W", i));
        PostLoad.Times times;
        try (DiskTimes disk = new DiskTimes()) {
            times = load.run(SECONDS * POSTS_A_SECOND, POSTS_A_SECOND, i -> sale("L", i));
            System.out.printf(
                    Locale.ROOT,
                    "meanwhile the disk kept 4 KB: p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, max %.1f ms%n",
                    disk.at(0.50),
                    disk.at(0.90),
                    disk.at(0.99),
                    disk.at(1));
        }
        System.out.printf(
                Locale.ROOT,
                "POST %s, %d a second for %d s: p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, max %.1f ms, %d failed%n",
                program,
                POSTS_A_SECOND,
                SECONDS,
                times.p50(),
                times.p90(),
                times.p99(),
                times.max(),
                times.failed());
    }

    private static String sale(String prefix, int i) {
        return """
                {"reference":"%s%d","occurredAt":"2011-12-%02dT%02d:%02d:%02dZ","partner":"P%03d","customer":"C%d",\
                "country":"GB","product":"85123A","category":"LIGHTING","quantity":"2","amount":"%d.50"}""".formatted(prefix, i, 10 + i % 20, i / 3600 % 24, i / 60 % 60, i % 60, i % 400, i % 5000, 5 + i % 90);
    }
}
