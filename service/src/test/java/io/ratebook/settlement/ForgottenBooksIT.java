package io.ratebook.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.ServiceTest;
import io.ratebook.command.TypedWorkbook;
import io.ratebook.evaluation.Credit;
import io.ratebook.evaluation.SaleLine;
import io.ratebook.jobs.Jobs;
import io.ratebook.ledger.LedgerCheck;
import io.ratebook.money.CurrencyCode;
import io.ratebook.partner.PartnerImport;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A book that is forgotten, as the growth of another program, a call that cannot be committed or a restart does it: what is
 * read again is what was remembered.
 */
class ForgottenBooksIT extends ServiceTest {
    private static final TypedWorkbook POLICY = SettlementIT.Kind.ALL.workbook();
    private static final long SEED = Long.getLong("ratebook.seed", 20_261_122L);
    /** Several batches. */
    private static final int MANY = 21_000;

    private static final int CALLS = 40;
    private static final int WITH_EVERYTHING = 40;
    /** Partners and customers: four times as many. */
    private static final int WIDE = 60;
    /** While somebody has it, the file's last line is not written. */
    private static final String GATE = "ratebook_test_gate";

    private Scene scene;
    private Program program;

    @BeforeEach
    void two_versions_of_a_policy() throws IOException {
        scene = new Scene(as("admin", "program-manager", "finance"), bean(Jobs.class));
        scene.policy(POLICY, "2010-01-01");
        scene.policy(POLICY, "2011-02-10");
        program = bean(Programs.class).required(Scene.PROGRAM);
        Scene.partners(bean(PartnerImport.class), program, RandomShop.partnersOf(WIDE));
    }

    @AfterEach
    void openGate() {
        database().jdbc().execute("DROP TRIGGER IF EXISTS gate");
    }

    @Test
    @DisplayName("B14 B15 G02: a book that is forgotten while a file is written is read again, and all adds up")
    void while_a_file_is_written() throws IOException, SQLException {
        List<String> lines = new RandomShop(SEED, WIDE).lines(MANY + CALLS);
        List<SaleLine> calls = AsEvaluated.read(lines.subList(MANY, MANY + CALLS));
        String last = lines.get(MANY - 1).split(",", 2)[0];
        database()
                .jdbc()
                .execute("CREATE TRIGGER gate BEFORE INSERT ON sale FOR EACH ROW IF NEW.reference = '" + last
                        + "' THEN DO GET_LOCK('" + GATE + "', 120), RELEASE_LOCK('" + GATE + "'); END IF");
        long job;
        try (Connection keeper = database().dataSource().getConnection();
                Statement gate = keeper.createStatement()) {
            gate.execute("DO GET_LOCK('" + GATE + "', 0)");
            job = scene.sending(AsEvaluated.file(lines.subList(0, MANY)));
            scene.awaitProgress(job, "writing");
            Restart.forget(bean(SaleBooks.class), program.id());
            record(calls.subList(0, CALLS / 2));
            assertThat(sales()).isBetween(CALLS / 2, MANY);
            gate.execute("DO RELEASE_LOCK('" + GATE + "')");
        }
        scene.done(job);
        Map<Long, Optional<Integer>> remembered = remembered();
        Restart.forget(bean(SaleBooks.class), program.id());
        assertThat(remembered).hasSize(MANY + CALLS / 2).isEqualTo(remembered());
        record(calls.subList(CALLS / 2, CALLS));
        assertThat(AsBooked.commissions(database()))
                .isEqualTo(AsEvaluated.by(POLICY, lines, number -> number < MANY ? 0 : number));
        assertThat(bean(LedgerCheck.class).run().holds()).isTrue();
    }

    @Test
    @DisplayName("F07: after a restart a refund takes back what its sale earned, though another version came in force")
    void a_sale_keeps_its_version() throws IOException {
        LocalDate today = LocalDate.now(Scene.ZONE);
        scene.policy(Scene.tenPercent(), today.toString());
        Instant when = today.atStartOfDay(Scene.ZONE).toInstant();
        record(AsEvaluated.read(List.of("S1,sale,," + when + ",P1:100,C1,Books,1,50.00,,,GBP,")));
        scene.policy(
                new TypedWorkbook()
                        .sheet("Policy", "Title|Shop", "Currency|GBP")
                        .sheet("Rates", "Rows are read|First matching row wins", "Category|Rate", "|20 %"),
                today.toString());
        Restart.forget(bean(SaleBooks.class), program.id());
        record(AsEvaluated.read(List.of("R1,refund,S1," + when + ",,,,,20.00,,,GBP,")));
        assertThat(AsBooked.commissions(database()))
                .isEqualTo(Map.of("S1 P1 Commission", 500L, "R1 P1 Commission", -200L));
    }

    @Test
    @DisplayName("B15 G01: after a restart a line that is sent again is the same in every field, and changes nothing")
    void a_line_is_the_same_after_a_restart() {
        Random random = new Random(SEED);
        List<SaleLine> lines = new ArrayList<>();
        for (int i = 0; i < WITH_EVERYTHING; i++) {
            lines.add(anything(random, "S" + i));
            if (i % 3 == 2) {
                SaleLine of = lines.get(lines.size() - 1);
                lines.add(SaleLine.sale("R" + i, of.occurredAtMicros() + 1, of.currency(), of.amount())
                        .refundOf(of.reference())
                        .build());
            }
        }
        lines.forEach(line -> assertThat(told(line).repeated()).isFalse());
        Restart.forget(bean(SaleBooks.class), program.id());
        lines.forEach(
                line -> assertThat(told(line).repeated()).as(line.toString()).isTrue());
        SaleLine first = lines.get(0);
        assertThatThrownBy(() -> told(first.toBuilder()
                        .fees(first.fees().add(new BigDecimal("0.000001")))
                        .build()))
                .isInstanceOf(SaleConflictException.class);
    }

    private Told told(SaleLine line) {
        return bean(Settlement.class).record(program.id(), line);
    }

    /** With or without each field, of letters and decimals that are easily lost on the way. */
    private static SaleLine anything(Random random, String reference) {
        String currency = List.of("GBP", "JPY", "KWD").get(random.nextInt(3));
        int decimals = CurrencyCode.of(currency).decimals();
        return SaleLine.sale(reference, 1_300_000_000_123_456L + random.nextInt(), currency, some(random, decimals))
                .credits(credits(random.nextInt(4)))
                .customer(text(random))
                .country(random.nextBoolean() ? "DE" : null)
                .product(text(random))
                .category(text(random))
                .channel(text(random))
                .coupon(text(random))
                .quantity(random.nextBoolean() ? some(random, 6) : null)
                .tax(some(random, decimals))
                .shipping(some(random, decimals))
                .fees(some(random, 6))
                .cost(random.nextBoolean() ? some(random, 6) : null)
                .order(text(random))
                .attributes(random.nextBoolean() ? Map.of() : Map.of("shop", "a\"b\\c", "ä🙂", "1.0", "z", "null"))
                .build();
    }

    private static BigDecimal some(Random random, int decimals) {
        return BigDecimal.valueOf(random.nextInt(1_000_000), decimals);
    }

    private static @Nullable String text(Random random) {
        return List.of(
                        Optional.of("Ärger & Söhne"),
                        Optional.of("o'Neill \\ \"x\" %_"),
                        Optional.of("🙂"),
                        Optional.<String>empty())
                .get(random.nextInt(4))
                .orElse(null);
    }

    private static List<Credit> credits(int kind) {
        return switch (kind) {
            case 0 -> List.of();
            case 1 -> List.of(new Credit("P1", new BigDecimal("100.00")));
            case 2 -> List.of(new Credit("P1", new BigDecimal("40")));
            default -> List.of(new Credit("P2", new BigDecimal("33.333333")), new Credit("P1", new BigDecimal("60.0")));
        };
    }

    private void record(List<SaleLine> lines) {
        lines.forEach(line -> bean(Settlement.class).record(program.id(), line));
    }

    private int sales() {
        return Objects.requireNonNull(database().jdbc().queryForObject("SELECT COUNT(*) FROM sale", Integer.class));
    }

    /** Under which version each sale stands in the book. */
    private Map<Long, Optional<Integer>> remembered() {
        return bean(Turns.class).looking(program.id(), turn -> {
            Map<Long, Optional<Integer>> versions = new TreeMap<>();
            for (int number : turn.open().numbersFrom(0)) {
                versions.put(
                        turn.open().id(number), Optional.ofNullable(turn.open().pinned(number)));
            }
            return versions;
        });
    }
}
