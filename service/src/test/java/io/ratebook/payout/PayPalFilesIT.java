package io.ratebook.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.jobs.Job;
import io.ratebook.settlement.Scene;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A run that is given to PayPal by file. */
class PayPalFilesIT extends ShopTest {
    private static final String ALL = "{\"to\":\"2030-12-30\"}";

    private ApiClient finance = anonymous();

    private Shop shop(String... partners) throws IOException {
        finance = as("admin", "program-manager", "finance");
        return open(finance, Scene.tenPercent(), partners);
    }

    @Test
    @DisplayName(
            "B10 B12 reliability 42: files are made once, taken as often as one likes, and pay nothing by themselves")
    void files_of_a_run() throws IOException {
        Shop shop = shop("P-1", "P-2", "P-3", "P-4");
        shop.paypal("P-1", "P-2", "P-4");
        Shop.done(
                finance.put(
                        Scene.path("/partners/P-3/payment-details"),
                        "{\"method\":\"bank\",\"holder\":\"Three\",\"iban\":\"DE89370400440532013000\"}"),
                200);
        shop.sales("S1,sale,,2010-12-03T12:00:00Z,P-1,100.00,GBP\n"
                + "S2,sale,,2010-12-03T12:00:00Z,P-2,50.00,EUR\n"
                + "S3,sale,,2010-12-03T12:00:00Z,P-3,70.00,GBP\n"
                + "S4,sale,,2010-12-03T12:00:00Z,P-4,80.00,GBP\n");
        shop.approveAll();
        long run = shop.run(ALL);
        shop.approve(run);
        Shop.done(
                finance.put(
                        Scene.path("/partners/P-4/payment-details"),
                        "{\"method\":\"paypal\",\"paypal\":\"other@example.org\"}"),
                200);
        Job job = shop.job(finance.post(Scene.path("/payout-runs/" + run + "/paypal-files"), ""));
        assertThat(job.result()).contains("\"leftOut\":2");
        Answer files = Shop.done(finance.get(Scene.path("/payout-runs/" + run + "/files")), 200);
        assertThat(files.json().size()).isEqualTo(2);
        String gbp = files.at("/0/amount/currency").equals("GBP") ? "0" : "1";
        assertThat(files.at("/" + gbp + "/amount/amount")).isEqualTo("10.00");
        String path = Scene.path("/payout-files/" + files.at("/" + gbp + "/id"));
        Answer first = Shop.done(finance.get(path), 200);
        assertThat(first.text()).startsWith("p-1@example.org,10.00,GBP,RB-").endsWith(",PAYPAL\r\n");
        for (int again = 0; again < 2; again++) {
            assertThat(Shop.done(finance.get(path), 200).bytes()).isEqualTo(first.bytes());
        }
        assertThat(database()
                        .jdbc()
                        .queryForList("SELECT id FROM audit_entry WHERE action = 'payout-file.download'", Long.class))
                .hasSize(3);
        Answer payouts = shop.payouts("");
        assertThat(payouts.json().path("items").findValuesAsString("state"))
                .containsExactly("processing", "processing", "approved", "approved");
        assertThat(shop.sum("P-1", "balance")).isEqualTo("10.00");
        shop.job(finance.post(Scene.path("/payout-runs/" + run + "/paypal-files"), ""));
        assertThat(Shop.done(finance.get(Scene.path("/payout-runs/" + run + "/files")), 200)
                        .json()
                        .size())
                .isEqualTo(2);
        shop.ledgerHolds();
    }

    @Test
    @DisplayName("E11: what was given to a file is void once a second person says that it was not sent")
    void what_was_not_sent_is_void_by_two() throws IOException {
        Shop shop = shop("P-1");
        shop.paypal("P-1");
        shop.sales("S1,sale,,2010-12-03T12:00:00Z,P-1,100.00,GBP\n");
        shop.approveAll();
        long run = shop.run(ALL);
        shop.approve(run);
        shop.job(finance.post(Scene.path("/payout-runs/" + run + "/paypal-files"), ""));
        String path = Scene.path("/payouts/" + shop.payouts("").at("/items/0/id") + "/void");
        String reason = "{\"reason\":\"the upload was refused\"}";
        assertThat(Shop.done(finance.post(path, reason), 200).at("/payout/state"))
                .isEqualTo("processing");
        assertThat(Shop.done(finance.post(path, reason), 409).at("/code")).isEqualTo("second-person");
        assertThat(Shop.done(as("finance").post(path, reason), 200).at("/payout/state"))
                .isEqualTo("void");
        assertThat(shop.sum("P-1", "payable")).isEqualTo("10.00");
        assertThat(List.of(shop.payouts("").at("/items/0/entries"))).containsExactly("1");
        shop.ledgerHolds();
    }

    @Test
    @DisplayName(
            "B10 G06: machines hear of what is approved and paid, partners of their payment, accounting gets its file")
    void who_is_told() throws IOException {
        Shop shop = shop("P-1", "P-2");
        shop.paypal("P-1", "P-2");
        Shop.done(finance.patch(Scene.path("/partners/P-1"), "{\"name\":\"=Ada\",\"email\":\"ada@example.org\"}"), 200);
        Shop.done(
                finance.post(
                        Scene.path("/webhooks"),
                        "{\"url\":\"http://127.0.0.1:9/\",\"topics\":[\"commission.approved\",\"payout.paid\"]}"),
                201);
        shop.sales("S1,sale,,2010-12-03T12:00:00Z,P-1,100.00,GBP\n" + "S2,sale,,2010-12-03T12:00:00Z,P-2,50.00,GBP\n");
        shop.approveAll();
        long run = shop.run(ALL);
        shop.approve(run);
        shop.pay(run);
        List<String> said = database().jdbc().queryForList("SELECT payload FROM outbox ORDER BY id", String.class);
        assertThat(said).hasSize(2);
        assertThat(said.get(0)).contains("commission.approved", "\"P-1\"", "10.00", "\"P-2\"", "5.00");
        assertThat(said.get(1)).contains("payout.paid", "\"invoice\":1", "\"invoice\":2");

        String id = shop.payouts("").at("/items/0/id");
        assertThat(Shop.done(finance.post(Scene.path("/payouts/" + id + "/mail"), ""), 201)
                        .at("/state"))
                .isEqualTo("kept");
        assertThat(database().jdbc().queryForObject("SELECT body FROM mail", String.class))
                .contains("10.00 GBP is paid to you by PayPal: payment 1");
        Shop.done(finance.post(Scene.path("/payouts/" + shop.payouts("").at("/items/1/id") + "/mail"), ""), 409);
        assertThat(Shop.done(finance.get(Scene.path("/payouts/accounting.csv?state=paid&sort=partner")), 200)
                        .text())
                .contains("'=Ada")
                .contains(",GBP,10.00,")
                .contains(",GBP,5.00,");
    }
}
