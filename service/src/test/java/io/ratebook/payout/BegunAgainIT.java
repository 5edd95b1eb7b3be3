package io.ratebook.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.jobs.Job;
import io.ratebook.jobs.JobState;
import io.ratebook.settlement.Scene;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Jobs that failed for good, and are begun again by a person once their fault is gone. */
class BegunAgainIT extends ShopTest {
    private static final String ALL = "{\"to\":\"2030-12-30\"}";
    /** More than a batch of an approval. */
    private static final int MANY = 12_000;

    private static final int PARTNERS = 20;

    private ApiClient finance = anonymous();

    private Shop shop(String... partners) throws IOException {
        finance = as("admin", "program-manager", "finance");
        Shop shop = open(finance, Scene.tenPercent(), partners);
        shop.paypal(partners);
        return shop;
    }

    private static String[] partners(int count) {
        return IntStream.range(0, count).mapToObj("P-%03d"::formatted).toArray(String[]::new);
    }

    private static String sales(int count, int partners) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append("S%d,sale,,2010-12-03T12:00:00Z,P-%03d,10.00,GBP\n".formatted(i, i % partners));
        }
        return lines.toString();
    }

    private void fault(String what, String when) {
        database()
                .jdbc()
                .execute("CREATE TRIGGER not_now BEFORE " + what + " FOR EACH ROW IF " + when
                        + " THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'not now'; END IF");
    }

    @AfterEach
    void mend() {
        database().jdbc().execute("DROP TRIGGER IF EXISTS not_now");
    }

    private long failed(Shop shop, Answer accepted) {
        Job job = shop.ended(accepted);
        assertThat(job.state()).isEqualTo(JobState.FAILED);
        return job.id();
    }

    private Answer job(long id) {
        return Shop.done(finance.get("/api/v1/jobs/" + id), 200);
    }

    private Answer again(long id, int status) {
        return Shop.done(finance.post("/api/v1/jobs/" + id + "/again", ""), status);
    }

    private List<String> failures() {
        return Shop.done(finance.get("/api/v1/jobs?program=shop&state=failed&aside=false"), 200)
                .json()
                .path("items")
                .findValuesAsString("title");
    }

    private long count(String sql) {
        Long found = database().jdbc().queryForObject("SELECT COUNT(*) FROM " + sql, Long.class);
        return found == null ? 0 : found;
    }

    @Test
    @DisplayName(
            "B04 G09: an approval of many that failed for good blocks runs and says so; begun again, it approves each once, and the run goes")
    void an_approval_goes_on_where_it_stopped() throws Exception {
        Shop shop = shop(partners(PARTNERS));
        shop.sales(sales(MANY, PARTNERS));
        Long last = database().jdbc().queryForObject("SELECT MAX(id) FROM commission", Long.class);
        fault("UPDATE ON commission", "NEW.id = " + last);
        long id = failed(shop, finance.post(Scene.path("/commissions/approve"), "{\"filter\":{}}"));
        assertThat(count("commission WHERE state = 'approved'")).isEqualTo(10_000);
        assertThat(failures()).hasSize(1);

        Answer run = Shop.done(finance.post(Scene.path("/payout-runs"), ALL), 202);
        long making = Long.parseLong(run.at("/job"));
        awaitProgress(
                making, "waits for job " + id + ", which failed and is to be begun again: Approve 12000 commissions");

        mend();
        fault("INSERT ON ledger_transaction", "NEW.why = 'approval'");
        assertThat(again(id, 200).at("/state")).isEqualTo("queued");
        assertThat(ended(id)).isEqualTo("failed");
        assertThat(count("commission WHERE state = 'approved'")).isEqualTo(MANY);
        assertThat(job(id).at("/begunAgain/by")).startsWith("tester-");
        assertThat(job(id).json().at("/again/whyNot").isNull()).isTrue();
        assertThat(job(id).at("/again/rights/0")).isEqualTo("finance");

        mend();
        assertThat(as("program-manager")
                        .post("/api/v1/jobs/" + id + "/again", "")
                        .status())
                .isEqualTo(403);
        ApiClient other = as("finance").with("Idempotency-Key", "again-" + id);
        Shop.done(other.post("/api/v1/jobs/" + id + "/again", ""), 200);
        assertThat(other.post("/api/v1/jobs/" + id + "/again", "").header("Idempotent-Replayed"))
                .isEqualTo("true");
        shop.awaited(id);
        assertThat(job(id).at("/result/commissions")).isEqualTo(String.valueOf(MANY));
        assertThat(job(id).at("/result/amounts/0/amount")).isEqualTo("12000.00");
        assertThat(again(id, 409).at("/code")).isEqualTo("job-not-failed");
        assertThat(failures()).isEmpty();

        shop.awaited(making);
        assertThat(shop.told(Long.parseLong(run.at("/run"))).at("/sums/0/amount/amount"))
                .isEqualTo("12000.00");
        assertThat(count("payable_entry")).isEqualTo(MANY);
        assertThat(count("(SELECT DISTINCT entry_id FROM payable_entry WHERE payout_id > 0) e"))
                .isEqualTo(MANY);
        assertThat(count("ledger_transaction WHERE why = 'approval'")).isEqualTo(PARTNERS);
        assertThat(count("audit_entry WHERE action = 'job.again' AND object = 'job " + id + "'"))
                .isEqualTo(2);
        shop.ledgerHolds();
    }

    private String ended(long id) throws InterruptedException {
        for (int tries = 0; tries < 600; tries++) {
            String state = job(id).at("/state");
            if (!List.of("queued", "running").contains(state)) {
                return state;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("job " + id + " did not end in a minute");
    }

    private void awaitProgress(long id, String text) throws InterruptedException {
        for (int tries = 0; tries < 300; tries++) {
            if (job(id).at("/progress/text").startsWith(text)) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError(job(id).toString());
    }

    @Test
    @DisplayName(
            "B04 G09: an approval of few that failed for good is begun again, and one that was not to be done is not")
    void few_are_approved_at_once() throws IOException {
        Shop shop = shop(partners(2));
        shop.sales(sales(4, 2));
        fault("INSERT ON ledger_transaction", "NEW.why = 'approval'");
        long id = failed(shop, finance.post(Scene.path("/commissions/approve"), "{\"filter\":{}}"));
        assertThat(count("commission WHERE state = 'approved'")).isZero();
        mend();
        database().jdbc().update("UPDATE approval SET done_at = 1");
        assertThat(job(id).at("/again/whyNot")).contains("choose anew");
        assertThat(again(id, 409).at("/code")).isEqualTo("job-not-again");
        database().jdbc().update("UPDATE approval SET done_at = NULL");
        again(id, 200);
        shop.awaited(id);
        assertThat(shop.sum("P-000", "payable")).isEqualTo("2.00");
        assertThat(shop.sum("P-001", "payable")).isEqualTo("2.00");
        shop.ledgerHolds();
    }

    @Test
    @DisplayName("E06 E09 G09: a run whose making failed for good is begun again, and pays each partner once")
    void a_run_is_made_on() throws IOException {
        Shop shop = shop(partners(600));
        shop.sales(sales(600, 600));
        shop.approveAll();
        fault("INSERT ON payout", "NEW.partner = 'P-599'");
        Answer accepted = finance.post(Scene.path("/payout-runs"), ALL);
        long id = failed(shop, accepted);
        long run = Long.parseLong(accepted.at("/run"));
        assertThat(shop.told(run).at("/state")).isEqualTo("making");
        assertThat(count("payout")).isEqualTo(500);
        mend();
        again(id, 200);
        assertThat(finance.post(Scene.path("/payout-runs/" + run + "/void"), "{\"reason\":\"too late\"}")
                        .status())
                .isEqualTo(409);
        shop.awaited(id);
        assertThat(shop.told(run).at("/state")).isEqualTo("open");
        assertThat(shop.told(run).at("/sums/0/payouts")).isEqualTo("600");
        assertThat(shop.told(run).at("/sums/0/amount/amount")).isEqualTo("600.00");
        assertThat(count("(SELECT partner FROM payout GROUP BY partner HAVING COUNT(*) = 1) once"))
                .isEqualTo(600);
        assertThat(count("payable_entry WHERE payout_id > 0")).isEqualTo(600);
        shop.approve(run);
        shop.pay(run);
        shop.ledgerHolds();
    }

    @Test
    @DisplayName(
            "E11 G09: the failed making of a run that was made void is not begun again, and does not count any more")
    void a_void_run_is_not_made_on() throws IOException {
        Shop shop = shop(partners(600));
        shop.sales(sales(600, 600));
        shop.approveAll();
        fault("INSERT ON payout", "NEW.partner = 'P-599'");
        Answer accepted = finance.post(Scene.path("/payout-runs"), ALL);
        long id = failed(shop, accepted);
        long run = Long.parseLong(accepted.at("/run"));
        mend();
        String payout = shop.payouts("&run=" + run).at("/items/0/id");
        Shop.done(finance.post(Scene.path("/payouts/" + payout + "/void"), "{\"reason\":\"wrong\"}"), 200);
        assertThat(job(id).at("/again/whyNot")).contains("were made void");
        again(id, 409);
        assertThat(failures()).hasSize(1);
        shop.job(finance.post(Scene.path("/payout-runs/" + run + "/void"), "{\"reason\":\"wrong\"}"));
        assertThat(job(id).at("/again/whyNot")).contains("is void");
        assertThat(again(id, 409).at("/code")).isEqualTo("job-not-again");
        assertThat(job(id).at("/aside/why")).isEqualTo("The run was made void.");
        assertThat(failures()).isEmpty();
        assertThat(Shop.done(finance.get("/api/v1/jobs?program=shop&state=failed&aside=true"), 200)
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(1);
        shop.ledgerHolds();
    }
}
