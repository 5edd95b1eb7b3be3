package io.ratebook.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.command.TypedWorkbook;
import io.ratebook.jobs.Job;
import io.ratebook.jobs.JobState;
import io.ratebook.settlement.Scene;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** From payable to paid. */
class PayoutRunsIT extends ShopTest {
    private static final String ALL = "{\"to\":\"2030-12-30\"}";

    private ApiClient finance = anonymous();

    private Shop shop(TypedWorkbook policy, String... partners) throws IOException {
        finance = as("admin", "program-manager", "finance");
        return open(finance, policy, partners);
    }

    private static TypedWorkbook minimumOfTen() {
        return new TypedWorkbook()
                .sheet("Policy", "Title|Shop", "Currency|GBP")
                .sheet("Rates", "Rows are read|First matching row wins", "Category|Rate", "|10 %")
                .sheet("Thresholds", "Minimum", "10 GBP");
    }

    private Answer post(String path, String body, int status) {
        return Shop.done(finance.post(Scene.path(path), body), status);
    }

    @Test
    @DisplayName("B11 B13 E01 E07 E08 E10: a run pays what is approved, in numbered payouts, and the ledger follows")
    void from_payable_to_paid() throws IOException {
        Shop shop = shop(Scene.tenPercent(), "P-1", "P-2", "P-3");
        shop.sales("S1,sale,,2010-12-03T12:00:00Z,P-1,100.00,GBP\n"
                + "S2,sale,,2010-12-04T12:00:00Z,P-2,50.00,GBP\n"
                + "R2,refund,S2,2010-12-05T12:00:00Z,,20.00,GBP\n"
                + "S3,sale,,2010-12-04T12:00:00Z,P-3,70.00,GBP\n");
        shop.paypal("P-1", "P-2", "P-3");
        shop.approveAll();
        shop.sales("S4,sale,,2010-12-06T12:00:00Z,P-3,10.00,GBP\n");
        long run = shop.run(ALL);
        Answer told = shop.told(run);
        assertThat(told.at("/state")).isEqualTo("open");
        assertThat(told.at("/sums/0/payouts")).isEqualTo("3");
        assertThat(told.at("/sums/0/amount/amount")).isEqualTo("20.00");
        Answer payouts = shop.payouts("");
        assertThat(payouts.json().path("items").findValuesAsString("partner")).containsExactly("P-1", "P-2", "P-3");
        assertThat(payouts.json().path("items").findValuesAsString("invoice")).containsExactly("1", "2", "3");
        assertThat(payouts.at("/items/1/amount/amount")).isEqualTo("3.00");
        shop.ledgerHolds();
        assertThat(shop.sum("P-3", "pending")).isEqualTo("1.00");

        shop.approve(run);
        assertThat(shop.told(run).at("/state")).isEqualTo("approved");
        assertThat(shop.sum("P-1", "balance")).isEqualTo("10.00");
        shop.pay(run);
        assertThat(shop.payouts("&state=paid").json().path("items").size()).isEqualTo(3);
        assertThat(shop.sum("P-1", "balance")).isEqualTo("0.00");
        assertThat(shop.sum("P-3", "balance")).isEqualTo("1.00");
        assertThat(shop.sum("P-1", "paid")).isEqualTo("10.00");
        assertThat(Shop.done(finance.get(Scene.path("/commissions?state=paid")), 200)
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(4);
        shop.ledgerHolds();
        assertThat(shop.pay(run).result()).contains("\"paid\":0");
        shop.ledgerHolds();
    }

    @Test
    @DisplayName(
            "E05 E13: who is left out is told why: below the minimum, on hold, negative, without details, not approved")
    void who_is_left_out_and_why() throws IOException {
        TypedWorkbook policy = minimumOfTen().sheet("Durations", "Hold days", "30");
        Shop shop = shop(policy, "P-1", "P-2", "P-3", "P-4", "P-5", "P-6");
        String recent = Instant.now()
                .minus(10, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        shop.sales("S1,sale,,2010-12-03T12:00:00Z,P-1,100.00,GBP\n"
                + "S2,sale,,2010-12-04T12:00:00Z,P-2,99.90,GBP\n"
                + "S3,sale,," + recent + ",P-3,200.00,GBP\n"
                + "S4,sale,,2010-12-04T12:00:00Z,P-4,300.00,GBP\n"
                + "S5,sale,,2010-12-04T12:00:00Z,P-5,300.00,GBP\n");
        shop.paypal("P-1", "P-2", "P-3", "P-5");
        shop.approveAll();
        long first = shop.run("{\"to\":\"2030-12-30\",\"partners\":[\"P-5\"]}");
        shop.approve(first);
        shop.pay(first);
        shop.sales(
                "R5,refund,S5,2010-12-20T12:00:00Z,,100.00,GBP\n" + "S6,sale,,2010-12-04T12:00:00Z,P-6,500.00,GBP\n");
        long run = shop.run(ALL);
        assertThat(shop.leftOut(run))
                .containsExactly(
                        "P-2 below-threshold 999",
                        "P-3 on-hold 2000",
                        "P-4 no-payment-details 3000",
                        "P-5 negative-balance -1000",
                        "P-6 not-approved 5000");
        Answer payouts = shop.payouts("&state=open");
        assertThat(payouts.json().path("items").findValuesAsString("partner")).containsExactly("P-1");
        assertThat(payouts.at("/items/0/payable")).isEqualTo("Thresholds H-0001: from 10.00 GBP");

        long more = shop.run("{\"to\":\"2030-12-30\",\"noMinimum\":true}");
        assertThat(shop.payouts("&run=" + more).json().path("items").findValuesAsString("partner"))
                .containsExactly("P-2");
        assertThat(shop.told(more).at("/inPayouts")).isEqualTo("1");
        shop.ledgerHolds();
        Answer pending = Shop.done(finance.get(Scene.path("/pending-payments")), 200);
        assertThat(pending.json().path("items").findValuesAsString("partner")).contains("P-3", "P-4", "P-5", "P-6");
    }

    @Test
    @DisplayName("B14 C05 E03: what is refunded after it was paid is set off against the next payout, whatever its day")
    void clawbacks_are_set_off() throws IOException {
        Shop shop = shop(Scene.tenPercent(), "P-1");
        shop.paypal("P-1");
        shop.sales("S1,sale,,2010-12-03T12:00:00Z,P-1,100.00,GBP\n");
        shop.approveAll();
        long first = shop.run(ALL);
        shop.approve(first);
        shop.pay(first);
        shop.sales("R1,refund,S1,2010-12-20T12:00:00Z,,40.00,GBP\n" + "S2,sale,,2011-01-05T12:00:00Z,P-1,100.00,GBP\n");
        assertThat(shop.sum("P-1", "balance")).isEqualTo("6.00");
        shop.approveAll();
        long second = shop.run("{\"from\":\"2011-01-01\",\"to\":\"2011-01-31\"}");
        assertThat(shop.payouts("&run=" + second).at("/items/0/amount/amount")).isEqualTo("6.00");
        shop.approve(second);
        shop.pay(second);
        assertThat(shop.sum("P-1", "balance")).isEqualTo("0.00");
        shop.ledgerHolds();
    }

    @Test
    @DisplayName("E04: a run is for all partners, for one, or for a chosen set; an unknown one is refused by its code")
    void a_run_is_for_whom_was_chosen() throws IOException {
        Shop shop = shop(Scene.tenPercent(), "P-1", "P-2", "P-3", "P-4");
        shop.paypal("P-1", "P-2", "P-3", "P-4");
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= 4; i++) {
            lines.append("S%d,sale,,2010-12-03T12:00:00Z,P-%d,100.00,GBP\n".formatted(i, i));
        }
        shop.sales(lines.toString());
        shop.approveAll();
        assertThat(partnersOf(shop, shop.run("{\"to\":\"2030-12-30\",\"partners\":[\"P-2\"]}")))
                .containsExactly("P-2");
        assertThat(partnersOf(shop, shop.run("{\"to\":\"2030-12-30\",\"partners\":[\"P-3\",\"P-1\",\"P-2\"]}")))
                .containsExactly("P-1", "P-3");
        assertThat(partnersOf(shop, shop.run(ALL))).containsExactly("P-4");
        Answer unknown = post("/payout-runs", "{\"to\":\"2030-12-30\",\"partners\":[\"P-9\",\"P-1\",\"p-2\"]}", 422);
        assertThat(unknown.json().path("errors").findValuesAsString("field")).containsExactly("partners", "partners");
        assertThat(unknown.json().path("errors").findValuesAsString("found")).containsExactly("P-9", "p-2");
        assertThat(shop.payouts("").json().path("items").size()).isEqualTo(4);
        shop.ledgerHolds();
    }

    private static List<String> partnersOf(Shop shop, long run) {
        return shop.payouts("&run=" + run).json().path("items").findValuesAsString("partner");
    }

    @Test
    @DisplayName("E09: the same range twice, and two runs at once, claim nothing twice")
    void nothing_is_claimed_twice() throws IOException {
        String[] partners = IntStream.range(0, 40).mapToObj("P-%02d"::formatted).toArray(String[]::new);
        Shop shop = shop(Scene.tenPercent(), partners);
        shop.paypal(partners);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            lines.append("S%d,sale,,2010-12-03T12:00:00Z,%s,100.00,GBP\n".formatted(i, partners[i % 40]));
        }
        shop.sales(lines.toString());
        shop.approveAll();
        List<Answer> asked = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> finance.post(Scene.path("/payout-runs"), ALL))
                .toList();
        asked.forEach(shop::job);
        assertThat(database().jdbc().queryForObject("SELECT SUM(amount) FROM payout", Long.class))
                .isEqualTo(400_000L);
        assertThat(database().jdbc().queryForList("SELECT invoice_number FROM payout ORDER BY 1", Long.class))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 40).mapToObj(Long::valueOf).toList());
        assertThat(database().jdbc().queryForList("SELECT batch_id FROM payout_run", String.class))
                .doesNotHaveDuplicates()
                .hasSize(6);
        shop.ledgerHolds();
    }

    @Test
    @DisplayName("E10 E11: a void payout or run gives back what it claimed, and its number stays used")
    void what_is_void_is_payable_again() throws IOException {
        Shop shop = shop(Scene.tenPercent(), "P-1", "P-2");
        shop.paypal("P-1", "P-2");
        shop.sales("S1,sale,,2010-12-03T12:00:00Z,P-1,100.00,GBP\n" + "S2,sale,,2010-12-03T12:00:00Z,P-2,50.00,GBP\n");
        shop.approveAll();
        long run = shop.run(ALL);
        String one = shop.payouts("").at("/items/0/id");
        assertThat(post("/payouts/" + one + "/void", "{\"reason\":\"asked to wait\"}", 200)
                        .at("/payout/state"))
                .isEqualTo("void");
        shop.approve(run);
        long second = shop.run(ALL);
        assertThat(shop.payouts("&run=" + second).at("/items/0/invoice")).isEqualTo("3");
        assertThat(shop.payouts("&run=" + second).at("/items/0/partner")).isEqualTo("P-1");
        shop.job(finance.post(Scene.path("/payout-runs/" + run + "/void"), "{\"reason\":\"wrong month\"}"));
        assertThat(shop.told(run).at("/state")).isEqualTo("void");
        shop.pay(second);
        assertThat(shop.payouts("&run=" + second).at("/items/0/state")).isEqualTo("open");
        shop.approve(second);
        shop.pay(second);
        long third = shop.run(ALL);
        assertThat(shop.payouts("&run=" + third).json().path("items").findValuesAsString("partner"))
                .containsExactly("P-2");
        assertThat(post("/payout-runs/" + second + "/void", "{\"reason\":\"too late\"}", 409)
                        .at("/code"))
                .isEqualTo("run-state");
        shop.ledgerHolds();
    }

    @Test
    @DisplayName("E06 E11: a run whose making failed for good can be made void, and is made anew")
    void a_run_that_cannot_be_made_is_made_void() throws IOException {
        String[] partners =
                IntStream.range(0, 600).mapToObj("P-%03d"::formatted).toArray(String[]::new);
        Shop shop = shop(Scene.tenPercent(), partners);
        shop.paypal("P-000", "P-599");
        shop.sales("S1,sale,,2010-12-03T12:00:00Z,P-000,100.00,GBP\nS2,sale,,2010-12-03T12:00:00Z,P-599,50.00,GBP\n");
        shop.approveAll();
        database()
                .jdbc()
                .execute("CREATE TRIGGER payout_test BEFORE INSERT ON payout FOR EACH ROW IF NEW.partner = 'P-599' THEN"
                        + " SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'not this one'; END IF");
        Answer accepted;
        try {
            accepted = finance.post(Scene.path("/payout-runs"), ALL);
            assertThat(shop.ended(accepted).state()).isEqualTo(JobState.FAILED);
        } finally {
            database().jdbc().execute("DROP TRIGGER payout_test");
        }
        String run = accepted.at("/run");
        assertThat(shop.told(Long.parseLong(run)).at("/state")).isEqualTo("making");
        shop.job(finance.post(Scene.path("/payout-runs/" + run + "/void"), "{\"reason\":\"could not be made\"}"));
        assertThat(shop.told(Long.parseLong(run)).at("/state")).isEqualTo("void");
        shop.ledgerHolds();
        long again = shop.run(ALL);
        assertThat(shop.payouts("&run=" + again).json().path("items").findValuesAsString("partner"))
                .containsExactly("P-000", "P-599");
        shop.ledgerHolds();
    }

    @Test
    @DisplayName("reliability 40: what comes back is payable again, once, and paid once more by the next run")
    void what_comes_back_is_credited_once() throws IOException {
        Shop shop = shop(Scene.tenPercent(), "P-1");
        shop.paypal("P-1");
        shop.sales("S1,sale,,2010-12-03T12:00:00Z,P-1,100.00,GBP\n");
        shop.approveAll();
        long run = shop.run(ALL);
        shop.approve(run);
        shop.pay(run);
        String id = shop.payouts("").at("/items/0/id");
        assertThat(post("/payouts/" + id + "/return", "{\"reason\":\"account closed\"}", 200)
                        .at("/payout/state"))
                .isEqualTo("returned");
        post("/payouts/" + id + "/return", "{\"reason\":\"again\"}", 409);
        assertThat(shop.sum("P-1", "payable")).isEqualTo("10.00");
        shop.ledgerHolds();
        long again = shop.run(ALL);
        shop.approve(again);
        shop.pay(again);
        assertThat(shop.sum("P-1", "balance")).isEqualTo("0.00");
        shop.ledgerHolds();
    }

    @Test
    @DisplayName("reliability 38: anything that changes after freezing stops the approval; nothing is approved then")
    void what_was_frozen_is_approved_or_nothing() throws IOException {
        Shop shop = shop(Scene.tenPercent(), "P-1", "P-2");
        shop.paypal("P-1", "P-2");
        shop.sales("S1,sale,,2010-12-03T12:00:00Z,P-1,100.00,GBP\n" + "S2,sale,,2010-12-03T12:00:00Z,P-2,50.00,GBP\n");
        shop.approveAll();
        long run = shop.run(ALL);
        String hash = shop.freeze(run);
        assertThat(post("/payout-runs/" + run + "/approve", "{\"hash\":\"" + "0".repeat(64) + "\"}", 409)
                        .at("/code"))
                .isEqualTo("other-content");
        List<String> changes = List.of(
                "UPDATE payout SET currency = 'EUR' WHERE partner = 'P-1'",
                "UPDATE payout SET method = 'bank' WHERE partner = 'P-2'",
                "UPDATE payout SET details_hash = REPEAT('a', 64) WHERE partner = 'P-2'",
                "UPDATE payout SET details_id = details_id + 99 WHERE partner = 'P-2'",
                "UPDATE payout SET invoice_number = 77 WHERE partner = 'P-2'",
                "UPDATE payout SET amount = amount + 1 WHERE partner = 'P-1'",
                "UPDATE payable_entry SET amount = amount + 1 WHERE partner = 'P-1'",
                "UPDATE payable_entry SET payout_id = 0 WHERE partner = 'P-2'",
                "UPDATE payout p, payable_entry e SET p.amount = p.amount + 1, e.amount = e.amount + 1"
                        + " WHERE e.payout_id = p.id AND p.partner = 'P-1'");
        for (String change : changes) {
            List<String> before = database()
                    .jdbc()
                    .queryForList(
                            "SELECT CONCAT_WS('|', id, partner, currency, amount, invoice_number, method, details_id, details_hash)"
                                    + " FROM payout ORDER BY id",
                            String.class);
            database().jdbc().update(change);
            Job job = shop.ended(
                    finance.post(Scene.path("/payout-runs/" + run + "/approve"), "{\"hash\":\"" + hash + "\"}"));
            assertThat(job.state()).as(change).isEqualTo(JobState.FAILED);
            assertThat(shop.told(run).at("/state")).isEqualTo("frozen");
            restore(before);
        }
        shop.job(finance.post(Scene.path("/payout-runs/" + run + "/approve"), "{\"hash\":\"" + hash + "\"}"));
        assertThat(shop.told(run).at("/state")).isEqualTo("approved");
        shop.ledgerHolds();
    }

    private void restore(List<String> payouts) {
        for (String text : payouts) {
            String[] was = text.split("\\|");
            database()
                    .jdbc()
                    .update(
                            "UPDATE payout SET partner = ?, currency = ?, amount = ?, invoice_number = ?, method = ?,"
                                    + " details_id = ?, details_hash = ? WHERE id = ?",
                            was[1],
                            was[2],
                            was[3],
                            was[4],
                            was[5],
                            was[6],
                            was[7],
                            was[0]);
            database()
                    .jdbc()
                    .update(
                            "UPDATE payable_entry e JOIN commission c ON c.id = e.entry_id SET e.amount = c.amount,"
                                    + " e.payout_id = ? WHERE e.partner = ?",
                            was[0],
                            was[1]);
        }
    }

    @Test
    @DisplayName("E13 reliability 43: payment details that change after freezing block that payout, not the others")
    void changed_details_block_a_payout() throws IOException {
        Shop shop = shop(Scene.tenPercent(), "P-1", "P-2");
        shop.paypal("P-1", "P-2");
        shop.sales("S1,sale,,2010-12-03T12:00:00Z,P-1,100.00,GBP\n" + "S2,sale,,2010-12-03T12:00:00Z,P-2,50.00,GBP\n");
        shop.approveAll();
        long run = shop.run(ALL);
        shop.freeze(run);
        Shop.done(
                finance.put(
                        Scene.path("/partners/P-2/payment-details"),
                        "{\"method\":\"paypal\",\"paypal\":\"mallory@example.org\"}"),
                200);
        String hash = shop.told(run).at("/hash");
        Job job = shop.job(finance.post(Scene.path("/payout-runs/" + run + "/approve"), "{\"hash\":\"" + hash + "\"}"));
        assertThat(job.result()).contains("\"approved\":1").contains("\"blocked\":1");
        assertThat(shop.payouts("").at("/items/1/state")).isEqualTo("frozen");
        assertThat(shop.payouts("").at("/items/1/fault")).contains("changed since");
        shop.pay(run);
        assertThat(shop.sum("P-2", "balance")).isEqualTo("5.00");
        String blocked = shop.payouts("").at("/items/1/id");
        post("/payouts/" + blocked + "/void", "{\"reason\":\"new account\"}", 200);
        long next = shop.run(ALL);
        assertThat(shop.leftOut(next)).containsExactly("P-2 new-payment-details 500");
        shop.ledgerHolds();
    }

    @Test
    @DisplayName(
            "reliability 39: over the limit a second person approves; who made or froze it, or a token of theirs, does not")
    void four_eyes_over_the_limit() throws IOException {
        Shop shop = shop(Scene.tenPercent(), "P-1");
        shop.paypal("P-1");
        shop.sales("S1,sale,,2010-12-03T12:00:00Z,P-1,20000.00,GBP\n");
        shop.approveAll();
        long run = shop.run(ALL);
        String hash = shop.freeze(run);
        assertThat(shop.told(run).at("/secondPerson")).isEqualTo("true");
        String body = "{\"hash\":\"" + hash + "\"}";
        assertThat(post("/payout-runs/" + run + "/approve", body, 409).at("/code"))
                .isEqualTo("second-person");
        assertThat(as("program-manager")
                        .post(Scene.path("/payout-runs/" + run + "/approve"), body)
                        .status())
                .isEqualTo(403);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> database()
                        .jdbc()
                        .update("UPDATE payout_run SET state = 'approved', approved_by = created_by,"
                                + " approved_by_id = created_by_id, approved_at = 1")))
                .hasMessageContaining("payout_run_four_eyes");
        ApiClient second = as("finance");
        shop.job(second.post(Scene.path("/payout-runs/" + run + "/approve"), body));
        assertThat(shop.told(run).at("/state")).isEqualTo("approved");
    }
}
