package io.ratebook.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient.Answer;
import io.ratebook.TestService;
import io.ratebook.jobs.Job;
import io.ratebook.jobs.JobOrder;
import io.ratebook.jobs.Jobs;
import io.ratebook.ledger.LedgerCheck;
import io.ratebook.payout.DyingProvider.Death;
import io.ratebook.payout.provider.paypal.PayPalStub.Fault;
import io.ratebook.program.Programs;
import io.ratebook.settlement.Scene;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Payouts that are paid by PayPal's API, by a PayPal that misbehaves; at the port, on the database. */
class PayPalApiIT extends PayPalHouse {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    @DisplayName("Paying by PayPal's API: without settings nothing is handed over, and what is missing is named")
    void without_settings() throws IOException {
        Shop shop = shop("P-1");
        long run = approvedRun(shop, "P-1");
        assertThat(Shop.done(admin.get(Scene.path("/payment-provider")), 200).at("/configured"))
                .isEqualTo("false");
        Answer refused = Shop.done(admin.post(Scene.path("/payouts/provider"), "{\"run\":" + run + "}"), 409);
        assertThat(refused.at("/code")).isEqualTo("provider-not-configured");
        assertThat(refused.at("/detail"))
                .contains("ratebook.paypal.client-id", "ratebook.paypal.secret", "ratebook.paypal.base-url");
        assertThat(statesOf(run)).containsExactly("approved");
    }

    @Test
    @DisplayName("E11 reliability 40: what is handed to PayPal is handed nowhere else, and is paid once PayPal says so")
    void handed_over_and_paid() throws IOException {
        Shop shop = shop("P-1", "P-2", "P-3", "P-4", "P-5");
        TestService service = service(15_000);
        Shop.done(
                admin.put(
                        Scene.path("/partners/P-5/payment-details"),
                        "{\"method\":\"bank\",\"holder\":\"Five\",\"iban\":\"DE89370400440532013000\"}"),
                200);
        database().jdbc().update("UPDATE partner_payment_details SET counts_from = 0");
        shop.sales("E1,sale,,2010-12-03T12:00:00Z,P-3,50.00,EUR\n");
        long run = approvedRun(shop, "P-1", "P-2", "P-4", "P-5");
        Shop.done(
                admin.put(
                        Scene.path("/partners/P-4/payment-details"),
                        "{\"method\":\"paypal\",\"paypal\":\"other@example.org\"}"),
                200);
        assertThat(Shop.done(finance.get(Scene.path("/payment-provider")), 200).at("/provider"))
                .isEqualTo("paypal");
        Shop.done(finance.post(Scene.path("/payouts/provider"), "{}"), 422);
        Job job = shop.job(
                finance.post(Scene.path("/payouts/provider"), "{\"filter\":{\"state\":\"approved\"},\"count\":5}"));
        assertThat(job.result()).contains("\"handedOver\":3,\"leftOut\":1");
        assertThat(database().jdbc().queryForList("SELECT text FROM job_problem", String.class))
                .singleElement()
                .asString()
                .contains("of P-4 is not given to PayPal: the partner's payment details changed");
        assertThat(shop.payouts("").json().path("items").findValuesAsString("state"))
                .containsExactly("processing", "processing", "processing", "approved", "approved");
        assertThat(Shop.done(finance.get(Scene.path("/provider-batches")), 200)
                        .json()
                        .path("items")
                        .findValuesAsString("state"))
                .containsExactly("ready", "ready");
        assertThat(stub.creates()).isZero();

        String first = idsOf(run).get(0);
        onlyHandedToPayPal(shop, run, first);
        assertThat(story(first).at("/provider/batch/state")).isEqualTo("ready");

        tick(service);
        assertThat(batches()).containsExactly("accepted", "accepted");
        later(service, MINUTE);
        assertThat(batches()).containsExactly("settled", "settled");
        listOfBatches(run);
        Answer paid = story(first);
        assertThat(paid.at("/payout/state")).isEqualTo("paid");
        assertThat(paid.at("/payout/reference")).startsWith("TX-ITEM");
        assertThat(paid.at("/provider/outcome")).isEqualTo("paid");
        assertThat(paid.at("/provider/batch/key")).startsWith("RB-" + run + "-");
        assertThat(paid.json().path("history").findValuesAsString("what")).contains("processing", "paid");
        assertThat(shop.sum("P-1", "balance")).isEqualTo("0.00");
        assertThat(stub.bank().ledger()).hasSize(3);
        assertThat(stub.creates()).isEqualTo(2);
        handOver(shop, run);
        later(service, DAY);
        assertThat(stub.creates()).isEqualTo(2);
        allHolds(shop);
    }

    /** As people see them: when they were given and asked for, how much of which currency. */
    private void listOfBatches(long run) {
        JsonNode items = Shop.done(finance.get(Scene.path("/provider-batches?state=settled&run=" + run)), 200)
                .json()
                .path("items");
        assertThat(items.findValuesAsString("payouts")).containsExactlyInAnyOrder("1", "2");
        assertThat(items.findValuesAsString("currency")).containsExactlyInAnyOrder("EUR", "GBP");
        for (JsonNode one : items) {
            assertThat(one.path("firstSentAt").asString()).endsWith("Z");
            assertThat(one.path("lastAskedAt").asString()).endsWith("Z");
            assertThat(one.path("amount").path("amount").asString())
                    .isEqualTo(one.path("payouts").asInt() == 1 ? "5.00" : paidIn("GBP"));
        }
        assertThat(Shop.done(finance.get(Scene.path("/provider-batches?run=" + (run + 1))), 200)
                        .json()
                        .path("items"))
                .isEmpty();
    }

    private String paidIn(String currency) {
        return String.valueOf(database()
                .jdbc()
                .queryForObject(
                        "SELECT CAST(SUM(amount) / 100 AS DECIMAL(19, 2)) FROM payout WHERE handed_as = 'provider'"
                                + " AND currency = ?",
                        String.class,
                        currency));
    }

    /** Neither in a file, nor by hand, nor void. */
    private void onlyHandedToPayPal(Shop shop, long run, String payout) {
        shop.job(admin.post(Scene.path("/payout-runs/" + run + "/paypal-files"), ""));
        assertThat(Shop.done(admin.get(Scene.path("/payout-runs/" + run + "/files")), 200)
                        .json()
                        .size())
                .isZero();
        Job byHand = shop.job(admin.post(Scene.path("/payouts/paid"), "{\"payouts\":[" + payout.substring(3) + "]}"));
        assertThat(byHand.result()).contains("\"paid\":0");
        assertThat(Shop.done(
                                admin.post(
                                        Scene.path("/payouts/" + payout.substring(3) + "/void"),
                                        "{\"reason\":\"a mistake\"}"),
                                409)
                        .at("/detail"))
                .contains("void only once that says it was not paid");
    }

    @Test
    @DisplayName("reliability 40: whatever fails while a batch is given, each payout is paid once")
    void given_once_through_faults() throws IOException {
        Shop shop = shop("P-1");
        TestService service = service(15_000);
        List<Fault> faults = List.of(
                Fault.SLOW_AFTER_ACCEPTING,
                Fault.SLOW_BEFORE_ACCEPTING,
                Fault.ERROR_BEFORE_ACCEPTING,
                Fault.ERROR_AFTER_ACCEPTING,
                Fault.CUT_AFTER_ACCEPTING,
                Fault.BROKEN_JSON,
                Fault.PAGE_OF_A_PROXY,
                Fault.TOO_MANY);
        for (Fault fault : faults) {
            long run = approvedRun(shop, "P-1");
            handOver(shop, run);
            // The client asks three times by itself; a first tick knows nothing then.
            stub.onCreate(fault, fault, fault);
            tick(service);
            stub.calm();
            for (int i = 0; i < 6; i++) {
                later(service, MINUTE.multipliedBy(5));
            }
            assertThat(statesOf(run)).as(fault.name()).containsExactly("paid");
            assertThat(stub.bank().paid(idsOf(run).get(0))).as(fault.name()).isEqualTo(1);
        }
        assertThat(stub.bank().ledger()).hasSize(faults.size());
        assertThat(shop.sum("P-1", "balance")).isEqualTo("0.00");
        allHolds(shop);
    }

    @Test
    @DisplayName(
            "E11 reliability 40: what PayPal surely refuses fails, is payable again, and is paid by another payout")
    void refused() throws IOException {
        Shop shop = shop("P-1");
        TestService service = service(15_000);
        long run = approvedRun(shop, "P-1");
        handOver(shop, run);
        stub.onCreate(Fault.NO_FUNDS);
        tick(service);
        assertThat(batches()).containsExactly("refused");
        Answer failed = story(idsOf(run).get(0));
        assertThat(failed.at("/payout/state")).isEqualTo("failed");
        assertThat(failed.at("/payout/fault")).contains("INSUFFICIENT_FUNDS");
        assertThat(shop.sum("P-1", "payable")).isEqualTo("10.00");
        long again = shop.run("{\"to\":\"2030-12-30\"}");
        shop.approve(again);
        handOver(shop, again);
        tick(service);
        later(service, MINUTE);
        assertThat(statesOf(again)).containsExactly("paid");
        assertThat(stub.bank().ledger()).hasSize(1);
        assertThat(stub.bank().ledger().get(0).id()).isEqualTo(idsOf(again).get(0));
        allHolds(shop);
    }

    @Test
    @DisplayName(
            "reliability 40: a refusal behind a call without an answer concludes nothing, and PayPal is asked again")
    void unknown_is_asked_for() throws IOException {
        Shop shop = shop("P-1");
        TestService service = service(15_000);
        long run = approvedRun(shop, "P-1");
        handOver(shop, run);
        stub.onCreate(Fault.CUT_BEFORE_ACCEPTING, Fault.NO_FUNDS);
        tick(service);
        assertThat(batches()).containsExactly("unknown");
        assertThat(statesOf(run)).containsExactly("processing");
        long asked = stub.creates();
        later(service, MINUTE);
        assertThat(stub.creates()).as("not before its time").isEqualTo((int) asked);
        stub.onCreate(Fault.NO_FUNDS);
        later(service, Duration.ofHours(2));
        assertThat(Shop.done(finance.get(Scene.path("/provider-batches?stuck=true")), 200)
                        .at("/items/0/fault"))
                .contains("whether PayPal took it is not known", "INSUFFICIENT_FUNDS");
        assertThat(Shop.done(finance.get(Scene.path("/today")), 200).at("/stuckPayments/batches"))
                .isEqualTo("1");
        later(service, Duration.ofHours(2));
        later(service, MINUTE);
        assertThat(statesOf(run)).containsExactly("paid");
        assertThat(Shop.done(finance.get(Scene.path("/today")), 200).at("/stuckPayments/batches"))
                .isEqualTo("0");
        allHolds(shop);
    }

    @Test
    @DisplayName("reliability 40: another amount or currency than was sent is never paid silently; a person sees it")
    void wrong_amount() throws IOException {
        Shop shop = shop("P-1", "P-2", "P-3");
        TestService service = service(15_000);
        long run = approvedRun(shop, "P-1", "P-2", "P-3");
        List<String> ids = idsOf(run);
        stub.bank().shows(ids.get(0), "1.00", "GBP").shows(ids.get(1), "10.00", "USD");
        handOver(shop, run);
        tick(service);
        later(service, MINUTE);
        assertThat(statesOf(run)).containsExactly("processing", "processing", "paid");
        Answer stuck = story(ids.get(0));
        assertThat(stuck.at("/payout/fault")).contains("expected 10.00 GBP", "found 1.00 GBP");
        assertThat(stuck.at("/provider/outcome")).isEqualTo("mismatch");
        assertThat(story(ids.get(1)).at("/payout/fault")).contains("found 10.00 USD");
        assertThat(stuck.json().path("history").findValuesAsString("what")).contains("fault");
        assertThat(Shop.done(finance.get(Scene.path("/today")), 200).at("/stuckPayments/payouts"))
                .isEqualTo("2");
        stub.bank().shows(ids.get(0), "10.00", "GBP");
        later(service, DAY);
        assertThat(story(ids.get(0)).at("/payout/state"))
                .as("once it differed, a person says")
                .isEqualTo("processing");
        shop.job(admin.post(
                Scene.path("/payouts/paid"),
                "{\"payouts\":[" + ids.get(0).substring(3) + "],\"reference\":\"looked up\"}"));
        assertThat(story(ids.get(0)).at("/payout/state")).isEqualTo("paid");
        allHolds(shop);
    }

    @Test
    @DisplayName(
            "reliability 40: paid late, denied, unclaimed and returned, and returned three days after, credited once")
    void late_words() throws IOException {
        Shop shop = shop("P-1", "P-2", "P-3", "P-4");
        TestService service = service(15_000);
        long run = approvedRun(shop, "P-1", "P-2", "P-3", "P-4");
        List<String> ids = idsOf(run);
        stub.bank()
                .says(ids.get(0), "PENDING", "PENDING", "ONHOLD", "SUCCESS")
                .says(ids.get(1), "PENDING", "DENIED")
                .says(ids.get(2), "UNCLAIMED", "UNCLAIMED", "UNCLAIMED", "UNCLAIMED", "RETURNED");
        handOver(shop, run);
        tick(service);
        later(service, MINUTE);
        assertThat(statesOf(run)).containsExactly("processing", "processing", "processing", "paid");
        later(service, MINUTE.multipliedBy(2));
        assertThat(statesOf(run)).containsExactly("processing", "failed", "processing", "paid");
        assertThat(shop.sum("P-2", "payable")).isEqualTo("10.00");
        later(service, MINUTE.multipliedBy(10));
        later(service, MINUTE.multipliedBy(30));
        assertThat(statesOf(run)).containsExactly("paid", "failed", "processing", "paid");
        later(service, DAY);
        assertThat(statesOf(run)).containsExactly("paid", "failed", "returned", "paid");
        assertThat(shop.sum("P-3", "payable")).isEqualTo("10.00");
        assertThat(batches()).containsExactly("settled");

        later(service, DAY);
        later(service, DAY);
        stub.bank().says(ids.get(3), "REVERSED");
        later(service, DAY);
        assertThat(statesOf(run)).containsExactly("paid", "failed", "returned", "returned");
        assertThat(shop.sum("P-4", "payable")).isEqualTo("10.00");
        assertThat(story(ids.get(3)).at("/payout/fault")).contains("PayPal says: STUB_REVERSED");
        for (int i = 0; i < 3; i++) {
            later(service, DAY);
        }
        assertThat(shop.sum("P-4", "payable")).isEqualTo("10.00");
        assertThat(count("SELECT COUNT(*) FROM ledger_transaction WHERE why = 'payout-return'"))
                .isEqualTo(2);
        allHolds(shop);
        later(service, Duration.ofDays(40));
        assertThat(statesOf(run)).containsExactly("paid", "failed", "returned", "returned");
        stub.bank().says(ids.get(0), "RETURNED");
        later(service, Duration.ofDays(8));
        assertThat(statesOf(run))
                .as("asked payout by payout")
                .containsExactly("returned", "failed", "returned", "returned");
        assertThat(batches()).containsExactly("done");
        allHolds(shop);
    }

    @Test
    @DisplayName(
            "reliability 40: what nobody claims for a month comes back, asked for payout by payout, and is credited once")
    void unclaimed_for_a_month() throws IOException {
        Shop shop = shop("P-1", "P-2");
        TestService service = service(15_000);
        long run = approvedRun(shop, "P-1", "P-2");
        List<String> ids = idsOf(run);
        stub.bank().says(ids.get(0), "UNCLAIMED");
        handOver(shop, run);
        tick(service);
        later(service, MINUTE);
        later(service, Duration.ofDays(28));
        assertThat(statesOf(run)).containsExactly("processing", "paid");
        assertThat(story(ids.get(0)).at("/payout/fault"))
                .as("nothing is wrong with it")
                .isEmpty();
        stub.bank().says(ids.get(0), "RETURNED");
        later(service, Duration.ofDays(3));
        assertThat(statesOf(run)).containsExactly("returned", "paid");
        later(service, Duration.ofDays(3));
        assertThat(shop.sum("P-1", "payable")).isEqualTo("10.00");
        assertThat(shop.sum("P-2", "balance")).isEqualTo("0.00");
        allHolds(shop);
    }

    @Test
    @DisplayName("reliability 40: a service that dies before a call or behind it pays nothing twice and loses nothing")
    void killed_at_the_call() throws IOException {
        Shop shop = shop("P-1");
        TestService service = service(15_000);
        for (Death death : List.of(Death.BEFORE_THE_CALL, Death.AFTER_THE_CALL)) {
            long run = approvedRun(shop, "P-1");
            handOver(shop, run);
            service.bean(DyingProvider.class).die(death);
            int before = stub.creates();
            tick(service);
            assertThat(stub.creates() - before).isEqualTo(death == Death.BEFORE_THE_CALL ? 0 : 1);
            assertThat(
                            count(
                                    "SELECT COUNT(*) FROM provider_batch WHERE state = 'unknown' AND first_sent_at IS NOT NULL"))
                    .as("kept before the call, nothing after it")
                    .isEqualTo(1);
            // What PayPal refuses now says nothing of the call before.
            stub.onCreate(Fault.NO_FUNDS);
            later(service, MINUTE);
            later(service, Duration.ofHours(1));
            assertThat(statesOf(run)).isSubsetOf("processing", "paid");
            for (int i = 0; i < 4; i++) {
                later(service, Duration.ofHours(1));
            }
            assertThat(statesOf(run)).containsExactly("paid");
            assertThat(stub.bank().paid(idsOf(run).get(0))).isEqualTo(1);
        }
        allHolds(shop);
    }

    @Test
    @DisplayName("reliability 40: a service that ends while PayPal is slow to answer leaves the rest to the next one")
    void stopped_while_waiting() throws IOException {
        Shop shop = shop("P-1");
        TestService service = service(15_000);
        TestService next = service(15_000);
        long run = approvedRun(shop, "P-1");
        handOver(shop, run);
        stub.onCreate(Fault.SLOW_AFTER_ACCEPTING, Fault.SLOW_AFTER_ACCEPTING, Fault.SLOW_AFTER_ACCEPTING);
        service.bean(ProviderTick.class).tick();
        while (stub.creates() == 0) {
            pause();
        }
        stop(service);
        awaitIdle();
        for (int i = 0; i < 5; i++) {
            later(next, MINUTE.multipliedBy(5));
        }
        assertThat(statesOf(run)).containsExactly("paid");
        assertThat(stub.bank().ledger()).hasSize(1);
        allHolds(shop);
    }

    @Test
    @DisplayName("reliability 40: while one service waits for PayPal, however long, no other talks about that batch")
    void a_long_call() throws IOException {
        Shop shop = shop("P-1");
        TestService one = service(15_000);
        TestService two = service(15_000);
        long run = approvedRun(shop, "P-1");
        handOver(shop, run);
        stub.onCreate(Fault.SLOW_BEFORE_ACCEPTING, Fault.SLOW_BEFORE_ACCEPTING, Fault.SLOW_BEFORE_ACCEPTING);
        one.bean(ProviderTick.class).tick();
        while (stub.creates() == 0) {
            pause();
        }
        clock.forward(Duration.ofHours(3));
        int program = two.bean(Programs.class).required(Scene.PROGRAM).id();
        two.bean(Jobs.class)
                .submit(new JobOrder(
                        AskProviderJob.KIND, program, "Ask beside it", new AskProviderJob.Asked(program), "tester"));
        awaitIdle();
        for (int i = 0; i < 3; i++) {
            later(two, Duration.ofHours(2));
        }
        assertThat(statesOf(run)).containsExactly("paid");
        allHolds(shop);
    }

    @Test
    @DisplayName("reliability 40: two services at once give each batch once, and post each payout once")
    void two_services() throws IOException {
        String[] partners = new String[12];
        for (int i = 0; i < partners.length; i++) {
            partners[i] = "P-" + (10 + i);
        }
        Shop shop = shop(partners);
        TestService one = service(2);
        TestService two = service(2);
        List<Long> runs = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            long run = approvedRun(shop, partners);
            runs.add(run);
            handOver(shop, run);
            stub.onCreate(Fault.ERROR_AFTER_ACCEPTING, Fault.NONE, Fault.SLOW_AFTER_ACCEPTING)
                    .onRead(Fault.ERROR_BEFORE_ACCEPTING);
            for (int i = 0; i < 8; i++) {
                CompletableFuture.allOf(
                                CompletableFuture.runAsync(one.bean(ProviderTick.class)::tick),
                                CompletableFuture.runAsync(two.bean(ProviderTick.class)::tick))
                        .join();
                awaitIdle();
                clock.forward(MINUTE.multipliedBy(2));
            }
        }
        for (long run : runs) {
            assertThat(statesOf(run)).hasSize(partners.length).containsOnly("paid");
            assertThat(idsOf(run))
                    .allSatisfy(id -> assertThat(stub.bank().paid(id)).isEqualTo(1));
        }
        assertThat(stub.bank().ledger()).hasSize(2 * partners.length);
        assertThat(batches()).hasSize(partners.length).containsOnly("settled");
        allHolds(shop);
    }

    @Test
    @DisplayName("E11 reliability 40: the audit sees a payout that is not as its batch or PayPal says")
    void laws() throws IOException {
        Shop shop = shop("P-1");
        TestService service = service(15_000);
        long run = approvedRun(shop, "P-1");
        handOver(shop, run);
        tick(service);
        later(service, MINUTE);
        allHolds(shop);
        broken("UPDATE provider_batch SET amount = amount + %d", 1, "is the sum of its payouts");
        broken("UPDATE provider_batch SET payouts = payouts + %d", 1, "is the sum of its payouts");
        database().jdbc().update("UPDATE provider_payment SET outcome = 'failed'");
        assertThat(findings()).containsExactly("a payout is what the payment provider said of it, or has a fault");
        database().jdbc().update("UPDATE provider_payment SET outcome = 'paid'");
        database().jdbc().update("UPDATE payout SET handed_as = 'outside'");
        assertThat(findings())
                .containsExactly("a payout with a payment provider is in one batch, which is not refused");
        database().jdbc().update("UPDATE payout SET handed_as = 'provider'");
        database().jdbc().update("DELETE FROM provider_payment");
        assertThat(findings()).hasSize(2);
    }

    private void broken(String change, int by, String law) {
        database().jdbc().update(change.formatted(by));
        assertThat(findings()).singleElement().asString().contains(law);
        database().jdbc().update(change.formatted(-by));
    }

    private List<String> findings() {
        return bean(LedgerCheck.class).run().findings().stream()
                .filter(found -> !found.shown().isEmpty())
                .map(LedgerCheck.Finding::name)
                .toList();
    }

    @Test
    @DisplayName("E01 E11: what is scheduled is handed over once its day has come, and not before")
    void scheduled() throws IOException {
        Shop shop = shop("P-1");
        TestService service = service(15_000);
        shop.sales("S0,sale,,2010-12-03T12:00:00Z,P-1,100.00,GBP\n");
        shop.approveAll();
        long run =
                shop.run("{\"to\":\"2030-12-30\",\"payOn\":\"" + LocalDate.now().plusDays(3) + "\"}");
        shop.approve(run);
        handOver(shop, run);
        assertThat(statesOf(run)).containsExactly("scheduled");
        clock.forward(Duration.ofDays(4));
        handOver(shop, run);
        assertThat(statesOf(run)).containsExactly("processing");
        tick(service);
        later(service, MINUTE);
        assertThat(statesOf(run)).containsExactly("paid");
        allHolds(shop);
    }

    @Test
    @DisplayName("E11: a batch that was never given is taken back, and what it claimed is payable again")
    void taken_back() throws IOException {
        Shop shop = shop("P-1");
        TestService service = service(15_000);
        long run = approvedRun(shop, "P-1");
        handOver(shop, run);
        stub.onToken(Fault.PAGE_OF_A_PROXY);
        tick(service);
        assertThat(batches()).as("no token: it never left").containsExactly("ready");
        assertThat(stub.creates()).isZero();
        String batch =
                Shop.done(finance.get(Scene.path("/provider-batches")), 200).at("/items/0/id");
        String path = Scene.path("/provider-batches/" + batch + "/take-back");
        assertThat(Shop.done(finance.post(path, "{\"reason\":\"by bank after all\"}"), 200)
                        .at("/state"))
                .isEqualTo("refused");
        later(service, MINUTE);
        assertThat(statesOf(run)).containsExactly("failed");
        assertThat(shop.sum("P-1", "payable")).isEqualTo("10.00");
        assertThat(stub.creates()).isZero();
        Shop.done(finance.post(path, "{\"reason\":\"again\"}"), 409);
        allHolds(shop);
    }

    @Test
    @DisplayName(
            "E11: what PayPal does not tell about, people look up: found by its id there, or not there by two of them")
    void looked_up() throws IOException {
        Shop shop = shop("P-1", "P-2");
        TestService service = service(1);
        long run = approvedRun(shop, "P-1", "P-2");
        handOver(shop, run);
        stub.bank().namesNoBatch();
        // The first batch is taken and never named; the second never arrives.
        stub.onCreate(Fault.CUT_AFTER_ACCEPTING, Fault.NONE);
        stub.onCreate(Fault.CUT_BEFORE_ACCEPTING, Fault.NO_FUNDS);
        tick(service);
        assertThat(batches()).containsExactly("unknown", "unknown");
        List<String> ids =
                database().jdbc().queryForList("SELECT CAST(id AS CHAR) FROM provider_batch ORDER BY id", String.class);
        String notThere = Scene.path("/provider-batches/" + ids.get(1) + "/not-there");
        String why = "{\"reason\":\"looked for the key at PayPal\"}";
        Shop.done(finance.post(notThere, why), 409);
        stub.calm().onCreate(Fault.NONE, Fault.NO_FUNDS);
        later(service, Duration.ofHours(2));
        Shop.done(finance.post(notThere, why), 409);
        clock.forward(MINUTE.multipliedBy(11));
        assertThat(Shop.done(finance.post(notThere, why), 200).at("/state")).isEqualTo("unknown");
        assertThat(Shop.done(finance.post(notThere, why), 409).at("/code")).isEqualTo("second-person");
        assertThat(Shop.done(service.as(withToken("read", "finance")).post(notThere, why), 200)
                        .at("/state"))
                .isEqualTo("refused");
        tick(service);
        assertThat(statesOf(run)).containsExactly("processing", "failed");
        assertThat(shop.sum("P-2", "payable")).isEqualTo("10.00");

        String found = Scene.path("/provider-batches/" + ids.get(0) + "/found");
        Shop.done(finance.post(found, "{\"providerBatch\":\"../other\"}"), 422);
        Shop.done(finance.post(found, "{\"providerBatch\":\"BATCH1\"}"), 200);
        tick(service);
        assertThat(statesOf(run)).containsExactly("paid", "failed");
        assertThat(stub.bank().ledger()).hasSize(1);
        allHolds(shop);
    }
}
