package io.ratebook.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ServiceTest;
import io.ratebook.command.TypedWorkbook;
import io.ratebook.evaluation.SaleLine;
import io.ratebook.jobs.Jobs;
import io.ratebook.ledger.LedgerCheck;
import io.ratebook.partner.PartnerImport;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However lines come in, what is booked adds up to what one evaluation of all of them says. */
class SettlementIT extends ServiceTest {
    private static final long SEED = Long.getLong("ratebook.seed", 20_261_121L);
    private static final int FIRST_FILE = 90;
    private static final int TWO_FILES = 150;
    private static final int LINES = 260;
    /** Several batches. */
    private static final int MANY = 21_000;

    private static final int CALLS = 40;
    /** Partners and customers: four times as many. */
    private static final int WIDE = 60;

    /** Policies that look ever further back. */
    enum Kind {
        NOTHING(new TypedWorkbook()
                .sheet("Policy", "Title|Shop", "Currency|GBP")
                .sheet(
                        "Rates",
                        "Rows are read|First matching row wins",
                        "Category|Rate",
                        "Books|8 %",
                        "Toys|none",
                        "|2.5 %")),
        CUSTOMERS(new TypedWorkbook()
                .sheet("Policy", "Title|Shop", "Currency|GBP")
                .sheet(
                        "Rates",
                        "Rows are read|First matching row wins",
                        "Customer|Category|Rate|Component",
                        "new||20 %|",
                        "returning|Books|5 %|",
                        "|Toys|1.00 GBP per unit|Toys",
                        "|Toys|1 %|")
                .sheet("Durations", "Hold days|Earns for", "30|5 payments")),
        TIERS(new TypedWorkbook()
                .sheet("Policy", "Title|Shop", "Currency|GBP")
                .sheet("Rates", "Rows are read|First matching row wins", "Category|Rate", "Toys|3 %", "|tier: Volume")
                .sheet(
                        "Tiers",
                        "Scheme|Metric|Less refunds|Counts|Period|Mode|From|Below|Rate",
                        "Volume|revenue|yes|its rows|month|whole|0|500|4 %",
                        "Volume|revenue|yes|its rows|month|whole|500|2000|6 %",
                        "Volume|revenue|yes|its rows|month|whole|2000||9 %")),
        /** Whether a line waits, since its cost is unknown, depends on its customer, and tiers on who does not. */
        WAITING(new TypedWorkbook()
                .sheet("Policy", "Title|Shop", "Currency|GBP")
                .sheet(
                        "Rates",
                        "Rows are read|First matching row wins",
                        "Customer|Category|Rate|Base",
                        "new|Music|20 %|Profit",
                        "|Books|5 %|Profit",
                        "||tier: Volume|")
                .sheet(
                        "Tiers",
                        "Scheme|Metric|Less refunds|Counts|Period|Mode|From|Below|Rate",
                        "Volume|revenue|yes|all sales|month|whole|0|500|4 %",
                        "Volume|revenue|yes|all sales|month|whole|500|2000|6 %",
                        "Volume|revenue|yes|all sales|month|whole|2000||9 %")),
        /** Some rooms fill up while lines come in one by one, others never do. */
        BUDGETS(
                12,
                new TypedWorkbook()
                        .sheet("Policy", "Title|Shop", "Currency|GBP")
                        .sheet(
                                "Rates",
                                "Rows are read|First matching row wins",
                                "Customer|Category|Rate|Component",
                                "new||6 %|",
                                "|Toys|2 %|Toys",
                                "||tier: Volume|")
                        .sheet(
                                "Tiers",
                                "Scheme|Metric|Less refunds|Counts|Period|Mode|From|Below|Rate",
                                "Volume|revenue|yes|its rows|month|whole|0|500|4 %",
                                "Volume|revenue|yes|its rows|month|whole|500||6 %")
                        .sheet(
                                "Caps",
                                "Scope|Period|Maximum|Component",
                                "program|month|420.00|Commission",
                                "customer|year|5000.00|",
                                "customer|month|60.00|Toys")),
        ALL(new TypedWorkbook()
                .sheet("Policy", "Title|Shop", "Currency|GBP")
                .sheet(
                        "Rates",
                        "Rows are read|First matching row wins",
                        "Customer|Category|Rate|Base|Maximum",
                        "new||20 %||15.00",
                        "|Books|5 %|Profit|",
                        "||tier: Volume||")
                .sheet(
                        "Tiers",
                        "Scheme|Metric|Less refunds|Counts|Period|Mode|From|Below|Rate",
                        "Volume|sales|no|its rows|month|marginal|0|10|4 %",
                        "Volume|sales|no|its rows|month|marginal|10||7 %")
                .sheet("Caps", "Scope|Period|Maximum", "customer|month|25.00", "partner|month|80.00"));

        private final int width;
        private final TypedWorkbook workbook;

        Kind(TypedWorkbook workbook) {
            this(1, workbook);
        }

        Kind(int width, TypedWorkbook workbook) {
            this.width = width;
            this.workbook = workbook;
        }

        TypedWorkbook workbook() {
            return workbook;
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("G02 B14 B15: two shuffled files and lines one by one book what evaluate says")
    void what_is_booked_adds_up_to_one_evaluation_of_all_lines(Kind kind) throws IOException {
        Scene scene = new Scene(as("admin", "program-manager", "finance"), bean(Jobs.class));
        scene.policy(kind.workbook, "2010-01-01");
        Program program = bean(Programs.class).required(Scene.PROGRAM);
        Scene.partners(bean(PartnerImport.class), program, RandomShop.partnersOf(kind.width));
        List<String> lines = new ArrayList<>(new RandomShop(SEED + kind.ordinal(), kind.width).lines(LINES));
        Collections.shuffle(lines, new Random(SEED));
        scene.sales(AsEvaluated.file(lines.subList(0, FIRST_FILE)));
        scene.sales(AsEvaluated.file(lines.subList(FIRST_FILE, TWO_FILES)));
        assertThat(AsBooked.commissions(database()))
                .as("after 150 lines")
                .isEqualTo(expected(kind, lines.subList(0, TWO_FILES)));
        for (SaleLine line : AsEvaluated.read(lines.subList(TWO_FILES, LINES))) {
            bean(Settlement.class).record(program.id(), line);
        }
        Map<String, Long> expected = expected(kind, lines);
        assertThat(AsBooked.commissions(database())).isEqualTo(expected);
        assertThat(bean(LedgerCheck.class).run().findings())
                .allSatisfy(
                        found -> assertThat(found.violations()).as(found.name()).isZero());
        assertThat(AsBooked.balances(database())).isEqualTo(byPartner(expected));
    }

    @Test
    @DisplayName("F07: a version activated while a file is written decides what it says, and no line is written twice")
    void a_version_may_be_activated_while_a_file_is_written() throws IOException {
        Scene scene = new Scene(as("admin", "program-manager", "finance"), bean(Jobs.class));
        scene.policy(Kind.NOTHING.workbook, "2010-01-01");
        int next = scene.draft(Kind.CUSTOMERS.workbook);
        Program program = bean(Programs.class).required(Scene.PROGRAM);
        Scene.partners(bean(PartnerImport.class), program, RandomShop.partners());
        List<String> lines = new RandomShop(SEED).lines(MANY);
        long job = scene.sending(AsEvaluated.file(lines));
        scene.awaitProgress(job, "writing");
        scene.activate(next, "2030-01-01");
        scene.done(job);
        assertThat(database().jdbc().queryForObject("SELECT COUNT(*) FROM sale", Integer.class))
                .isEqualTo(MANY);
        assertThat(AsBooked.commissions(database())).isEqualTo(AsEvaluated.atOnce(Kind.NOTHING.workbook, lines));
        assertThat(bean(LedgerCheck.class).run().holds()).isTrue();
    }

    @Test
    @DisplayName(
            "B14 B15 G02: sales by call that move what a file has not written yet are recorded, and all adds up at its end")
    void calls_come_in_while_a_file_is_written() throws IOException {
        Scene scene = new Scene(as("admin", "program-manager", "finance"), bean(Jobs.class));
        scene.policy(Kind.ALL.workbook, "2010-01-01");
        Program program = bean(Programs.class).required(Scene.PROGRAM);
        Scene.partners(bean(PartnerImport.class), program, RandomShop.partnersOf(WIDE));
        List<String> lines = new ArrayList<>(new RandomShop(SEED, WIDE).lines(MANY + CALLS));
        long job = scene.sending(AsEvaluated.file(lines.subList(0, MANY)));
        scene.awaitProgress(job, "writing");
        for (SaleLine line : AsEvaluated.read(lines.subList(MANY, MANY + CALLS))) {
            bean(Settlement.class).record(program.id(), line);
        }
        scene.done(job);
        assertThat(AsBooked.commissions(database()))
                .isEqualTo(AsEvaluated.by(Kind.ALL.workbook, lines, number -> number < MANY ? 0 : number));
        assertThat(bean(LedgerCheck.class).run().holds()).isTrue();
    }

    /** Refunds of a sale are taken by arrival over calls: two files, then one by one. */
    private static int call(int number) {
        return number < FIRST_FILE ? 0 : number < TWO_FILES ? 1 : number;
    }

    private static Map<String, Long> expected(Kind kind, List<String> lines) throws IOException {
        return AsEvaluated.by(kind.workbook, lines, SettlementIT::call);
    }

    private static Map<String, Long> byPartner(Map<String, Long> sums) {
        Map<String, Long> byPartner = new TreeMap<>();
        sums.forEach((key, amount) -> byPartner.merge(key.split(" ")[1], amount, Long::sum));
        byPartner.values().removeIf(amount -> amount == 0);
        return byPartner;
    }
}
