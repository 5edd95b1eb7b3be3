package io.ratebook.lead;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.Service;
import io.ratebook.ServiceTest;
import io.ratebook.jobs.Jobs;
import io.ratebook.ledger.LedgerCheck;
import io.ratebook.partner.PartnerImport;
import io.ratebook.people.Humans;
import io.ratebook.people.People;
import io.ratebook.people.Tokens;
import io.ratebook.program.Programs;
import io.ratebook.settlement.Scene;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** What partners are paid for leads by hand. */
class LeadPaymentIT extends ServiceTest {
    private ApiClient caller = anonymous();
    private LeadScene leads = new LeadScene(caller);

    private Scene shop() throws IOException {
        caller = as("admin", "program-manager", "finance");
        leads = new LeadScene(caller);
        Scene scene = new Scene(caller, bean(Jobs.class));
        scene.policy(LeadScene.policy(), "2010-01-01");
        Scene.partners(bean(PartnerImport.class), bean(Programs.class).required(Scene.PROGRAM), List.of("P-1", "P-2"));
        return scene;
    }

    private void ledgerHolds() {
        assertThat(bean(LedgerCheck.class).run().findings())
                .allSatisfy(found -> assertThat(found.shown()).as(found.name()).isEmpty());
    }

    private List<String> rows(String sql) {
        return database().jdbc().queryForList(sql, String.class);
    }

    private static List<String> fields(Answer answer) {
        return answer.json().path("errors").findValuesAsString("field");
    }

    @Test
    @DisplayName(
            "A01 A02 A06 A07 A11: 2,000.00 at 20 % is 400.00, earned and paid together, in ledger, payout and statement")
    void a_payment_is_earned_and_paid_together() throws IOException {
        shop();
        leads.paypal("P-1");
        long lead = leads.won("ACME", "P-1");
        Answer paid = leads.pay(lead, "complete", "2000.00", "INV-1");
        assertThat(paid.at("/amount/amount")).isEqualTo("400.00");
        assertThat(paid.at("/commissionPercent")).isEqualTo("20");
        assertThat(paid.at("/state")).isEqualTo("paid");
        assertThat(paid.at("/status")).isEqualTo("complete");
        assertThat(paid.at("/invoice")).isEqualTo("1");
        assertThat(paid.at("/batch")).isEqualTo("Lead-" + LeadScene.today().format(DateTimeFormatter.BASIC_ISO_DATE));
        assertThat(leads.pay(lead, "complete", "10.00", "INV-2").at("/batch")).isEqualTo(paid.at("/batch") + "-2");

        assertThat(rows(
                        "SELECT CONCAT(why, ' ', a.kind, ' ', p.amount) FROM posting p JOIN account a ON a.id = p.account_id"
                                + " JOIN ledger_transaction t ON t.id = p.transaction_id ORDER BY t.id, p.line"))
                .containsExactlyInAnyOrder(
                        "by-hand payable 40000",
                        "by-hand expense -40000",
                        "payout payable -40000",
                        "payout paid 40000",
                        "by-hand payable 200",
                        "by-hand expense -200",
                        "payout payable -200",
                        "payout paid 200");
        assertThat(
                        rows(
                                "SELECT CONCAT(partner, ' ', amount, ' ', state, ' ', method, ' ', lead_id) FROM payout ORDER BY id"))
                .containsExactly("P-1 40000 paid paypal " + lead, "P-1 200 paid paypal " + lead);
        assertThat(rows("SELECT CONCAT(payout_id, ' ', amount) FROM paid_entry ORDER BY payout_id"))
                .containsExactlyElementsOf(rows("SELECT CONCAT(id, ' ', amount) FROM payout ORDER BY id"));
        assertThat(rows("SELECT entry_id FROM payable_entry")).isEmpty();
        assertThat(rows("SELECT CONCAT(kind, ' ', state, ' ', amount, ' ', document) FROM adjustment ORDER BY id"))
                .containsExactly("lead approved 40000 INV-1", "lead approved 200 INV-2");
        assertThat(leads.balance("P-1", "balance")).isEqualTo("0.00");
        JsonNode account = leads.get("/partners/P-1/account?currency=GBP").json();
        assertThat(account.path("items").findValuesAsString("reason"))
                .containsExactly(
                        "lead ACME: 20 % of 2000.00 GBP",
                        "paid for lead ACME, invoice 1",
                        "lead ACME: 20 % of 10.00 GBP",
                        "paid for lead ACME, invoice 2");
        ledgerHolds();
    }

    @Test
    @DisplayName(
            "A11: what is earned for a lead is claimed by its payment from the beginning: nothing of it is payable")
    void nothing_else_pays_it() throws IOException {
        shop();
        long lead = leads.won("ACME", "P-1");
        Answer made = leads.pay(lead, "processing", "99.99", "INV-1");
        assertThat(made.at("/amount/amount")).isEqualTo("20.00");
        assertThat(rows("SELECT entry_id FROM payable_entry WHERE payout_id = 0"))
                .isEmpty();
        assertThat(rows("SELECT CONCAT(payout_id, ' ', amount) FROM payable_entry"))
                .containsExactly(made.at("/payout") + " 2000");
        assertThat(leads.balance("P-1", "balance")).isEqualTo("20.00");
        ledgerHolds();
    }

    @Test
    @DisplayName("A05: a payment is refused, with the phase in the message, unless the lead is closed won")
    void only_what_is_won_is_paid() throws IOException {
        shop();
        leads.paypal("P-1");
        long lead = leads.lead("ACME", "P-1");
        String body = LeadScene.payment("complete", LeadScene.today(), "2000.00", "INV-1", "");
        for (String phase : List.of("New", "Working", "Closed Lost")) {
            leads.phase(lead, phase, 200);
            assertThat(leads.get("/leads/" + lead).json().path("mayAddPayment").booleanValue())
                    .isFalse();
            Answer refused = leads.pay(lead, body, 409);
            assertThat(refused.at("/code")).isEqualTo("lead-not-won");
            assertThat(refused.at("/detail")).contains("\"" + phase + "\"").contains("\"Closed Won\"");
        }
        leads.phase(lead, "Closed Won", 200);
        assertThat(leads.get("/leads/" + lead).json().path("mayAddPayment").booleanValue())
                .isTrue();
        leads.pay(lead, body, 201);
        ledgerHolds();
    }

    @Test
    @DisplayName("A06 A08: what is wrong is refused field by field, all at once, and nothing is booked")
    void wrong_fields_are_named() throws IOException {
        shop();
        long lead = leads.won("ACME", "P-1");
        Answer refused = leads.pay(lead, """
                {"partner":"P-9","issueDate":"soon","periodStart":"2026-10-31","periodEnd":"2026-10-01","paymentIds":["A","A"],
                 "totalRevenue":"-1.00","commissionPercent":"101","status":"done","method":"pigeon"}
                """, 422);
        assertThat(fields(refused))
                .containsExactlyInAnyOrder(
                        "partner",
                        "issueDate",
                        "periodEnd",
                        "paymentIds[1]",
                        "totalRevenue",
                        "commissionPercent",
                        "status",
                        "method");
        assertThat(fields(leads.pay(lead, "{}", 422)))
                .contains("issueDate", "periodStart", "periodEnd", "paymentIds", "totalRevenue", "status");
        for (String percent : List.of("-1", "100.01", "1.0000001", "a")) {
            assertThat(fields(leads.pay(
                            lead,
                            LeadScene.payment(
                                    "processing",
                                    LeadScene.today(),
                                    "1.00",
                                    "A",
                                    ",\"commissionPercent\":\"" + percent + "\""),
                            422)))
                    .containsExactly("commissionPercent");
        }
        assertThat(fields(leads.pay(lead, LeadScene.payment("processing", LeadScene.today(), "1.001", "A", ""), 422)))
                .containsExactly("totalRevenue.amount");
        assertThat(rows("SELECT id FROM payout")).isEmpty();
        assertThat(rows("SELECT id FROM ledger_transaction")).isEmpty();
        assertThat(rows("SELECT next_number FROM invoice_sequence WHERE next_number > 1"))
                .isEmpty();
    }

    @Test
    @DisplayName(
            "A08: a period that ends before it begins, negative revenue, a % outside 0 to 100 and an unknown partner are each refused by their field")
    void each_wrong_field_is_refused_alone() throws IOException {
        shop();
        long lead = leads.won("ACME", "P-1");
        String right = """
                {"partner":"P-1","issueDate":"2026-10-31","periodStart":"2026-10-01","periodEnd":"2026-10-31","paymentIds":["A"],
                 "totalRevenue":"100.00","commissionPercent":"20","status":"processing"}
                """;
        Map<String, String> wrong = Map.of(
                "\"periodEnd\":\"2026-09-30\"", "periodEnd",
                "\"totalRevenue\":\"-0.01\"", "totalRevenue",
                "\"commissionPercent\":\"100.000001\"", "commissionPercent",
                "\"commissionPercent\":\"-0.000001\"", "commissionPercent",
                "\"partner\":\"P-9\"", "partner");
        wrong.forEach((value, field) -> {
            String body = right.replaceFirst("\"" + field + "\":\"[^\"]*\"", value);
            assertThat(body).isNotEqualTo(right);
            assertThat(fields(leads.pay(lead, body, 422))).as(value).containsExactly(field);
        });
        assertThat(rows("SELECT id FROM payout")).isEmpty();
        for (String edge : List.of("0", "100")) {
            Answer made = caller.post(
                    Scene.path("/leads/" + lead + "/payments"),
                    right.replace("\"20\"", "\"" + edge + "\"").replace("[\"A\"]", "[\"A" + edge + "\"]"));
            // Nothing of anything is no payment; all of it is one.
            assertThat(made.status()).as(made.toString()).isEqualTo(edge.equals("0") ? 422 : 201);
        }
        ledgerHolds();
    }

    @Test
    @DisplayName("A07: the amount is rounded half up to the currency, and one that was typed over is refused")
    void the_amount_is_computed() throws IOException {
        shop();
        long lead = leads.won("ACME", "P-1");
        Map<String, String> amounts = Map.of("0.025", "", "10.02", "2.00", "10.03", "2.01", "0.03", "0.01");
        amounts.forEach((revenue, amount) -> {
            if (!amount.isEmpty()) {
                assertThat(leads.pay(lead, "processing", revenue, "I" + revenue).at("/amount/amount"))
                        .isEqualTo(amount);
            }
        });
        assertThat(leads.pay(
                                lead,
                                LeadScene.payment(
                                        "processing",
                                        LeadScene.today(),
                                        "33.33",
                                        "X",
                                        ",\"commissionPercent\":\"12.5\",\"amount\":\"4.17\""),
                                201)
                        .at("/amount/amount"))
                .isEqualTo("4.17");
        Answer typed = leads.pay(
                lead,
                LeadScene.payment("processing", LeadScene.today(), "2000.00", "Y", ",\"amount\":\"4000.00\""),
                422);
        assertThat(fields(typed)).containsExactly("amount");
        assertThat(typed.at("/detail")).contains("400.00 GBP");
        assertThat(fields(leads.pay(lead, LeadScene.payment("processing", LeadScene.today(), "0.00", "Z", ""), 422)))
                .containsExactly("amount");
        Answer yen = leads.pay(lead, """
                {"issueDate":"%s","periodStart":"2026-10-01","periodEnd":"2026-10-31","paymentIds":["JP"],"status":"processing",
                 "totalRevenue":{"amount":"1003","currency":"JPY"}}
                """.formatted(LeadScene.today()), 201);
        assertThat(yen.at("/amount/amount")).isEqualTo("201");
        assertThat(yen.at("/amount/currency")).isEqualTo("JPY");
        ledgerHolds();
    }

    @Test
    @DisplayName("A04 A09: scheduled, processing and complete follow each other, and the log says who and when")
    void states_follow_each_other() throws IOException {
        shop();
        leads.paypal("P-1");
        long lead = leads.won("ACME", "P-1");
        LocalDate today = LeadScene.today();
        assertThat(fields(leads.pay(lead, LeadScene.payment("scheduled", today, "2000.00", "A", ""), 422)))
                .containsExactly("issueDate");
        assertThat(fields(leads.pay(lead, LeadScene.payment("complete", today.plusDays(1), "2000.00", "A", ""), 422)))
                .containsExactly("issueDate");

        Answer one = leads.pay(lead, "scheduled", "2000.00", "A");
        assertThat(one.at("/state")).isEqualTo("scheduled");
        assertThat(fields(leads.move(lead, one, "{\"status\":\"complete\"}", 422)))
                .containsExactly("issueDate");
        assertThat(leads.move(lead, one, "{\"status\":\"processing\"}", 200).at("/state"))
                .isEqualTo("processing");
        assertThat(leads.move(lead, one, "{\"status\":\"scheduled\"}", 409).at("/code"))
                .isEqualTo("illegal-move");
        String complete = "{\"status\":\"complete\",\"issueDate\":\"" + today + "\"}";
        Answer paid = leads.move(lead, one, complete, 200);
        assertThat(paid.at("/paidOn")).isEqualTo(today.toString());
        assertThat(leads.move(lead, one, complete, 409).at("/code")).isEqualTo("illegal-move");
        assertThat(leads.done(caller.post(LeadScene.path(lead, one) + "/void", "{\"reason\":\"x\"}"), 409)
                        .at("/code"))
                .isEqualTo("illegal-move");
        assertThat(leads.move(lead, leads.pay(lead, "scheduled", "10.00", "B"), complete, 200)
                        .at("/status"))
                .isEqualTo("complete");

        JsonNode log = leads.get("/leads/" + lead).json().at("/payments/1/log");
        assertThat(log.findValuesAsString("what")).containsExactly("scheduled", "processing", "paid");
        assertThat(log.findValuesAsString("by")).allMatch(by -> by.startsWith("tester-"));
        assertThat(log.findValuesAsString("at")).isSorted();
        assertThat(log.at("/2/said").asString()).isEqualTo("to PayPal P…@…org on " + today);
        ledgerHolds();
    }

    @Test
    @DisplayName("A09: a scheduled payment that is voided was not earned; its invoice number stays used")
    void a_scheduled_payment_is_voided() throws IOException {
        shop();
        leads.paypal("P-1");
        long lead = leads.won("ACME", "P-1");
        Answer one = leads.pay(lead, "scheduled", "2000.00", "A");
        assertThat(leads.balance("P-1", "balance")).isEqualTo("400.00");
        assertThat(leads.phase(lead, "Closed Lost", 409).at("/code")).isEqualTo("payment-scheduled");
        String path = LeadScene.path(lead, one) + "/void";
        assertThat(fields(leads.done(caller.post(path, "{}"), 422))).containsExactly("reason");
        assertThat(leads.done(caller.post(path, "{\"reason\":\"typed for the wrong lead\"}"), 200)
                        .at("/state"))
                .isEqualTo("void");
        assertThat(leads.balance("P-1", "balance")).isEqualTo("0.00");
        assertThat(rows("SELECT entry_id FROM payable_entry")).isEmpty();
        assertThat(rows("SELECT CONCAT(payout_id, ' ', amount) FROM released_entry"))
                .containsExactly(one.at("/payout") + " 40000");
        ledgerHolds();

        assertThat(leads.pay(lead, "complete", "2000.00", "A").at("/invoice")).isEqualTo("2");
        leads.get("/leads/" + lead);
        assertThat(rows("SELECT state FROM payout ORDER BY invoice_number")).containsExactly("void", "paid");
        ledgerHolds();
    }

    @Test
    @DisplayName(
            "A11 E11: what is processing is void once two people say it was not sent, and what was earned is taken back")
    void a_processing_payment_is_voided_by_two() throws IOException {
        shop();
        leads.paypal("P-1");
        long lead = leads.won("ACME", "P-1");
        Answer one = leads.pay(lead, "processing", "2000.00", "A");
        String path = LeadScene.path(lead, one) + "/void";
        String reason = "{\"reason\":\"the bank never got it\"}";
        String elsewhere = Scene.path("/payouts/" + one.at("/payout") + "/void");
        assertThat(leads.done(caller.post(elsewhere, reason), 409).at("/code")).isEqualTo("payment-of-lead");
        String run = rows("SELECT run_id FROM payout").get(0);
        assertThat(leads.get("/payout-runs").at("/items/0/id")).isEqualTo(run);
        assertThat(leads.done(caller.post(Scene.path("/payout-runs/" + run + "/void"), reason), 409)
                        .at("/code"))
                .isEqualTo("payment-of-lead");

        Answer asked = leads.done(caller.post(path, reason), 200);
        assertThat(asked.at("/state")).isEqualTo("processing");
        assertThat(asked.at("/voidAskedBy")).startsWith("tester-");
        assertThat(leads.done(caller.post(path, reason), 409).at("/code")).isEqualTo("second-person");
        assertThat(leads.balance("P-1", "balance")).isEqualTo("400.00");

        Answer done = as("finance").post(path, reason);
        assertThat(done.at("/state")).as(done.toString()).isEqualTo("void");
        assertThat(leads.balance("P-1", "balance")).isEqualTo("0.00");
        assertThat(rows("SELECT entry_id FROM payable_entry")).isEmpty();
        ledgerHolds();
    }

    @Test
    @DisplayName("A09: a payment over a thousand needs a second person where nothing else is set, as any payout does")
    void the_limit_is_that_of_payouts() throws IOException {
        shop();
        leads.paypal("P-1");
        long lead = leads.won("ACME", "P-1");
        String over = LeadScene.payment("complete", LeadScene.today(), "5000.05", "A", "");
        assertThat(leads.pay(lead, over, 409).at("/code")).isEqualTo("second-person");
        assertThat(leads.pay(lead, "complete", "5000.00", "B").at("/secondPerson"))
                .isEqualTo("false");
        ledgerHolds();
    }

    @Test
    @DisplayName("A09 A10: without a PayPal account on file a payment is not complete by PayPal; with one it is")
    void complete_needs_an_account() throws IOException {
        shop();
        long lead = leads.won("ACME", "P-1");
        String body = LeadScene.payment("complete", LeadScene.today(), "2000.00", "A", "");
        Answer refused = leads.pay(lead, body, 409);
        assertThat(refused.at("/code")).isEqualTo("no-paypal-account");
        assertThat(refused.at("/detail")).contains("P-1");
        Answer processing = leads.pay(lead, "processing", "2000.00", "A");
        assertThat(leads.move(lead, processing, "{\"status\":\"complete\"}", 409)
                        .at("/code"))
                .isEqualTo("no-paypal-account");
        assertThat(leads.get("/leads/" + lead).json().at("/payee/method").isNull())
                .isTrue();
        leads.paypal("P-1");
        assertThat(leads.get("/leads/" + lead).at("/payee/text")).isEqualTo("PayPal P…@…org");
        Answer paid = leads.move(lead, processing, "{\"status\":\"complete\"}", 200);
        assertThat(paid.at("/method")).isEqualTo("paypal");
        assertThat(rows("SELECT details_hash FROM payout"))
                .containsExactlyElementsOf(rows("SELECT hash FROM partner_payment_details"));

        long check = leads.won("OTHER", "P-2");
        leads.pay(
                check,
                LeadScene.payment(
                        "complete",
                        LeadScene.today(),
                        "10.00",
                        "A",
                        ",\"method\":\"check\",\"commissionPercent\":\"5\""),
                201);
        ledgerHolds();
    }

    @Test
    @DisplayName("A12: a payment id used for the same lead before is a warning that has to be acknowledged")
    void a_payment_id_is_used_twice() throws IOException {
        shop();
        long lead = leads.won("ACME", "P-1");
        leads.pay(lead, "processing", "2000.00", "INV-7");
        String again = LeadScene.payment("processing", LeadScene.today(), "2000.00", "INV-7", "");
        Answer warned = leads.pay(lead, again, 409);
        assertThat(warned.at("/code")).isEqualTo("payment-id-used");
        assertThat(warned.at("/detail")).contains("\"INV-7\" in invoice 1").contains("ACME");
        assertThat(rows("SELECT id FROM payout")).hasSize(1);
        leads.pay(leads.won("OTHER", "P-1"), again, 201);
        leads.pay(
                lead,
                LeadScene.payment("processing", LeadScene.today(), "2000.00", "INV-7", ",\"acknowledgeUsedIds\":true"),
                201);
        assertThat(rows("SELECT id FROM payout")).hasSize(3);
        ledgerHolds();
    }

    @Test
    @DisplayName("A09: over the limit a second person confirms before it is complete, who is not the same human")
    void a_second_person_confirms() throws IOException {
        shop();
        leads.paypal("P-1");
        long lead = leads.won("ACME", "P-1");
        HikariDataSource data = database().dataSource();
        try (ConfigurableApplicationContext strict = Service.start(
                null,
                "--server.port=0",
                "--ratebook.payouts.second-person-over=399.99",
                "--ratebook.database.url=" + data.getJdbcUrl(),
                "--ratebook.database.user=" + data.getUsername(),
                "--ratebook.database.password=" + data.getPassword())) {
            URI address =
                    URI.create("http://127.0.0.1:" + strict.getEnvironment().getRequiredProperty("local.server.port"));
            People.WithPassword one = finance("one");
            LeadScene first = new LeadScene(at(address, one));
            String complete = LeadScene.payment("complete", LeadScene.today(), "2000.00", "A", "");
            assertThat(first.pay(lead, complete, 409).at("/code")).isEqualTo("second-person");
            assertThat(first.pay(lead, "complete", "1000.00", "SMALL").at("/secondPerson"))
                    .isEqualTo("false");
            Answer made = first.pay(lead, "processing", "2000.00", "A");
            String done = "{\"status\":\"complete\"}";
            assertThat(first.move(lead, made, done, 409).at("/code")).isEqualTo("second-person");

            People.WithPassword otherName = finance("one-again");
            bean(Humans.class).join(one.person().id(), "one-again");
            People.WithPassword two = finance("second");
            for (ApiClient same : List.of(
                    at(address, one), at(address, otherName), machineOf(address, one), machineOf(address, two))) {
                Answer refused = same.post(LeadScene.path(lead, made) + "/confirm", "");
                assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
                assertThat(refused.at("/code")).isEqualTo("same-person");
            }
            ApiClient second = at(address, two);
            Answer confirmed = second.post(LeadScene.path(lead, made) + "/confirm", "");
            assertThat(confirmed.at("/confirmedBy")).as(confirmed.toString()).isEqualTo("second");

            first.done(
                    caller.put(
                            Scene.path("/partners/P-1/payment-details"),
                            "{\"method\":\"paypal\",\"paypal\":\"other@example.org\"}"),
                    200);
            assertThat(first.move(lead, made, done, 409).at("/code")).isIn("details-too-new", "second-person");
            database().jdbc().update("UPDATE partner_payment_details SET counts_from = from_at");
            assertThat(first.move(lead, made, done, 409).at("/detail")).contains("changed after second");
            assertThat(second.post(LeadScene.path(lead, made) + "/confirm", "").status())
                    .isEqualTo(200);
            assertThat(first.move(lead, made, done, 200).at("/state")).isEqualTo("paid");
        }
        ledgerHolds();
    }

    private People.WithPassword finance(String name) {
        return bean(People.class).create(name, name, List.of("finance"));
    }

    private static ApiClient at(URI address, People.WithPassword person) {
        return new ApiClient(address).signIn(person.person().name(), person.password());
    }

    private ApiClient machineOf(URI address, People.WithPassword person) {
        Tokens.Wish wish = new Tokens.Wish("machine", List.of("read", "finance"), null, null);
        return new ApiClient(address)
                .with(
                        "Authorization",
                        "Bearer "
                                + bean(Tokens.class)
                                        .create(person.person().id(), wish)
                                        .secret());
    }

    @Test
    @DisplayName("A11: two people at once pay once, and invoice numbers have no gaps")
    void at_once_is_once() throws Exception {
        shop();
        leads.paypal("P-1");
        long lead = leads.won("ACME", "P-1");
        Answer made = leads.pay(lead, "processing", "2000.00", "A");
        assertThat(together(
                        6, number -> caller.post(LeadScene.path(lead, made) + "/status", "{\"status\":\"complete\"}")
                                .status()))
                .containsOnlyOnce(200);
        Set<Integer> statuses = Set.copyOf(together(8, number -> caller.post(
                        Scene.path("/leads/" + lead + "/payments"),
                        LeadScene.payment("complete", LeadScene.today(), "10.00", "N" + number, ""))
                .status()));
        assertThat(statuses).isSubsetOf(201, 409);
        List<Long> numbers =
                database().jdbc().queryForList("SELECT invoice_number FROM payout ORDER BY invoice_number", Long.class);
        assertThat(numbers)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, numbers.size())
                        .mapToObj(Long::valueOf)
                        .toList());
        ledgerHolds();
    }

    private interface Call {
        int status(int number);
    }

    private static List<Integer> together(int count, Call call) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(count);
        try {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                calls.add(() -> call.status(number));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> one : callers.invokeAll(calls)) {
                statuses.add(one.get());
            }
            return statuses;
        } finally {
            callers.shutdown();
        }
    }

    @Test
    @DisplayName("A01 A11: finance pays, others do not; every step is in the audit log; the same key pays once")
    void rights_audit_and_keys() throws IOException {
        shop();
        long lead = leads.won("ACME", "P-1");
        String body = LeadScene.payment("processing", LeadScene.today(), "2000.00", "A", "");
        assertThat(as("program-manager")
                        .post(Scene.path("/leads/" + lead + "/payments"), body)
                        .status())
                .isEqualTo(403);
        assertThat(as("viewer").get(Scene.path("/leads/" + lead + "/payments")).status())
                .isEqualTo(200);
        ApiClient once = as("finance").with("Idempotency-Key", "pay-acme");
        Answer made = leads.done(once.post(Scene.path("/leads/" + lead + "/payments"), body), 201);
        Answer replayed = leads.done(once.post(Scene.path("/leads/" + lead + "/payments"), body), 201);
        assertThat(replayed.at("/id")).isEqualTo(made.at("/id"));
        assertThat(rows("SELECT id FROM payout")).hasSize(1);
        assertThat(rows("SELECT action FROM audit_entry WHERE action LIKE 'lead.%' ORDER BY id"))
                .contains("lead.create", "lead.edit", "lead.payment");
        ledgerHolds();
    }
}
