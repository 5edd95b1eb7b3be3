package io.ratebook.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person takes from a partner, and gives back. */
class DecliningIT extends ServiceTest {
    private static final long SEED = Long.getLong("ratebook.seed", 20_261_122L);
    private static final int LINES = 160;
    private static final int DECLINED = 25;
    /** Several batches. */
    private static final int MANY = 70_000;

    private ApiClient caller = anonymous();

    private Scene shop(SettlementIT.Kind kind) throws IOException {
        caller = as("admin", "program-manager", "finance");
        Scene scene = new Scene(caller, bean(Jobs.class));
        scene.policy(kind.workbook(), "2010-01-01");
        Program program = bean(Programs.class).required(Scene.PROGRAM);
        Scene.partners(bean(PartnerImport.class), program, RandomShop.partners());
        return scene;
    }

    private Scene tenPercent() throws IOException {
        caller = as("admin", "program-manager", "finance");
        Scene scene = new Scene(caller, bean(Jobs.class));
        scene.policy(Scene.tenPercent(), "2010-01-01");
        Scene.partners(bean(PartnerImport.class), bean(Programs.class).required(Scene.PROGRAM), List.of("P-1"));
        return scene;
    }

    private Answer done(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        return answer;
    }

    private void sale(String reference, String amount) {
        done(
                caller.post(
                        Scene.path("/sales"),
                        "{\"reference\":\"%s\",\"partner\":\"P-1\",\"amount\":\"%s\",\"occurredAt\":\"2010-12-03T12:00:00Z\"}"
                                .formatted(reference, amount)),
                201);
    }

    private void refund(String reference, String sale, String amount) {
        done(
                caller.post(
                        Scene.path("/sales"),
                        "{\"type\":\"refund\",\"reference\":\"%s\",\"originalReference\":\"%s\",\"amount\":\"%s\",\"occurredAt\":\"2010-12-09T12:00:00Z\"}"
                                .formatted(reference, sale, amount)),
                201);
    }

    /** Id of the latest row. */
    private long latest() {
        Long id = database().jdbc().queryForObject("SELECT MAX(id) FROM commission", Long.class);
        return id == null ? 0 : id;
    }

    private Answer decline(long id, String reason, int status) {
        return done(
                caller.post(Scene.path("/commissions/" + id + "/decline"), "{\"reason\":\"" + reason + "\"}"), status);
    }

    private Answer rerun(long id, int status) {
        return done(caller.post(Scene.path("/commissions/" + id + "/rerun"), ""), status);
    }

    private String balance() {
        return done(caller.get(Scene.path("/partners/P-1/balances")), 200).at("/0/balance/amount");
    }

    private String pending() {
        return done(caller.get(Scene.path("/partners/P-1/balances")), 200).at("/0/pending/amount");
    }

    private void ledgerHolds() {
        assertThat(bean(LedgerCheck.class).run().findings())
                .allSatisfy(
                        found -> assertThat(found.violations()).as(found.name()).isZero());
    }

    @Test
    @DisplayName(
            "B07 B08: a declined commission is taken back with its reason, and owed once more when its sale is run again")
    void a_commission_is_declined_and_reinstated() throws IOException {
        tenPercent();
        sale("S1", "100.00");
        long id = latest();
        assertThat(balance()).isEqualTo("10.00");

        Answer declined = decline(id, "the customer is the partner's own", 200);
        assertThat(declined.at("/state")).isEqualTo("declined");
        assertThat(declined.json().at("/history").findValuesAsString("reason"))
                .contains("declined: the customer is the partner's own");
        assertThat(balance()).isEqualTo("0.00");
        assertThat(pending()).isEqualTo("0.00");

        Answer owed = rerun(id, 200);
        assertThat(owed.json().at("/history").findValuesAsString("what"))
                .containsExactly(
                        "earned 10.00 GBP", "declined", "adjusted -10.00 GBP", "reinstated", "adjusted 10.00 GBP");
        assertThat(owed.at("/history/1/by")).startsWith("tester-");
        assertThat(balance()).isEqualTo("10.00");
        assertThat(pending()).isEqualTo("10.00");
        rerun(id, 200);
        assertThat(balance()).isEqualTo("10.00");
        ledgerHolds();
    }

    @Test
    @DisplayName(
            "B07 B14: a refund takes nothing back from what was declined, by call and by file; reinstated, it counts")
    void refunds_of_what_is_declined_take_nothing_back() throws IOException {
        Scene scene = tenPercent();
        sale("S1", "100.00");
        long id = latest();
        refund("R1", "S1", "20.00");
        assertThat(balance()).isEqualTo("8.00");
        decline(latest(), "not ours", 200);
        assertThat(balance()).isEqualTo("0.00");

        refund("R2", "S1", "10.00");
        scene.sales("reference,type,original_reference,occurred_at,partner,amount,currency\n"
                + "R3,refund,S1,2010-12-10T12:00:00Z,,30.00,GBP\n"
                + "S2,sale,,2010-12-11T12:00:00Z,P-1,50.00,GBP\n");
        assertThat(balance()).isEqualTo("5.00");
        ledgerHolds();

        rerun(id, 200);
        assertThat(balance()).isEqualTo("9.00");
        assertThat(pending()).isEqualTo("9.00");
        ledgerHolds();
    }

    @Test
    @DisplayName("B07: who declines gives a reason, once, and has the right to")
    void what_cannot_be_declined_is_refused() throws IOException {
        tenPercent();
        sale("S1", "100.00");
        long id = latest();
        decline(id, " ", 422);
        decline(id + 99, "no such", 404);
        assertThat(as("viewer")
                        .post(Scene.path("/commissions/" + id + "/decline"), "{\"reason\":\"x\"}")
                        .status())
                .isEqualTo(403);
        assertThat(balance()).isEqualTo("10.00");
        decline(id, "once", 200);
        assertThat(decline(id, "twice", 409).at("/code")).isEqualTo("already-declined");
        assertThat(balance()).isEqualTo("0.00");
        assertThat(database()
                        .jdbc()
                        .queryForList("SELECT action FROM audit_entry WHERE action LIKE 'commission.%'", String.class))
                .containsExactly("commission.decline");
    }

    @Test
    @DisplayName("B08: the sale's own re-run reinstates what was declined of it")
    void the_rerun_of_a_sale_reinstates() throws IOException {
        tenPercent();
        sale("S1", "100.00");
        decline(latest(), "a mistake", 200);
        Long sale = database().jdbc().queryForObject("SELECT id FROM sale", Long.class);
        done(caller.post(Scene.path("/sales/" + sale + "/rerun"), "{\"reason\":\"it was theirs\"}"), 200);
        assertThat(balance()).isEqualTo("10.00");
        assertThat(database().jdbc().queryForList("""
                        SELECT CONCAT(action, ' ', after_json) FROM audit_entry
                         WHERE action LIKE 'commission.%' OR action = 'sale.rerun' ORDER BY id\
                        """, String.class))
                .hasSize(3)
                .anySatisfy(entry ->
                        assertThat(entry).startsWith("commission.decline").contains("a mistake"))
                .anySatisfy(entry -> assertThat(entry).startsWith("commission.reinstate"))
                .anySatisfy(entry -> assertThat(entry).startsWith("sale.rerun").contains("it was theirs"));
        ledgerHolds();
    }

    @Test
    @DisplayName("B07 B08: what rules added at a period's end is declined and reinstated like what a sale earned")
    void an_addition_at_a_periods_end_is_declined_and_reinstated() throws IOException {
        Scene scene = tenPercent();
        scene.policy(
                new TypedWorkbook()
                        .sheet("Policy", "Title|Shop", "Currency|GBP", "DRL|online-retail")
                        .sheet("Rates", "Rows are read|First matching row wins", "Category|Rate", "|10 %"),
                "2010-01-01");
        StringBuilder five = new StringBuilder("reference,type,occurred_at,partner,customer,amount,currency\n");
        for (int i = 1; i <= 5; i++) {
            five.append("S%1$d,sale,2010-12-0%1$dT12:00:00Z,P-1,C%1$d,10.00,GBP\n".formatted(i));
        }
        scene.sales(five.toString());
        assertThat(balance()).isEqualTo("30.00");
        long bonus = latest();
        assertThat(decline(bonus, "one person with five names", 200).at("/state"))
                .isEqualTo("declined");
        assertThat(balance()).isEqualTo("5.00");
        scene.sales("reference,type,occurred_at,partner,customer,amount,currency\n"
                + "S6,sale,2010-12-06T12:00:00Z,P-1,C6,10.00,GBP\n");
        assertThat(balance()).isEqualTo("6.00");
        ledgerHolds();

        rerun(bonus, 200);
        assertThat(balance()).isEqualTo("31.00");
        rerun(bonus, 200);
        assertThat(balance()).isEqualTo("31.00");
        ledgerHolds();
    }

    @Test
    @DisplayName(
            "B07 B16: while a file is written nobody declines or corrects what it was decided with; afterwards they do")
    void what_a_file_is_decided_with_stands_still_while_it_is_written() throws IOException {
        Scene scene = tenPercent();
        sale("S1", "100.00");
        long id = latest();
        Long sale = database().jdbc().queryForObject("SELECT id FROM sale", Long.class);
        StringBuilder file =
                new StringBuilder("reference,type,original_reference,occurred_at,partner,amount,currency\n");
        for (int i = 0; i < MANY; i++) {
            file.append("F").append(i).append(",sale,,2010-12-05T12:00:00Z,,1.00,GBP\n");
        }
        file.append("R1,refund,S1,2010-12-10T12:00:00Z,,30.00,GBP\n");
        long job = scene.sending(file.toString());
        scene.awaitProgress(job, "writing");
        assertThat(decline(id, "meanwhile", 409).at("/code")).isEqualTo("settling");
        assertThat(done(caller.post(Scene.path("/sales/" + sale + "/rerun"), ""), 409)
                        .at("/code"))
                .isEqualTo("settling");
        scene.done(job);
        assertThat(balance()).isEqualTo("7.00");
        decline(id, "afterwards", 200);
        assertThat(balance()).isEqualTo("0.00");
        ledgerHolds();
    }

    /** Declined in the middle: what comes later moves tiers, caps and histories, and must not bring any of it back. */
    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "B07 B08: whatever comes after, declined commissions come to nothing and all others to what evaluate says")
    void declined_stays_declined_whatever_comes_later(SettlementIT.Kind kind) throws IOException {
        Scene scene = shop(kind);
        Program program = bean(Programs.class).required(Scene.PROGRAM);
        List<String> lines = new ArrayList<>(new RandomShop(SEED + kind.ordinal()).lines(LINES));
        Collections.shuffle(lines, new Random(SEED));
        scene.sales(AsEvaluated.file(lines.subList(0, LINES / 2)));
        approveSome(scene);
        Set<String> declined = declineSome();
        approveSome(scene);
        scene.sales(AsEvaluated.file(lines.subList(LINES / 2, LINES - 20)));
        for (SaleLine line : AsEvaluated.read(lines.subList(LINES - 20, LINES))) {
            bean(Settlement.class).record(program.id(), line);
        }
        Map<String, Long> expected = AsEvaluated.by(kind.workbook(), lines, DecliningIT::call);
        assertThat(AsBooked.commissions(database())).isEqualTo(without(expected, declined, lines));
        ledgerHolds();

        approveSome(scene);
        ledgerHolds();
        for (long id :
                database().jdbc().queryForList("SELECT id FROM commission WHERE state = 'declined'", Long.class)) {
            rerun(id, 200);
        }
        assertThat(AsBooked.commissions(database())).isEqualTo(expected);
        ledgerHolds();
    }

    private static int call(int number) {
        return number < LINES / 2 ? 0 : number < LINES - 20 ? 1 : number;
    }

    /** A third of what is pending. */
    private void approveSome(Scene scene) {
        List<Long> ids = database()
                .jdbc()
                .queryForList("SELECT id FROM commission WHERE state = 'pending' AND id % 3 = 0", Long.class);
        if (!ids.isEmpty()) {
            scene.done(
                    Long.parseLong(done(caller.post(Scene.path("/commissions/approve"), "{\"ids\":" + ids + "}"), 202)
                            .at("/job")));
        }
    }

    /** Some that earn now, by reference of the sale, partner and component. */
    private Set<String> declineSome() {
        Set<String> declined = new TreeSet<>();
        List<Map<String, Object>> rows = database().jdbc().queryForList("""
                SELECT MIN(c.id) AS id, s.reference, c.partner, c.component FROM commission c JOIN sale s ON s.id = c.sale_id
                 GROUP BY s.reference, c.partner, c.component ORDER BY RAND(7) LIMIT\
                """ + " " + DECLINED);
        for (Map<String, Object> row : rows) {
            decline(((Number) Objects.requireNonNull(row.get("id"))).longValue(), "tried", 200);
            declined.add(row.get("reference") + " " + row.get("partner") + " " + row.get("component"));
        }
        assertThat(declined).hasSizeGreaterThan(10);
        return declined;
    }

    private static Map<String, Long> without(Map<String, Long> expected, Set<String> declined, List<String> lines)
            throws IOException {
        Map<String, String> sales = new HashMap<>();
        for (SaleLine line : AsEvaluated.read(lines)) {
            sales.put(line.reference(), line.originalReference() == null ? line.reference() : line.originalReference());
        }
        Map<String, Long> left = new TreeMap<>(expected);
        left.keySet().removeIf(key -> {
            String[] parts = key.split(" ", 2);
            return declined.contains(sales.get(parts[0]) + " " + parts[1]);
        });
        return left;
    }
}
