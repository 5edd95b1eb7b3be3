package io.ratebook.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.ServiceTest;
import io.ratebook.command.TypedWorkbook;
import io.ratebook.commission.CommissionFilter;
import io.ratebook.database.Ids;
import io.ratebook.jobs.Job;
import io.ratebook.jobs.JobOrder;
import io.ratebook.jobs.JobState;
import io.ratebook.jobs.Jobs;
import io.ratebook.ledger.LedgerCheck;
import io.ratebook.partner.PartnerImport;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.settlement.Scene;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** From pending to owed: by hand and by filter, with what belongs to it. */
class ApprovalIT extends ServiceTest {
    private static final String FILE = "reference,type,original_reference,occurred_at,partner,amount,currency\n";

    private static final CommissionFilter EVERYTHING =
            new CommissionFilter(null, null, null, null, null, null, null, null, null, null, null, null, null, 0);

    private ApiClient caller = anonymous();

    private Scene shop(String... partners) throws IOException {
        caller = as("admin", "program-manager", "finance");
        Scene scene = new Scene(caller, bean(Jobs.class));
        scene.policy(Scene.tenPercent(), "2010-01-01");
        Scene.partners(bean(PartnerImport.class), bean(Programs.class).required(Scene.PROGRAM), List.of(partners));
        return scene;
    }

    private Answer done(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        return answer;
    }

    private Answer approve(String body, int status) {
        return done(caller.post(Scene.path("/commissions/approve"), body), status);
    }

    /** Waits for the job; answers its result. */
    private Answer approved(Scene scene, String body) {
        long job = approve(body, 202).json().path("job").longValue();
        scene.done(job);
        return done(caller.get("/api/v1/jobs/" + job), 200);
    }

    private long idOf(String reference) {
        Long id = database()
                .jdbc()
                .queryForObject(
                        "SELECT c.id FROM commission c JOIN sale s ON s.id = IF(c.refund_id = 0, c.sale_id, c.refund_id)"
                                + " WHERE s.reference = ? ORDER BY c.id LIMIT 1",
                        Long.class,
                        reference);
        return id == null ? 0 : id;
    }

    private String sum(String partner, String which) {
        return done(caller.get(Scene.path("/partners/" + partner + "/balances")), 200)
                .at("/0/" + which + "/amount");
    }

    private void ledgerHolds() {
        assertThat(bean(LedgerCheck.class).run().findings())
                .allSatisfy(found -> assertThat(found.shown()).as(found.name()).isEmpty());
    }

    @Test
    @DisplayName("B03 B04: one is approved, then all that match a filter; the payable sum is what was approved")
    void approved_by_id_and_by_filter() throws IOException {
        Scene scene = shop("P-1", "P-2");
        scene.sales(FILE
                + "S1,sale,,2010-12-03T12:00:00Z,P-1,100.00,GBP\n"
                + "S2,sale,,2010-12-04T12:00:00Z,P-1,50.00,GBP\n"
                + "S3,sale,,2010-12-05T12:00:00Z,P-2,30.00,GBP\n");
        Answer one = approved(scene, "{\"ids\":[%d],\"count\":1}".formatted(idOf("S1")));
        assertThat(one.at("/result/commissions")).isEqualTo("1");
        assertThat(one.at("/result/amounts/0/amount")).isEqualTo("10.00");
        assertThat(sum("P-1", "payable")).isEqualTo("10.00");
        assertThat(sum("P-1", "pending")).isEqualTo("5.00");
        assertThat(sum("P-1", "balance")).isEqualTo("15.00");
        ledgerHolds();

        assertThat(approve("{\"filter\":{\"partner\":\"P-1\"},\"count\":2}", 409)
                        .at("/code"))
                .isEqualTo("changed-meanwhile");
        assertThat(approved(scene, "{\"filter\":{\"from\":\"2010-12-04\"},\"count\":2}")
                        .at("/result/amounts/0/amount"))
                .isEqualTo("8.00");
        assertThat(sum("P-1", "payable")).isEqualTo("15.00");
        assertThat(sum("P-2", "payable")).isEqualTo("3.00");
        assertThat(approve("{\"filter\":{}}", 409).at("/code")).isEqualTo("nothing-pending");
        ledgerHolds();
        assertThat(database()
                        .jdbc()
                        .queryForList("SELECT why FROM ledger_transaction WHERE why = 'approval'", String.class))
                .hasSize(3);
    }

    @Test
    @DisplayName("B04 B14: what refunds took back goes along, and later refunds lower what is payable at once")
    void refunds_follow_their_commission() throws IOException {
        Scene scene = shop("P-1");
        scene.sales(FILE
                + "S1,sale,,2010-12-03T12:00:00Z,P-1,100.00,GBP\n"
                + "R1,refund,S1,2010-12-05T12:00:00Z,,20.00,GBP\n");
        assertThat(approved(scene, "{\"ids\":[%d],\"count\":1}".formatted(idOf("S1")))
                        .at("/result/commissions"))
                .isEqualTo("2");
        assertThat(sum("P-1", "payable")).isEqualTo("8.00");
        assertThat(sum("P-1", "pending")).isEqualTo("0.00");

        scene.sales(FILE + "R2,refund,S1,2010-12-06T12:00:00Z,,30.00,GBP\n");
        done(
                caller.post(
                        Scene.path("/sales"),
                        "{\"type\":\"refund\",\"reference\":\"R3\",\"originalReference\":\"S1\",\"amount\":\"10.00\",\"occurredAt\":\"2010-12-09T12:00:00Z\"}"),
                201);
        assertThat(sum("P-1", "payable")).isEqualTo("4.00");
        assertThat(sum("P-1", "pending")).isEqualTo("0.00");
        ledgerHolds();
    }

    @Test
    @DisplayName("B07 B08: what is approved and in no payout is declined still, and pending again once reinstated")
    void an_approved_commission_is_declined() throws IOException {
        Scene scene = shop("P-1");
        scene.sales(FILE
                + "S1,sale,,2010-12-03T12:00:00Z,P-1,100.00,GBP\n"
                + "S2,sale,,2010-12-04T12:00:00Z,P-1,50.00,GBP\n");
        approved(scene, "{\"filter\":{}}");
        long id = idOf("S1");
        done(caller.post(Scene.path("/commissions/" + id + "/decline"), "{\"reason\":\"found out\"}"), 200);
        assertThat(sum("P-1", "payable")).isEqualTo("5.00");
        assertThat(sum("P-1", "balance")).isEqualTo("5.00");
        ledgerHolds();
        done(caller.post(Scene.path("/commissions/" + id + "/rerun"), ""), 200);
        assertThat(sum("P-1", "payable")).isEqualTo("5.00");
        assertThat(sum("P-1", "pending")).isEqualTo("10.00");
        ledgerHolds();
    }

    @Test
    @DisplayName("B16: an approved sale that is corrected gives back at once and earns anew as pending")
    void a_correction_after_approval() throws IOException {
        Scene scene = shop("P-1", "P-2");
        scene.sales(FILE + "S1,sale,,2010-12-03T12:00:00Z,P-1,100.00,GBP\n");
        approved(scene, "{\"filter\":{}}");
        Long sale = database().jdbc().queryForObject("SELECT id FROM sale", Long.class);
        done(
                caller.post(
                        Scene.path("/sales/" + sale + "/correct"),
                        "{\"changes\":{\"amount\":\"60.00\"},\"reason\":\"typed wrongly\"}"),
                200);
        assertThat(sum("P-1", "payable")).isEqualTo("6.00");
        done(
                caller.post(
                        Scene.path("/sales/" + sale + "/correct"),
                        "{\"changes\":{\"amount\":\"80.00\"},\"reason\":\"typed wrongly again\"}"),
                200);
        assertThat(sum("P-1", "payable")).isEqualTo("6.00");
        assertThat(sum("P-1", "pending")).isEqualTo("2.00");
        done(caller.post(Scene.path("/commissions/" + idOf("S1") + "/decline"), "{\"reason\":\"all of it\"}"), 200);
        assertThat(sum("P-1", "balance")).isEqualTo("0.00");
        ledgerHolds();
    }

    @Test
    @DisplayName("B03 B07: several are declined together, each with its reason; who may not approve is refused")
    void declined_together_and_rights() throws IOException {
        Scene scene = shop("P-1");
        scene.sales(FILE
                + "S1,sale,,2010-12-03T12:00:00Z,P-1,100.00,GBP\n"
                + "S2,sale,,2010-12-04T12:00:00Z,P-1,50.00,GBP\n");
        assertThat(as("program-manager")
                        .post(Scene.path("/commissions/approve"), "{\"filter\":{}}")
                        .status())
                .isEqualTo(403);
        approve("{}", 422);
        approve("{\"ids\":[]}", 422);
        long job = done(
                        caller.post(
                                Scene.path("/commissions/decline"),
                                "{\"filter\":{},\"count\":2,\"reason\":\"not a partner's customer\"}"),
                        202)
                .json()
                .path("job")
                .longValue();
        scene.done(job);
        assertThat(sum("P-1", "balance")).isEqualTo("0.00");
        assertThat(database().jdbc().queryForList("SELECT DISTINCT declined_by FROM commission_declined", String.class))
                .singleElement()
                .asString()
                .startsWith("tester-");
        ledgerHolds();
    }

    @Test
    @DisplayName("B03 B04: many are approved in several transactions, and what each partner gets is posted once")
    void many_are_approved() throws IOException {
        Scene scene = shop("P-1", "P-2", "P-3");
        StringBuilder file = new StringBuilder(FILE);
        for (int i = 0; i < 25_000; i++) {
            file.append("F%d,sale,,2010-12-05T12:00:00Z,P-%d,1.00,GBP\n".formatted(i, 1 + i % 3));
        }
        for (int i = 0; i < 500; i++) {
            file.append("R%d,refund,F%d,2010-12-06T12:00:00Z,,0.50,GBP\n".formatted(i, i * 3));
        }
        scene.sales(file.toString());
        Answer result = approved(scene, "{\"filter\":{\"kind\":\"commission\"},\"count\":25000}");
        assertThat(result.at("/result/commissions")).isEqualTo("25500");
        assertThat(result.at("/result/amounts/0/amount")).isEqualTo("2475.00");
        assertThat(database()
                        .jdbc()
                        .queryForObject("SELECT COUNT(*) FROM ledger_transaction WHERE why = 'approval'", Long.class))
                .isEqualTo(3);
        assertThat(sum("P-1", "pending")).isEqualTo("0.00");
        ledgerHolds();
    }

    @Test
    @DisplayName("B04 B14: what goes along with an earlier transaction of an approval is approved once")
    void refunds_that_come_much_later() throws IOException {
        Scene scene = shop("P-1");
        StringBuilder lines = new StringBuilder(FILE);
        // Ten thousand a transaction: some refunds stand in the second one.
        for (int i = 0; i < 9_990; i++) {
            lines.append("S%d,sale,,2010-12-03T12:00:00Z,P-1,10.00,GBP\n".formatted(i));
        }
        for (int i = 0; i < 20; i++) {
            lines.append("R%d,refund,S%d,2010-12-05T12:00:00Z,,10.00,GBP\n".formatted(i, i));
        }
        scene.sales(lines.toString());
        approved(scene, "{\"filter\":{}}");
        assertThat(sum("P-1", "payable")).isEqualTo("9970.00");
        assertThat(sum("P-1", "pending")).isEqualTo("0.00");
        ledgerHolds();
    }

    @Test
    @DisplayName(
            "B03: what another service records between choosing and approving is not approved, whatever its id or clock")
    void nothing_unseen_is_approved() throws IOException {
        Scene scene = shop("P-1");
        scene.sales(FILE + "S1,sale,,2010-12-03T12:00:00Z,P-1,100.00,GBP\n");
        Program program = bean(Programs.class).required(Scene.PROGRAM);
        Selected chosen = bean(Choices.class)
                .check(program, new Choice(null, EVERYTHING), 1L)
                .selected();
        scene.sales(FILE + "S2,sale,,2010-12-04T12:00:00Z,P-1,50.00,GBP\n");
        long seen = idOf("S1");
        database().jdbc().update("UPDATE commission SET id = ? WHERE id = ?", seen - 1, idOf("S2"));
        assertThat(bean(SelectedIds.class).of(program.id(), chosen, false)).containsExactly(seen);
        assertThat(bean(SelectedIds.class).of(program.id(), chosen, true)).containsExactly(seen - 1, seen);

        Job failed = scene.ended(ask(program, chosen));
        assertThat(failed.state()).isEqualTo(JobState.FAILED);
        assertThat(failed.failure()).contains("2 commissions of what was chosen are pending by now, 1 were");
        assertThat(sum("P-1", "payable")).isEqualTo("0.00");
        assertThat(database().jdbc().queryForObject("SELECT COUNT(*) FROM approval WHERE done_at IS NULL", Long.class))
                .isZero();
        ledgerHolds();
    }

    /** One partner, who earns a tenth. */
    private Scene withDurations(String... lines) throws IOException {
        caller = as("admin", "program-manager", "finance");
        Scene scene = new Scene(caller, bean(Jobs.class));
        scene.policy(
                new TypedWorkbook()
                        .sheet("Policy", "Title|Shop", "Currency|GBP")
                        .sheet("Rates", "Rows are read|First matching row wins", "Category|Rate", "|10 %")
                        .sheet("Durations", lines),
                "2010-01-01");
        Scene.partners(bean(PartnerImport.class), bean(Programs.class).required(Scene.PROGRAM), List.of("P-1"));
        return scene;
    }

    private long ask(Program program, Selected chosen) {
        long approval = bean(Ids.class).next("approval");
        bean(ApprovalTable.class).insert(approval, program.id(), "Approve 1 commission", "ann", 1);
        return bean(Jobs.class)
                .submit(new JobOrder(
                        ApprovalJob.KIND,
                        program.id(),
                        "Approve 1 commission",
                        new ApprovalJob.Asked(approval, chosen),
                        "ann"));
    }

    @Test
    @DisplayName(
            "B04 E12: what the Durations table says is approved by itself is so when its hold has ended, and not before")
    void approved_when_the_hold_ends() throws IOException {
        Scene scene = withDurations("Category|Hold days|Approval", "Toys|30|by hand", "|30|automatic");
        String recent = Instant.now()
                .minus(29, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        scene.sales("reference,type,original_reference,occurred_at,partner,category,amount,currency\n"
                + "S1,sale,,2010-12-03T12:00:00Z,P-1,Books,100.00,GBP\n"
                + "R1,refund,S1,2010-12-05T12:00:00Z,,,20.00,GBP\n"
                + "S2,sale,," + recent + ",P-1,Books,50.00,GBP\n"
                + "S3,sale,,2010-12-03T12:00:00Z,P-1,Toys,30.00,GBP\n");
        bean(AutomaticApprovals.class).approveDue();
        for (Long job : database().jdbc().queryForList("SELECT job_id FROM approval", Long.class)) {
            scene.done(job);
        }
        assertThat(sum("P-1", "payable")).isEqualTo("8.00");
        assertThat(sum("P-1", "pending")).isEqualTo("8.00");
        bean(AutomaticApprovals.class).approveDue();
        assertThat(database().jdbc().queryForObject("SELECT COUNT(*) FROM approval", Long.class))
                .isEqualTo(1);
        ledgerHolds();
    }

    @Test
    @DisplayName(
            "B04 G09: what fails to be approved by itself waits to be begun again, and is not asked for each minute anew")
    void asked_for_once() throws Exception {
        Scene scene = withDurations("Hold days|Approval", "30|automatic");
        scene.sales("reference,type,original_reference,occurred_at,partner,category,amount,currency\n"
                + "S1,sale,,2010-12-03T12:00:00Z,P-1,Books,100.00,GBP\n");
        database()
                .jdbc()
                .execute("CREATE TRIGGER not_now BEFORE INSERT ON ledger_transaction FOR EACH ROW"
                        + " IF NEW.why = 'approval' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'not now'; END IF");
        try {
            bean(AutomaticApprovals.class).approveDue();
            awaitState("failed");
            bean(AutomaticApprovals.class).approveDue();
        } finally {
            database().jdbc().execute("DROP TRIGGER not_now");
        }
        assertThat(database().jdbc().queryForList("SELECT id FROM approval", Long.class))
                .hasSize(1);
        long job = onlyJob();
        assertThat(caller.post("/api/v1/jobs/" + job + "/again", "").status()).isEqualTo(200);
        scene.done(job);
        assertThat(sum("P-1", "payable")).isEqualTo("10.00");
        ledgerHolds();
    }

    private long onlyJob() {
        return database()
                .jdbc()
                .queryForList("SELECT job_id FROM approval", Long.class)
                .get(0);
    }

    private void awaitState(String state) throws InterruptedException {
        for (int tries = 0; tries < 300; tries++) {
            if (caller.get("/api/v1/jobs/" + onlyJob()).at("/state").equals(state)) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError(caller.get("/api/v1/jobs/" + onlyJob()).toString());
    }
}
