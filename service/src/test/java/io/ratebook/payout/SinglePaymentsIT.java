package io.ratebook.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.command.TypedWorkbook;
import io.ratebook.jobs.Job;
import io.ratebook.jobs.JobOrder;
import io.ratebook.jobs.Jobs;
import io.ratebook.program.Programs;
import io.ratebook.settlement.Scene;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Pending payments that are paid in one step. */
class SinglePaymentsIT extends ShopTest {
    private static final String PAY = "/pending-payments/pay";

    private ApiClient finance = anonymous();

    private Shop shop(TypedWorkbook policy, String... partners) throws IOException {
        finance = as("admin", "program-manager", "finance");
        return open(finance, policy, partners);
    }

    private static TypedWorkbook minimumOfTen() {
        return Scene.tenPercent().sheet("Thresholds", "Minimum", "10 GBP");
    }

    private Answer post(String path, String body, int status) {
        return Shop.done(finance.post(Scene.path(path), body), status);
    }

    private static String line(String partner, String payable, String currency) {
        return "{\"partner\":\"%s\",\"payable\":{\"amount\":\"%s\",\"currency\":\"%s\"}}"
                .formatted(partner, payable, currency);
    }

    private static String lines(String... all) {
        return "\"lines\":[" + String.join(",", all) + "]";
    }

    private static String seen(int payouts, String amount, String currency) {
        return "\"seen\":[{\"payouts\":%d,\"amount\":{\"amount\":\"%s\",\"currency\":\"%s\"}}]"
                .formatted(payouts, amount, currency);
    }

    private static String body(String... parts) {
        return "{" + String.join(",", parts) + "}";
    }

    private static String run(Answer accepted) {
        return accepted.at("/run");
    }

    @Test
    @DisplayName("B09 B10 B11: pay partner records the chosen lines, and no other, as paid, in one step")
    void pays_what_was_chosen() throws IOException {
        Shop shop = shop(Scene.tenPercent(), "P-1", "P-2", "P-3");
        shop.sales("S1,sale,,2010-12-03T12:00:00Z,P-1,100.00,GBP\n"
                + "S2,sale,,2010-12-03T12:00:00Z,P-1,30.00,EUR\n"
                + "S3,sale,,2010-12-03T12:00:00Z,P-2,50.00,GBP\n"
                + "S4,sale,,2010-12-03T12:00:00Z,P-3,70.00,GBP\n");
        shop.paypal("P-1", "P-2", "P-3");
        shop.approveAll();
        String chosen = lines(line("P-1", "10.00", "GBP"), line("P-2", "5.00", "GBP"));
        Answer prospect = post("/pending-payments/prospect", body(chosen), 200);
        assertThat(prospect.at("/paid/0/payouts")).isEqualTo("2");
        assertThat(prospect.at("/paid/0/amount/amount")).isEqualTo("15.00");
        assertThat(prospect.at("/secondPerson")).isEqualTo("false");

        Answer accepted = post(
                PAY,
                body(chosen, seen(2, "15.00", "GBP"), "\"paidOn\":\"2011-01-05\"", "\"reference\":\"BANK-7\""),
                202);
        Job job = shop.job(accepted);
        assertThat(job.result()).contains("\"state\":\"approved\"").contains("\"paidPayouts\":2");
        Answer payouts = shop.payouts("&run=" + run(accepted));
        assertThat(payouts.json().path("items").findValuesAsString("partner")).containsExactly("P-1", "P-2");
        assertThat(payouts.at("/items/0/state")).isEqualTo("paid");
        assertThat(payouts.at("/items/0/kind")).isEqualTo("single");
        assertThat(payouts.at("/items/0/paidOn")).isEqualTo("2011-01-05");
        assertThat(payouts.at("/items/0/reference")).isEqualTo("BANK-7");
        assertThat(payouts.at("/items/0/handedAs")).isEqualTo("outside");
        Answer left = Shop.done(finance.get(Scene.path("/pending-payments")), 200);
        assertThat(left.json().path("items").findValuesAsString("partner")).containsExactly("P-1", "P-3");
        assertThat(left.at("/items/0/payable/currency")).isEqualTo("EUR");
        assertThat(shop.told(Long.parseLong(run(accepted))).json().path("leftOut"))
                .isEmpty();
        shop.ledgerHolds();
    }

    @Test
    @DisplayName("B11: unknown partners among the chosen lines are named, all at once, and nothing is done")
    void unknown_partners_are_named() throws IOException {
        Shop shop = shop(Scene.tenPercent(), "P-1");
        shop.sales("S1,sale,,2010-12-03T12:00:00Z,P-1,100.00,GBP\n");
        shop.approveAll();
        String chosen = lines(line("P-9", "5.00", "GBP"), line("P-1", "10.00", "GBP"), line("P-8", "5.00", "GBP"));
        for (Answer refused : List.of(
                post("/pending-payments/prospect", body(chosen), 422),
                post(PAY, body(chosen, seen(3, "20.00", "GBP")), 422),
                post("/pending-payments/mails", body(chosen), 422))) {
            assertThat(refused.json().path("errors").findValuesAsString("found"))
                    .containsExactly("P-8", "P-9");
            assertThat(refused.at("/errors/0/field")).isEqualTo("lines");
        }
        assertThat(shop.payouts("").json().path("items").size()).isEqualTo(0);
    }

    @Test
    @DisplayName("B11: an amount that nobody saw is not paid: the answer says the new figure, and nothing is done")
    void never_pays_an_unseen_amount() throws IOException {
        Shop shop = shop(Scene.tenPercent(), "P-1", "P-2");
        shop.sales("S1,sale,,2010-12-03T12:00:00Z,P-1,100.00,GBP\n" + "S2,sale,,2010-12-03T12:00:00Z,P-2,50.00,GBP\n");
        shop.paypal("P-1", "P-2");
        shop.approveAll();
        String chosen = lines(line("P-1", "10.00", "GBP"), line("P-2", "5.00", "GBP"));
        shop.sales("S3,sale,,2010-12-04T12:00:00Z,P-2,20.00,GBP\n");
        shop.approveAll();
        Answer refused = post(PAY, body(chosen, seen(2, "15.00", "GBP")), 409);
        assertThat(refused.at("/code")).isEqualTo("changed-meanwhile");
        assertThat(refused.at("/detail")).isEqualTo("P-2 is payable 7.00 GBP now: it showed 5.00 GBP");
        Answer all = post(PAY, body("\"filter\":{}", seen(2, "15.00", "GBP")), 409);
        assertThat(all.at("/code")).isEqualTo("changed-meanwhile");
        assertThat(all.at("/detail")).contains("17.00 GBP by 2 payouts now").contains("15.00 GBP by 2 payouts was");
        assertThat(shop.payouts("").json().path("items").size()).isZero();
        assertThat(shop.sum("P-2", "payable")).isEqualTo("7.00");
        shop.ledgerHolds();
    }

    @Test
    @DisplayName("B11: what changes between the pressing and the job is left out and told, never paid")
    void what_changes_before_the_job_is_left_out() throws IOException {
        Shop shop = shop(Scene.tenPercent(), "P-1", "P-2", "P-3");
        shop.sales("S1,sale,,2010-12-03T12:00:00Z,P-1,100.00,GBP\n"
                + "S2,sale,,2010-12-03T12:00:00Z,P-2,50.00,GBP\n"
                + "S3,sale,,2010-12-03T12:00:00Z,P-3,70.00,GBP\n");
        shop.paypal("P-1", "P-2", "P-3");
        shop.approveAll();
        String chosen = lines(line("P-1", "10.00", "GBP"), line("P-2", "5.00", "GBP"), line("P-3", "7.00", "GBP"));
        // The job waits for an approval that is half done; meanwhile things change.
        database()
                .jdbc()
                .update("INSERT INTO approval (id, program_id, said, approved_by, approved_at, commissions)"
                        + " SELECT 999999, id, 'half done', 'x', 1, 1 FROM program");
        Answer accepted = post(PAY, body(chosen, seen(3, "22.00", "GBP")), 202);
        database().jdbc().update("UPDATE payable_entry SET payable_from = 9000000000000000 WHERE partner = 'P-3'");
        database().jdbc().update("UPDATE payable_entry SET amount = amount + 1 WHERE partner = 'P-2'");
        database().jdbc().update("DELETE FROM approval WHERE id = 999999");
        shop.job(accepted);
        long run = Long.parseLong(run(accepted));
        assertThat(shop.payouts("&run=" + run).json().path("items").findValuesAsString("partner"))
                .containsExactly("P-1");
        assertThat(shop.leftOut(run)).containsExactly("P-2 changed 501", "P-3 changed 0");
        assertThat(shop.sum("P-1", "paid")).isEqualTo("10.00");
    }

    @Test
    @DisplayName("B11: pressed twice, and by several at once, it pays once")
    void pressed_twice_pays_once() throws IOException {
        Shop shop = shop(Scene.tenPercent(), "P-1", "P-2");
        shop.sales("S1,sale,,2010-12-03T12:00:00Z,P-1,100.00,GBP\n" + "S2,sale,,2010-12-03T12:00:00Z,P-2,50.00,GBP\n");
        shop.paypal("P-1", "P-2");
        shop.approveAll();
        String body = body(lines(line("P-1", "10.00", "GBP"), line("P-2", "5.00", "GBP")), seen(2, "15.00", "GBP"));
        Answer first = Shop.done(pressed(body), 202);
        assertThat(Shop.done(pressed(body), 202).at("/run")).isEqualTo(first.at("/run"));
        List<Answer> others = IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> finance.post(Scene.path(PAY), body))
                .toList();
        shop.job(first);
        for (Answer other : others) {
            assertThat(other.status()).isIn(202, 409);
            if (other.status() == 202) {
                assertThat(shop.job(other).result()).contains("\"payouts\":0").contains("\"state\":\"void\"");
            }
        }
        assertThat(post(PAY, body, 409).at("/code")).isEqualTo("changed-meanwhile");
        assertThat(shop.sum("P-1", "paid")).isEqualTo("10.00");
        assertThat(shop.payouts("&state=paid").json().path("items").size()).isEqualTo(2);
        shop.ledgerHolds();
    }

    private Answer pressed(String body) {
        return finance.send(
                "POST",
                Scene.path(PAY),
                BodyPublishers.ofString(body),
                Map.of("Content-Type", "application/json", "Idempotency-Key", "pressed-twice"));
    }

    @Test
    @DisplayName("B04 B11 E05: who is below the minimum is left out and told, or paid where that is asked for")
    void below_the_minimum() throws IOException {
        Shop shop = shop(minimumOfTen(), "P-1", "P-2");
        shop.sales("S1,sale,,2010-12-03T12:00:00Z,P-1,100.00,GBP\n" + "S2,sale,,2010-12-03T12:00:00Z,P-2,50.00,GBP\n");
        shop.paypal("P-1", "P-2");
        shop.approveAll();
        String chosen = lines(line("P-1", "10.00", "GBP"), line("P-2", "5.00", "GBP"));
        Answer prospect = post("/pending-payments/prospect", body(chosen), 200);
        assertThat(prospect.at("/paid/0/amount/amount")).isEqualTo("10.00");
        assertThat(prospect.at("/leftOut/0/reason")).isEqualTo("below-threshold");
        assertThat(prospect.at("/leftOut/0/amount/amount")).isEqualTo("5.00");
        assertThat(post(PAY, body(lines(line("P-2", "5.00", "GBP")), seen(1, "5.00", "GBP")), 409)
                        .at("/code"))
                .isEqualTo("nothing-to-pay");
        Answer accepted = post(PAY, body(chosen, seen(1, "10.00", "GBP")), 202);
        shop.job(accepted);
        assertThat(shop.leftOut(Long.parseLong(run(accepted)))).containsExactly("P-2 below-threshold 500");
        shop.job(post(PAY, body("\"filter\":{}", "\"noMinimum\":true", seen(1, "5.00", "GBP")), 202));
        assertThat(shop.sum("P-2", "paid")).isEqualTo("5.00");
        shop.ledgerHolds();
    }

    @Test
    @DisplayName("B11 reliability 39: over the limit it is frozen, and somebody else has to approve it")
    void over_the_limit_it_stays_frozen() throws IOException {
        Shop shop = shop(Scene.tenPercent(), "P-1");
        shop.sales("S1,sale,,2010-12-03T12:00:00Z,P-1,20000.00,GBP\n");
        shop.paypal("P-1");
        shop.approveAll();
        String chosen = lines(line("P-1", "2000.00", "GBP"));
        Answer prospect = post("/pending-payments/prospect", body(chosen), 200);
        assertThat(prospect.at("/secondPerson")).isEqualTo("true");
        assertThat(prospect.at("/secondPersonOver")).isEqualTo("1000");
        Answer accepted = post(PAY, body(chosen, seen(1, "2000.00", "GBP")), 202);
        assertThat(shop.job(accepted).result())
                .contains("\"state\":\"frozen\"")
                .contains("\"secondPerson\":true")
                .contains("\"paidPayouts\":0");
        long run = Long.parseLong(run(accepted));
        String hash = "{\"hash\":\"" + shop.told(run).at("/hash") + "\"}";
        assertThat(post("/payout-runs/" + run + "/approve", hash, 409).at("/code"))
                .isEqualTo("second-person");
        shop.job(as("finance").post(Scene.path("/payout-runs/" + run + "/approve"), hash));
        shop.pay(run);
        assertThat(shop.sum("P-1", "paid")).isEqualTo("2000.00");
        shop.ledgerHolds();
    }

    @Test
    @DisplayName("B10 B12: the PayPal file of chosen lines has those paid by PayPal; the others are told; none is paid")
    void file_of_chosen_lines() throws IOException {
        Shop shop = shop(Scene.tenPercent(), "P-1", "P-2", "P-3");
        shop.sales("S1,sale,,2010-12-03T12:00:00Z,P-1,100.00,GBP\n"
                + "S2,sale,,2010-12-03T12:00:00Z,P-2,50.00,GBP\n"
                + "S3,sale,,2010-12-03T12:00:00Z,P-3,70.00,GBP\n");
        shop.paypal("P-1");
        Shop.done(
                finance.put(
                        Scene.path("/partners/P-2/payment-details"),
                        "{\"method\":\"bank\",\"holder\":\"Two\",\"iban\":\"DE89370400440532013000\"}"),
                200);
        shop.approveAll();
        Answer prospect = post("/pending-payments/prospect", body("\"filter\":{}", "\"goal\":\"file\""), 200);
        assertThat(prospect.at("/paid/0/payouts")).isEqualTo("1");
        assertThat(prospect.json().path("leftOut").findValuesAsString("reason"))
                .containsExactlyInAnyOrder("not-paypal", "no-payment-details");
        Answer accepted = post("/pending-payments/paypal-files", body("\"filter\":{}", seen(1, "10.00", "GBP")), 202);
        shop.job(accepted);
        long run = Long.parseLong(run(accepted));
        assertThat(shop.leftOut(run)).containsExactly("P-2 not-paypal 500", "P-3 no-payment-details 700");
        assertThat(shop.payouts("").at("/items/0/state")).isEqualTo("processing");
        String file = Shop.done(finance.get(Scene.path("/payout-runs/" + run + "/files")), 200)
                .at("/0/id");
        Answer bytes = Shop.done(finance.get(Scene.path("/payout-files/" + file)), 200);
        assertThat(bytes.text()).startsWith("p-1@example.org,10.00,GBP,");
        assertThat(Shop.done(finance.get(Scene.path("/payout-files/" + file)), 200)
                        .bytes())
                .isEqualTo(bytes.bytes());
        assertThat(shop.sum("P-1", "balance")).isEqualTo("10.00");
        shop.ledgerHolds();
    }

    @Test
    @DisplayName(
            "B10: accounting's CSV has the chosen lines or all that match; mails go to each once, and say who has none")
    void accounting_and_mails() throws IOException {
        Shop shop = shop(Scene.tenPercent(), "P-1", "P-2");
        shop.sales("S1,sale,,2010-12-03T12:00:00Z,P-1,100.00,GBP\n" + "S2,sale,,2010-12-03T12:00:00Z,P-2,50.00,GBP\n");
        shop.paypal("P-1", "P-2");
        shop.approveAll();
        Shop.done(finance.patch(Scene.path("/partners/P-1"), "{\"email\":\"one@example.org\"}"), 200);
        assertThat(Shop.done(finance.get(Scene.path("/pending-payments/accounting.csv?line=GBP%20P-2")), 200)
                        .text()
                        .lines())
                .hasSize(2)
                .last()
                .asString()
                .contains(",P-2,")
                .contains("GBP,5.00")
                .contains("payable,paypal");
        assertThat(Shop.done(finance.get(Scene.path("/pending-payments/accounting.csv")), 200)
                        .text()
                        .lines())
                .hasSize(3);
        assertThat(finance.get(Scene.path("/pending-payments/accounting.csv?line=P-2"))
                        .status())
                .isEqualTo(400);
        Job pending = shop.job(post("/pending-payments/mails", "{\"filter\":{}}", 202));
        assertThat(pending.result()).contains("\"written\":1").contains("\"notWritten\":1");
        Answer run = post(PAY, body(lines(line("P-1", "10.00", "GBP")), seen(1, "10.00", "GBP")), 202);
        shop.job(run);
        Job paid = shop.job(post("/payouts/mails", "{\"run\":" + run(run) + "}", 202));
        assertThat(paid.result()).contains("\"written\":1").contains("\"notWritten\":0");
        Answer mails = Shop.done(finance.get(Scene.path("/mails?kind=payment&sort=writtenAt")), 200);
        assertThat(mails.json().path("items").findValuesAsString("partner")).containsExactly("P-1", "P-1");
        String letter = Shop.done(finance.get(Scene.path("/mails/" + mails.at("/items/1/id"))), 200)
                .text();
        assertThat(letter).contains("10.00 GBP").contains("PayPal");
    }

    @Test
    @DisplayName("B09: lines are found by partner, currency, and by what would come of them, with their sums")
    void lines_are_filtered() throws IOException {
        Shop shop = shop(minimumOfTen(), "P-1", "P-2", "Q-1");
        shop.sales("S1,sale,,2010-12-03T12:00:00Z,P-1,100.00,GBP\n"
                + "S2,sale,,2010-12-03T12:00:00Z,P-2,50.00,GBP\n"
                + "S3,sale,,2010-12-03T12:00:00Z,P-1,40.00,EUR\n"
                + "S4,sale,,2010-12-03T12:00:00Z,Q-1,200.00,GBP\n");
        shop.paypal("P-1", "P-2");
        shop.approveAll();
        assertThat(partners("?q=P")).containsExactly("P-1", "P-1", "P-2");
        assertThat(partners("?currency=EUR")).containsExactly("P-1");
        assertThat(partners("?what=paid&currency=GBP")).containsExactly("P-1");
        assertThat(partners("?what=left-out")).containsExactly("P-2", "Q-1");
        assertThat(partners("?what=no-payment-details")).containsExactly("Q-1");
        assertThat(partners("?limit=1&q=P")).containsExactly("P-1", "P-1");
        Answer totals = Shop.done(finance.get(Scene.path("/pending-payments/totals?what=left-out")), 200);
        assertThat(totals.at("/count")).isEqualTo("2");
        assertThat(totals.at("/sums/0/amount")).isEqualTo("25.00");
        assertThat(finance.get(Scene.path("/pending-payments?what=nothing")).status())
                .isEqualTo(400);
        assertThat(post(PAY, "{\"lines\":[]}", 422).at("/code")).isEqualTo("wrong-fields");
    }

    @Test
    @DisplayName(
            "B09: lines on which something is payable are those above zero, paid or not, and their sums are theirs")
    void what_is_payable() throws IOException {
        Shop shop = shop(minimumOfTen(), "P-1", "P-2", "P-3", "P-4");
        shop.sales("S1,sale,,2010-12-03T12:00:00Z,P-1,100.00,GBP\n"
                + "S2,sale,,2010-12-03T12:00:00Z,P-2,50.00,GBP\n"
                + "S3,sale,,2010-12-03T12:00:00Z,P-4,50.00,GBP\n");
        shop.paypal("P-1", "P-2", "P-4");
        shop.approveAll();
        shop.approve(shop.run("{\"to\":\"2030-12-30\",\"partners\":[\"P-4\"],\"noMinimum\":true}"));
        shop.sales("S4,sale,,2010-12-03T12:00:00Z,P-3,100.00,GBP\n"
                + "S5,sale,,2010-12-03T12:00:00Z,P-1,30.00,GBP\n"
                + "S6,sale,,2010-12-03T12:00:00Z,P-4,10.00,GBP\n");
        assertThat(partners("")).containsExactly("P-1", "P-2", "P-3", "P-4");
        assertThat(partners("?what=payable")).containsExactly("P-1", "P-2");
        Answer totals = Shop.done(finance.get(Scene.path("/pending-payments/totals?what=payable")), 200);
        assertThat(totals.at("/count")).isEqualTo("2");
        assertThat(totals.json().path("sums").findValuesAsString("name"))
                .containsExactly("payable", "onHold", "notApproved");
        assertThat(totals.json().path("sums").findValuesAsString("amount")).containsExactly("15.00", "0.00", "3.00");
        Answer prospect = post("/pending-payments/prospect", "{\"filter\":{\"what\":\"payable\"}}", 200);
        assertThat(prospect.at("/paid/0/amount/amount")).isEqualTo("10.00");
        assertThat(prospect.at("/leftOut/0/reason")).isEqualTo("below-threshold");
    }

    @Test
    @DisplayName("B11 G09: begun again after any of its steps, it goes on with the next one, and pays once")
    void goes_on_with_the_step_it_came_to() throws IOException {
        Shop shop = shop(Scene.tenPercent(), "P-1", "P-2", "P-3", "P-4");
        shop.sales("S1,sale,,2010-12-03T12:00:00Z,P-1,100.00,GBP\n"
                + "S2,sale,,2010-12-03T12:00:00Z,P-2,100.00,GBP\n"
                + "S3,sale,,2010-12-03T12:00:00Z,P-3,100.00,GBP\n"
                + "S4,sale,,2010-12-03T12:00:00Z,P-4,100.00,GBP\n");
        shop.paypal("P-1", "P-2", "P-3", "P-4");
        shop.approveAll();
        long open = single(shop, "P-1");
        long frozen = single(shop, "P-2");
        shop.freeze(frozen);
        long approved = single(shop, "P-3");
        shop.approve(approved);
        long paid = single(shop, "P-4");
        shop.approve(paid);
        shop.pay(paid);
        for (long run : List.of(open, frozen, approved, paid)) {
            assertThat(shop.awaited(begunAgain(run)).result())
                    .contains("\"state\":\"approved\"")
                    .contains("\"paidPayouts\":1");
        }
        assertThat(shop.payouts("&state=paid").json().path("items").size()).isEqualTo(4);
        assertThat(shop.sum("P-4", "paid")).isEqualTo("10.00");
        shop.ledgerHolds();
    }

    /** A run of a chosen line whose job broke off when the run was open. */
    private long single(Shop shop, String partner) {
        long run = shop.run("{\"to\":\"2030-12-30\",\"partners\":[\"" + partner + "\"]}");
        database().jdbc().update("UPDATE payout_run SET kind = 'single' WHERE id = ?", run);
        database()
                .jdbc()
                .update("INSERT INTO payout_choice (run_id, goal, paid_on) VALUES (?, 'paid', '2011-01-05')", run);
        return run;
    }

    private String begunAgain(long run) {
        int program = bean(Programs.class).required(Scene.PROGRAM).id();
        return Long.toString(bean(Jobs.class)
                .submit(new JobOrder(SingleJob.KIND, program, "again", new SingleJob.Asked(run, "ola", 1), "ola")));
    }

    private List<String> partners(String query) {
        return Shop.done(finance.get(Scene.path("/pending-payments" + query)), 200)
                .json()
                .path("items")
                .findValuesAsString("partner");
    }
}
