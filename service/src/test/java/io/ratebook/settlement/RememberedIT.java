package io.ratebook.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.ServiceTest;
import io.ratebook.command.TypedWorkbook;
import io.ratebook.evaluation.SaleLine;
import io.ratebook.jobs.Job;
import io.ratebook.jobs.JobFilter;
import io.ratebook.jobs.Jobs;
import io.ratebook.ledger.LedgerCheck;
import io.ratebook.partner.PartnerImport;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a process remembers of sales changes nothing: of two programs in which the same is done, one remembers and the other
 * reads all of it again before each step, as after a restart.
 */
class RememberedIT extends ServiceTest {
    private static final long SEED = Long.getLong("ratebook.seed", 20_261_123L);
    private static final int STEPS = 110;
    private static final int DAYS = 40;
    private static final List<String> CODES = List.of(Scene.PROGRAM, "twin");

    private static final TypedWorkbook BY_LEVEL = new TypedWorkbook()
            .sheet("Policy", "Title|Shop", "Currency|GBP")
            .sheet("Rates", "Rows are read|First matching row wins", "Level|Rate", "Gold|9 %", "|5 %");

    private final List<Program> programs = new ArrayList<>();
    private final List<Scene> scenes = new ArrayList<>();
    private ApiClient caller = anonymous();
    private Random random = new Random(SEED);
    private List<String> lines = List.of();
    private int recorded;

    @BeforeEach
    void twins() throws IOException {
        caller = as("admin", "program-manager", "finance");
        Scene first = new Scene(caller, bean(Jobs.class));
        Answer made = caller.post(
                "/api/v1/programs",
                "{\"code\":\"twin\",\"name\":\"Twin\",\"currency\":\"GBP\",\"zone\":\"Europe/London\"}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        for (String code : CODES) {
            Program program = bean(Programs.class).required(code);
            programs.add(program);
            Scene scene = first.in(code);
            scenes.add(scene);
            scene.policy(SettlementIT.Kind.ALL.workbook(), "2010-01-01");
            Scene.partners(bean(PartnerImport.class), program, RandomShop.partners());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    @DisplayName("B14 B15 B16 F07: after a restart at any moment all is booked as without one")
    void a_restart_changes_nothing(int round) throws IOException {
        random = new Random(SEED + round);
        lines = new RandomShop(SEED + round)
                .lines(3 * STEPS).stream().map(this::now).toList();
        for (int step = 0; step < STEPS; step++) {
            Restart.forget(bean(SaleBooks.class), programs.get(1).id());
            bean(Facts.class).changed(programs.get(1).id());
            step();
            settled();
            assertThat(booked(1)).as("round %d, step %d", round, step).isEqualTo(booked(0));
        }
        assertThat(booked(0)).hasSizeGreaterThan(STEPS);
        assertThat(bean(LedgerCheck.class).run().holds()).isTrue();
    }

    /** Versions that come in force today meet sales of today that were decided before. */
    private String now(String line) {
        String[] cells = line.split(",", -1);
        LocalDate day = LocalDate.now(Scene.ZONE).minusDays(random.nextBoolean() ? 0 : random.nextInt(DAYS));
        Instant midnight = day.atStartOfDay(Scene.ZONE).toInstant();
        cells[3] = midnight.plus(Duration.ofSeconds(random.nextInt(60))).toString();
        return String.join(",", cells);
    }

    private void step() throws IOException {
        switch (random.nextInt(12)) {
            case 0 -> activate();
            case 1 -> file();
            case 2 -> change("/correct", ",\"changes\":{\"amount\":\"" + random.nextInt(200) + ".50\"}");
            case 3 -> change("/void", "");
            case 4 -> change("/rerun", "");
            case 5 -> decline();
            case 6 -> level();
            default -> call();
        }
    }

    private void call() throws IOException {
        for (SaleLine line : AsEvaluated.read(lines.subList(recorded, recorded + 1))) {
            programs.forEach(program -> bean(Settlement.class).record(program.id(), line));
        }
        recorded++;
    }

    private void file() {
        int count = 1 + random.nextInt(6);
        String file = AsEvaluated.file(lines.subList(recorded, recorded + count));
        scenes.forEach(scene -> scene.sales(file));
        recorded += count;
    }

    private void activate() throws IOException {
        SettlementIT.Kind[] kinds = SettlementIT.Kind.values();
        int kind = random.nextInt(kinds.length + 2);
        TypedWorkbook workbook = kind < kinds.length ? kinds[kind].workbook() : BY_LEVEL;
        for (Scene scene : scenes) {
            scene.policy(workbook, LocalDate.now(Scene.ZONE).toString());
        }
    }

    private void level() {
        String level = "{\"level\":\"" + (random.nextBoolean() ? "Gold" : "Silver") + "\",\"from\":\""
                + LocalDate.now(Scene.ZONE).minusDays(random.nextInt(DAYS)) + "\"}";
        String partner =
                "/partners/P" + (1 + random.nextInt(RandomShop.partners().size())) + "/level";
        for (Program program : programs) {
            Answer changed = caller.post("/api/v1/programs/" + program.code() + partner, level);
            assertThat(changed.status()).as(changed.text()).isBetween(200, 201);
        }
    }

    /** To one of the sales and refunds that were recorded. */
    private void change(String how, String more) {
        both("SELECT id FROM sale WHERE program_id = ? ORDER BY reference", "/sales/", how, more);
    }

    private void decline() {
        both(
                "SELECT c.id FROM commission c JOIN sale s ON s.id = c.sale_id WHERE c.program_id = ? AND c.number = 0"
                        + " AND c.amount > 0 ORDER BY s.reference, c.partner, c.component",
                "/commissions/",
                "/decline",
                "");
    }

    /** To one of those in the one program and the same in the other; what is refused is refused to both. */
    private void both(String rows, String what, String how, String more) {
        double chosen = random.nextDouble();
        List<Integer> statuses = new ArrayList<>();
        for (Program program : programs) {
            List<Long> ids = database().jdbc().queryForList(rows, Long.class, program.id());
            if (!ids.isEmpty()) {
                String path = "/api/v1/programs/" + program.code() + what + ids.get((int) (chosen * ids.size())) + how;
                statuses.add(
                        caller.post(path, "{\"reason\":\"try\"" + more + "}").status());
            }
        }
        assertThat(new HashSet<>(statuses))
                .as(what + how + statuses)
                .hasSizeLessThan(2)
                .doesNotContain(500);
    }

    /** An activation settles what waited for a version. */
    private void settled() {
        for (int i = 0; i < programs.size(); i++) {
            for (Job job : bean(Jobs.class).list(new JobFilter(programs.get(i).id(), null, null), null, 10)) {
                scenes.get(i).done(job.id());
            }
        }
    }

    /** How each sale and refund stands, and what is booked by sale, refund, partner and component. */
    private List<String> booked(int program) {
        return database()
                .jdbc()
                .queryForList(
                        """
                        SELECT CONCAT_WS(' ', s.reference, r.reference, c.partner, c.component, SUM(c.amount))
                          FROM commission c JOIN sale s ON s.id = c.sale_id LEFT JOIN sale r ON r.id = c.refund_id
                         WHERE c.program_id = ?
                         GROUP BY s.reference, r.reference, c.partner, c.component
                         UNION ALL
                        SELECT CONCAT_WS(' ', s.reference, s.state, v.number)
                          FROM sale s LEFT JOIN policy_version v ON v.id = s.policy_version_id
                         WHERE s.program_id = ?
                         ORDER BY 1
                        """,
                        String.class,
                        programs.get(program).id(),
                        programs.get(program).id());
    }
}
