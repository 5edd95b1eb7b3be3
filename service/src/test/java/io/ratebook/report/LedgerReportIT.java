package io.ratebook.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.ServiceTest;
import io.ratebook.command.TypedWorkbook;
import io.ratebook.jobs.Jobs;
import io.ratebook.ledger.LedgerCheck;
import io.ratebook.partner.PartnerImport;
import io.ratebook.program.Programs;
import io.ratebook.settlement.Scene;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class LedgerReportIT extends ServiceTest {
    private static final String FILE = "reference,type,original_reference,occurred_at,partner,amount,currency\n";
    private static final LocalDate DECEMBER_20 = LocalDate.of(2010, 12, 20);
    private static final LocalDate JANUARY_15 = LocalDate.of(2011, 1, 15);

    private ApiClient caller = anonymous();

    private Scene shop(TypedWorkbook workbook, String... partners) throws IOException {
        caller = as("admin", "program-manager", "finance");
        Scene scene = new Scene(caller, bean(Jobs.class));
        scene.policy(workbook, "2010-01-01");
        Scene.partners(bean(PartnerImport.class), bean(Programs.class).required(Scene.PROGRAM), List.of(partners));
        return scene;
    }

    /** Pays what P-1 earned from one day to another, as a group payment; answers the run. */
    private long pay(Scene scene, String from, String to, LocalDate day) {
        GroupPayments payments = new GroupPayments(caller, scene::done);
        return payments.pay(payments.report("P-1", from, to), "earned", ",\"payOn\":\"" + day + "\"");
    }

    private String payoutOf(long run) {
        return done(caller.get(Scene.path("/payouts?run=" + run)), 200).at("/items/0/id");
    }

    private static Answer done(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        return answer;
    }

    private void approveAll(Scene scene) {
        scene.done(done(caller.post(Scene.path("/commissions/approve"), "{\"filter\":{}}"), 202)
                .json()
                .path("job")
                .longValue());
    }

    private void adjust(String partner, String amount, String day) {
        done(
                caller.post(
                        Scene.path("/adjustments"),
                        "{\"partner\":\"%s\",\"amount\":{\"amount\":\"%s\",\"currency\":\"GBP\"},\"day\":\"%s\",\"reason\":\"by hand\"}"
                                .formatted(partner, amount, day)),
                201);
    }

    private String report(String body) {
        return done(caller.post(Scene.path("/reports"), body), 201).at("/id");
    }

    private String january() {
        return report("{\"from\":\"2011-01-01\",\"to\":\"2011-01-31\"}");
    }

    private JsonNode lines(String report, String query) {
        return done(caller.get(Scene.path("/reports/" + report + "/lines" + query)), 200)
                .json()
                .path("items");
    }

    /** Opening, earned, clawed back, adjusted, paid, closing, pending, on hold. */
    private static String figures(JsonNode line) {
        List<String> figures = new ArrayList<>();
        for (String one :
                List.of("opening", "earned", "clawedBack", "adjusted", "paid", "closing", "pending", "onHold")) {
            figures.add(line.path(one).path("amount").asString());
        }
        return String.join(" ", figures);
    }

    private List<String> rows(String report, String query) {
        return StreamSupport.stream(lines(report, query).spliterator(), false)
                .map(line -> line.path("partner").asString() + " " + figures(line))
                .toList();
    }

    private void ledgerHolds() {
        assertThat(bean(LedgerCheck.class).run().findings())
                .allSatisfy(found -> assertThat(found.shown()).as(found.name()).isEmpty());
    }

    @Test
    @DisplayName("C02 C01: each figure of the range, both days included; they tie in every row and in the totals")
    void every_figure() throws IOException {
        Scene scene = shop(
                Scene.tenPercent().sheet("Durations", "Partner|Hold days", "P-2|36000", "|0"), "P-1", "P-2", "P-3");
        scene.sales(FILE
                + "S0,sale,,2010-12-02T12:00:00Z,P-1,600.00,GBP\n"
                + "S1,sale,,2010-12-03T12:00:00Z,P-1,400.00,GBP\n"
                + "S2,sale,,2011-01-01T00:00:00Z,P-1,200.00,GBP\n"
                + "S3,sale,,2011-01-31T23:59:59Z,P-1,300.00,GBP\n"
                + "S4,sale,,2011-02-01T00:00:00Z,P-1,400.00,GBP\n"
                + "R1,refund,S1,2011-01-10T12:00:00Z,,50.00,GBP\n"
                + "H1,sale,,2011-01-05T12:00:00Z,P-2,900.00,GBP\n");
        approveAll(scene);
        scene.sales(FILE + "S5,sale,,2011-01-20T12:00:00Z,P-1,70.00,GBP\n");
        adjust("P-1", "12.00", "2011-01-02");
        adjust("P-1", "-2.00", "2011-01-02");
        adjust("P-3", "4.00", "2011-02-02");
        pay(scene, "2010-12-02", "2010-12-02", DECEMBER_20);
        pay(scene, "2011-01-31", "2011-01-31", JANUARY_15);
        String id = january();
        assertThat(rows(id, ""))
                .containsExactly(
                        "P-1 40.00 50.00 5.00 10.00 30.00 65.00 7.00 0.00",
                        "P-2 0.00 0.00 0.00 0.00 0.00 0.00 0.00 90.00");
        Answer totals = done(caller.get(Scene.path("/reports/" + id + "/lines/totals")), 200);
        assertThat(StreamSupport.stream(totals.json().path("sums").spliterator(), false)
                        .map(sum -> sum.path("amount").asString()))
                .containsExactly("40.00", "50.00", "5.00", "10.00", "30.00", "65.00", "7.00", "90.00");
        assertThat(done(caller.get(Scene.path("/reports/" + id + "/lines.csv?sort=-closing")), 200)
                        .text()
                        .lines())
                .containsExactly(
                        "partner,currency,opening,earned,clawedBack,adjusted,paid,closing,pending,onHold",
                        "P-1,GBP,40.00,50.00,5.00,10.00,30.00,65.00,7.00,0.00",
                        "P-2,GBP,0.00,0.00,0.00,0.00,0.00,0.00,0.00,90.00");
        ledgerHolds();
    }

    @Test
    @DisplayName("C02: a report stays as it was made; what is approved, paid or sent back later is in the next one")
    void stays_as_made() throws IOException {
        Scene scene = shop(Scene.tenPercent(), "P-1");
        scene.sales(FILE + "S1,sale,,2011-01-03T12:00:00Z,P-1,1000.00,GBP\n");
        String before = january();
        approveAll(scene);
        long run = pay(scene, "2011-01-01", "2011-01-31", JANUARY_15);
        String paid = january();
        done(caller.post(Scene.path("/payouts/" + payoutOf(run) + "/return"), "{\"reason\":\"account closed\"}"), 200);
        assertThat(rows(before, "")).containsExactly("P-1 0.00 0.00 0.00 0.00 0.00 0.00 100.00 0.00");
        assertThat(rows(paid, "")).containsExactly("P-1 0.00 100.00 0.00 0.00 100.00 0.00 0.00 0.00");
        assertThat(rows(january(), "")).containsExactly("P-1 0.00 100.00 0.00 0.00 100.00 0.00 0.00 0.00");
        assertThat(rows(report("{\"from\":\"2011-01-01\",\"to\":\"2099-12-31\"}"), ""))
                .containsExactly("P-1 0.00 100.00 0.00 0.00 0.00 100.00 0.00 0.00");
        assertThat(done(caller.get(Scene.path("/reports")), 200).json().path("items"))
                .hasSize(5);
        ledgerHolds();
    }

    @Test
    @DisplayName("C02: what is released from hold after its day was closed counts on the first open day")
    void released_after_the_close() throws IOException {
        Scene scene = shop(Scene.tenPercent().sheet("Durations", "Hold days", "36000"), "P-1");
        scene.sales(FILE + "S1,sale,,2011-01-03T12:00:00Z,P-1,1000.00,GBP\n");
        approveAll(scene);
        done(caller.post(Scene.path("/books/close"), "{\"until\":\"2011-01-31\"}"), 200);
        database().jdbc().update("UPDATE payable_entry SET payable_from = 0");
        assertThat(rows(january(), "")).isEmpty();
        assertThat(rows(report("{\"from\":\"2011-02-01\",\"to\":\"2011-02-28\"}"), ""))
                .containsExactly("P-1 0.00 100.00 0.00 0.00 0.00 100.00 0.00 0.00");
    }

    @Test
    @DisplayName("C02: filters by partner, group, status and tag; pages in the order of any column")
    void filters_and_orders() throws IOException {
        Scene scene = shop(Scene.tenPercent(), "P-1", "P-2", "P-3");
        done(caller.post(Scene.path("/partners/P-2/groups"), "{\"group\":\"blogs\",\"from\":\"2010-01-01\"}"), 200);
        done(caller.patch(Scene.path("/partners/P-3"), "{\"tags\":[\"new\"]}"), 200);
        done(caller.post(Scene.path("/partners/P-1/state"), "{\"state\":\"paused\"}"), 200);
        scene.sales(FILE
                + "S1,sale,,2011-01-03T12:00:00Z,P-1,100.00,GBP\n"
                + "S2,sale,,2011-01-03T12:00:00Z,P-2,200.00,GBP\n"
                + "S3,sale,,2011-01-03T12:00:00Z,P-3,100.00,GBP\n");
        approveAll(scene);
        String range = "{\"from\":\"2011-01-01\",\"to\":\"2011-01-31\",";
        assertThat(partners(report(range + "\"partner\":\"P-2\"}"), "")).containsExactly("P-2");
        assertThat(partners(report(range + "\"group\":\"blogs\"}"), "")).containsExactly("P-2");
        assertThat(partners(report(range + "\"tag\":\"new\"}"), "")).containsExactly("P-3");
        assertThat(partners(report(range + "\"state\":\"paused\"}"), "")).containsExactly("P-1");
        assertThat(done(caller.post(Scene.path("/reports"), range + "\"state\":\"gone\",\"to\":\"x\"}"), 400)
                        .status())
                .isEqualTo(400);
        assertThat(done(
                                caller.post(
                                        Scene.path("/reports"),
                                        "{\"from\":\"2011-02-01\",\"to\":\"2011-01-01\",\"state\":\"gone\"}"),
                                422)
                        .json()
                        .path("errors"))
                .hasSize(2);
        String id = january();
        for (ReportOrder order : ReportOrder.values()) {
            for (String sort : List.of(order.word(), "-" + order.word())) {
                List<String> all = partners(id, "?sort=" + sort);
                assertThat(all).hasSize(3);
                List<String> paged = new ArrayList<>();
                String next = "";
                do {
                    Answer page =
                            done(caller.get(Scene.path("/reports/" + id + "/lines?limit=1&sort=" + sort + next)), 200);
                    paged.add(page.at("/items/0/partner"));
                    next = page.at("/next").isEmpty() ? "" : "&cursor=" + page.at("/next");
                } while (!next.isEmpty());
                assertThat(paged).as(sort).isEqualTo(all);
            }
        }
        assertThat(partners(id, "?sort=-earned")).containsExactly("P-2", "P-3", "P-1");
    }

    private List<String> partners(String report, String query) {
        return StreamSupport.stream(lines(report, query).spliterator(), false)
                .map(line -> line.path("partner").asString())
                .toList();
    }

    @Test
    @DisplayName(
            "C03: a row opens the partner's ledger, every entry with its reason, sale, version and row, to the same closing")
    void the_ledger_of_a_row() throws IOException {
        Scene scene = shop(Scene.tenPercent(), "P-1");
        scene.sales(FILE
                + "S0,sale,,2010-12-03T12:00:00Z,P-1,500.00,GBP\n"
                + "S1,sale,,2011-01-03T12:00:00Z,P-1,1000.00,GBP\n"
                + "R1,refund,S1,2011-01-10T12:00:00Z,,100.00,GBP\n");
        approveAll(scene);
        adjust("P-1", "-1.00", "2011-01-05");
        String advanced = "{\"method\":\"opening-earned\",\"paymentType\":\"bank\",\"paid\":false,"
                + "\"advance\":[{\"amount\":\"11.00\",\"currency\":\"GBP\"}]}";
        GroupPayments payments = new GroupPayments(caller, scene::done);
        long run =
                Long.parseLong(done(payments.process(january(), advanced), 202).at("/run"));
        payments.awaitRun(run);
        scene.done(Long.parseLong(done(
                        caller.post(
                                Scene.path("/payouts/paid"),
                                "{\"run\":%d,\"paidOn\":\"%s\",\"reference\":\"bank order 5\"}"
                                        .formatted(run, JANUARY_15)),
                        202)
                .at("/job")));
        String id = january();
        assertThat(rows(id, "")).containsExactly("P-1 50.00 100.00 10.00 -1.00 150.00 -11.00 0.00 0.00");
        Answer ledger =
                done(caller.get(Scene.path("/partners/P-1/ledger?currency=GBP&from=2011-01-01&to=2011-01-31")), 200);
        assertThat(ledger.at("/opening/amount")).isEqualTo("50.00");
        assertThat(ledger.at("/closing/amount")).isEqualTo("-11.00");
        assertThat(StreamSupport.stream(ledger.json().path("items").spliterator(), false)
                        .map(line -> String.join(
                                " ",
                                line.path("day").asString(),
                                line.path("what").asString(),
                                line.path("amount").path("amount").asString(),
                                line.path("balance").path("amount").asString())))
                .containsExactly(
                        "2011-01-03 commission 100.00 150.00",
                        "2011-01-05 adjustment -1.00 149.00",
                        "2011-01-10 reversal -10.00 139.00",
                        "2011-01-15 payout -150.00 -11.00");
        assertThat(ledger.at("/items/0/sale/reference")).isEqualTo("S1");
        assertThat(ledger.at("/items/0/version")).isEqualTo("1");
        assertThat(ledger.at("/items/0/row")).isNotEmpty();
        assertThat(ledger.at("/items/1/reason")).isEqualTo("by hand");
        assertThat(ledger.at("/items/3/reference")).isEqualTo("bank order 5");
        String path = "/partners/P-1/ledger?from=2011-01-01&to=2011-01-31&limit=3";
        Answer first = done(caller.get(Scene.path(path)), 200);
        Answer second = done(caller.get(Scene.path(path + "&cursor=" + first.at("/next"))), 200);
        assertThat(second.at("/items/0/balance/amount")).isEqualTo("-11.00");
        assertThat(second.json().path("items")).hasSize(1);
        assertThat(done(caller.get(Scene.path("/partners/P-1/ledger.csv?from=2011-01-01")), 200)
                        .text()
                        .lines())
                .hasSize(5);
    }

    private String amount(String report, String method, String field) {
        return done(caller.get(Scene.path("/reports/" + report + "/amounts?method=" + method)), 200)
                .at("/items/0/" + field + "/amount");
    }

    @Test
    @DisplayName("C06: opening -50, earned 80, nothing paid: a = 80, b = 30, c = 30, and a is said to be 50 too much")
    void opening_below_zero() throws IOException {
        Scene scene = shop(Scene.tenPercent(), "P-1");
        adjust("P-1", "-50.00", "2010-12-31");
        scene.sales(FILE + "S1,sale,,2011-01-03T12:00:00Z,P-1,800.00,GBP\n");
        approveAll(scene);
        String id = january();
        assertThat(rows(id, "")).containsExactly("P-1 -50.00 80.00 0.00 0.00 0.00 30.00 0.00 0.00");
        assertThat(amount(id, "earned", "amount")).isEqualTo("80.00");
        assertThat(amount(id, "earned", "advance")).isEqualTo("50.00");
        assertThat(amount(id, "opening-earned", "amount")).isEqualTo("30.00");
        assertThat(amount(id, "opening-earned", "advance")).isEqualTo("0.00");
        assertThat(amount(id, "closing", "amount")).isEqualTo("30.00");
        Answer totals = done(caller.get(Scene.path("/reports/" + id + "/amounts/totals?method=earned")), 200);
        assertThat(totals.at("/0/amount/amount")).isEqualTo("80.00");
        assertThat(totals.at("/0/over")).isEqualTo("1");
        assertThat(totals.at("/0/advance/amount")).isEqualTo("50.00");
    }

    @Test
    @DisplayName(
            "C06: opening 0, earned 100, 40 already paid in the range: a = 100, b = 100, c = 60, and what is too much is said")
    void partly_paid() throws IOException {
        Scene scene = shop(Scene.tenPercent(), "P-1");
        scene.sales(FILE
                + "S1,sale,,2011-01-02T12:00:00Z,P-1,400.00,GBP\n"
                + "S2,sale,,2011-01-03T12:00:00Z,P-1,600.00,GBP\n");
        approveAll(scene);
        pay(scene, "2011-01-02", "2011-01-02", JANUARY_15);
        String id = january();
        assertThat(amount(id, "earned", "amount")).isEqualTo("100.00");
        assertThat(amount(id, "opening-earned", "amount")).isEqualTo("100.00");
        assertThat(amount(id, "opening-earned", "advance")).isEqualTo("40.00");
        assertThat(amount(id, "closing", "amount")).isEqualTo("60.00");
        assertThat(amount(id, "closing", "advance")).isEqualTo("0.00");
        pay(scene, "2011-01-03", "2011-01-03", JANUARY_15);
        ledgerHolds();
        assertThat(amount(id, "closing", "amount")).isEqualTo("0.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"earned", "opening-earned", "closing"})
    @DisplayName("C07: what comes to zero or less pays nothing by any method")
    void nothing_for_zero_or_less(String method) throws IOException {
        shop(Scene.tenPercent(), "P-1", "P-2");
        adjust("P-1", "-50.00", "2010-12-31");
        String id = january();
        Answer totals = done(caller.get(Scene.path("/reports/" + id + "/amounts/totals?method=" + method)), 200);
        assertThat(totals.at("/0/partners")).isEqualTo("0");
        assertThat(totals.at("/0/left")).isEqualTo("1");
        assertThat(totals.at("/0/amount/amount")).isEqualTo("0.00");
    }

    @Test
    @DisplayName(
            "C02 C06: an advance counts as paid and as nothing earned, and the next earnings are set off against it")
    void an_advance() throws IOException {
        Scene scene = shop(Scene.tenPercent(), "P-1");
        scene.sales(FILE
                + "S0,sale,,2010-12-02T12:00:00Z,P-1,300.00,GBP\n"
                + "S1,sale,,2010-12-03T12:00:00Z,P-1,700.00,GBP\n");
        approveAll(scene);
        pay(scene, "2010-12-02", "2010-12-02", DECEMBER_20);
        pay(scene, "2010-12-01", "2010-12-31", DECEMBER_20);
        scene.sales(FILE + "S2,sale,,2011-01-03T12:00:00Z,P-1,500.00,GBP\n");
        approveAll(scene);
        String id = january();
        assertThat(rows(id, "")).containsExactly("P-1 -30.00 50.00 0.00 0.00 0.00 20.00 0.00 0.00");
        assertThat(amount(id, "closing", "amount")).isEqualTo("20.00");
        new GroupPayments(caller, scene::done).pay(january(), "closing", ",\"payOn\":\"" + JANUARY_15 + "\"");
        String paid = january();
        assertThat(rows(paid, "")).containsExactly("P-1 -30.00 50.00 0.00 0.00 20.00 0.00 0.00 0.00");
        assertThat(new BigDecimal(done(caller.get(Scene.path("/partners/P-1/ledger?from=2011-01-01")), 200)
                        .at("/closing/amount")))
                .isZero();
        ledgerHolds();
    }
}
