package io.ratebook.payout;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.Service;
import io.ratebook.report.GroupPayments;
import io.ratebook.settlement.Scene;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;

/** From a ledger report to what is paid. */
class GroupPaymentIT extends ShopTest {
    private static final String ALL = "{\"to\":\"2030-12-30\",\"noMinimum\":true}";

    private ApiClient finance = anonymous();

    private Shop shop(String... partners) throws IOException {
        finance = as("admin", "program-manager", "finance");
        Shop shop = open(finance, Scene.tenPercent(), partners);
        shop.paypal(partners);
        return shop;
    }

    private GroupPayments payments(Shop shop) {
        return new GroupPayments(finance, shop::awaited);
    }

    private void adjust(String partner, String amount, String day) {
        Shop.done(
                finance.post(
                        Scene.path("/adjustments"),
                        "{\"partner\":\"%s\",\"amount\":{\"amount\":\"%s\",\"currency\":\"GBP\"},\"day\":\"%s\",\"reason\":\"by hand\"}"
                                .formatted(partner, amount, day)),
                201);
    }

    private long paidByRun(Shop shop) {
        long run = shop.run(ALL);
        shop.approve(run);
        shop.pay(run);
        return run;
    }

    /** Entries of a sale, open or paid, with who claims them: part, amount, whether it is in a payout, paid or open. */
    private List<String> parts(String sale) {
        return database()
                .jdbc()
                .queryForList(
                        "SELECT CONCAT(part, ' ', e.amount, ' ', how) FROM (SELECT entry_id, part, amount,"
                                + " CASE WHEN payout_id = 0 THEN 'open' ELSE 'claimed' END AS how FROM payable_entry"
                                + " UNION ALL SELECT entry_id, part, amount, 'paid' FROM paid_entry) e"
                                + " JOIN commission c ON c.id = e.entry_id JOIN sale s ON s.id = c.sale_id"
                                + " WHERE s.reference = ? ORDER BY part",
                        String.class,
                        sale);
    }

    private String stateOf(String sale) {
        return Objects.requireNonNull(database()
                .jdbc()
                .queryForObject(
                        "SELECT c.state FROM commission c JOIN sale s ON s.id = c.sale_id WHERE s.reference = ?",
                        String.class,
                        sale));
    }

    @Test
    @DisplayName(
            "C05: what a payment claims is the oldest first, the last entry in part; the rest is paid by the next run")
    void oldest_first_and_the_last_in_part() throws IOException {
        Shop shop = shop("P-1", "P-2");
        shop.sales("S2,sale,,2011-01-05T12:00:00Z,P-1,50.00,GBP\n"
                + "S3,sale,,2011-01-06T12:00:00Z,P-1,30.00,GBP\n"
                + "S0,sale,,2010-12-01T12:00:00Z,P-1,20.00,GBP\n"
                + "S1,sale,,2010-12-03T12:00:00Z,P-1,90.00,GBP\n"
                + "S4,sale,,2011-01-06T12:00:00Z,P-2,70.00,GBP\n");
        shop.approveAll();
        GroupPayments payments = payments(shop);
        long run = payments.pay(payments.report("2011-01-01", "2011-01-31"), "earned", "");
        assertThat(payments.told(run).at("/state")).isEqualTo("approved");
        assertThat(payments.told(run).at("/kind")).isEqualTo("report");
        assertThat(payments.told(run).at("/method")).isEqualTo("earned");
        assertThat(payments.payouts(run)).containsExactly("P-1 8.00 paid", "P-2 7.00 paid");
        assertThat(parts("S0")).containsExactly("0 200 paid");
        assertThat(parts("S1")).containsExactly("0 600 paid", "1 300 open");
        assertThat(parts("S2")).containsExactly("0 500 open");
        assertThat(stateOf("S0")).isEqualTo("paid");
        assertThat(stateOf("S1")).isEqualTo("approved");
        assertThat(shop.sum("P-1", "balance")).isEqualTo("11.00");
        shop.ledgerHolds();

        long rest = paidByRun(shop);
        assertThat(payments.payouts(rest)).containsExactly("P-1 11.00 paid");
        assertThat(stateOf("S1")).isEqualTo("paid");
        assertThat(shop.sum("P-1", "balance")).isEqualTo("0.00");
        assertThat(shop.sum("P-1", "paid")).isEqualTo("19.00");
        shop.ledgerHolds();
    }

    @ParameterizedTest(name = "{0}: {1} of it {2}, later {3}")
    @CsvSource({"earned,80.00,50.00,50.00", "opening-earned,30.00,,100.00", "closing,30.00,,100.00"})
    @DisplayName("C06: opening -50, earned 80: a pays 80, b 30, c 30, and the next payout sets off what was too much")
    void opening_below_zero(String method, String amount, String advance, String later) throws IOException {
        Shop shop = shop("P-1");
        adjust("P-1", "-50.00", "2010-12-31");
        shop.sales("S1,sale,,2011-01-03T12:00:00Z,P-1,800.00,GBP\n");
        shop.approveAll();
        GroupPayments payments = payments(shop);
        String report = payments.report("2011-01-01", "2011-01-31");
        long run = payments.pay(report, method, ",\"payOn\":\"2011-02-01\"");
        assertThat(payments.payouts(run))
                .containsExactly(
                        "P-1 " + amount + (advance == null ? "" : " of it " + advance + " in advance") + " paid");
        assertThat(shop.sum("P-1", "balance")).isEqualTo(advance == null ? "0.00" : "-" + advance);
        shop.ledgerHolds();
        shop.sales("S2,sale,,2011-02-03T12:00:00Z,P-1,1000.00,GBP\n");
        shop.approveAll();
        assertThat(payments.payouts(paidByRun(shop))).containsExactly("P-1 " + later + " paid");
        assertThat(shop.sum("P-1", "balance")).isEqualTo("0.00");
        shop.ledgerHolds();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"earned,100.00,40.00", "opening-earned,100.00,40.00", "closing,60.00,"})
    @DisplayName("C06: opening 0, earned 100, 40 paid in the range already: a pays 100, b 100, c 60")
    void partly_paid(String method, String amount, String advance) throws IOException {
        Shop shop = shop("P-1");
        shop.sales("S1,sale,,2011-01-03T12:00:00Z,P-1,400.00,GBP\n" + "S2,sale,,2011-01-04T12:00:00Z,P-1,600.00,GBP\n");
        shop.approveAll();
        GroupPayments payments = payments(shop);
        payments.pay(payments.report("2011-01-01", "2011-01-03"), "closing", ",\"payOn\":\"2011-01-20\"");
        long run = payments.pay(payments.report("2011-01-01", "2011-01-31"), method, ",\"payOn\":\"2011-02-01\"");
        assertThat(payments.payouts(run))
                .containsExactly(
                        "P-1 " + amount + (advance == null ? "" : " of it " + advance + " in advance") + " paid");
        assertThat(shop.sum("P-1", "balance")).isEqualTo(advance == null ? "0.00" : "-" + advance);
        shop.ledgerHolds();
    }

    @Test
    @DisplayName("C06: what is more than is owed is paid only by one who names that very sum")
    void advances_are_agreed_to() throws IOException {
        Shop shop = shop("P-1");
        adjust("P-1", "-50.00", "2010-12-31");
        shop.sales("S1,sale,,2011-01-03T12:00:00Z,P-1,800.00,GBP\n");
        shop.approveAll();
        GroupPayments payments = payments(shop);
        String report = payments.report("2011-01-01", "2011-01-31");
        for (String advance : List.of(
                "[]",
                "[{\"amount\":\"49.99\",\"currency\":\"GBP\"}]",
                "[{\"amount\":\"50.00\",\"currency\":\"EUR\"}]",
                "[{\"amount\":\"50.00\",\"currency\":\"GBP\"},{\"amount\":\"1.00\",\"currency\":\"EUR\"}]")) {
            Answer refused = Shop.done(payments.process(report, GroupPayments.body("earned", advance, "")), 422);
            assertThat(refused.at("/errors/0/field")).isEqualTo("advance");
            assertThat(refused.at("/errors/0/expected")).contains("50.00 GBP").contains("1 partners");
        }
        assertThat(database().jdbc().queryForObject("SELECT COUNT(*) FROM payout_run", Integer.class))
                .isZero();
        Shop.done(
                payments.process(
                        report, GroupPayments.body("closing", "[{\"amount\":\"50.00\",\"currency\":\"GBP\"}]", "")),
                422);
    }

    @Test
    @DisplayName("C07: who comes to zero or less gets no payment, and the run says why; pending and held is not paid")
    void zero_or_less() throws IOException {
        Shop shop = shop("P-1", "P-2", "P-3", "P-4");
        adjust("P-1", "-5.00", "2011-01-10");
        adjust("P-2", "5.00", "2010-12-10");
        adjust("P-2", "-5.00", "2011-01-11");
        shop.sales("S3,sale,,2011-01-03T12:00:00Z,P-3,100.00,GBP\n");
        shop.approveAll();
        shop.sales("S4,sale,,2011-01-03T12:00:00Z,P-4,100.00,GBP\n");
        GroupPayments payments = payments(shop);
        long run = payments.pay(payments.report("2011-01-01", "2011-01-31"), "closing", "");
        assertThat(payments.payouts(run)).containsExactly("P-3 10.00 paid");
        assertThat(shop.leftOut(run))
                .containsExactly("P-1 zero-or-less -500", "P-2 zero-or-less 0", "P-4 zero-or-less 0");
        assertThat(shop.sum("P-1", "balance")).isEqualTo("-5.00");
        shop.ledgerHolds();
        long nothing = payments.pay(payments.report("P-1", "2011-01-01", "2011-01-31"), "earned", "");
        assertThat(payments.payouts(nothing)).isEmpty();
        shop.ledgerHolds();
    }

    private String today() {
        return LocalDate.ofInstant(bean(Clock.class).instant(), ZoneId.of("Europe/London"))
                .toString();
    }

    @Test
    @DisplayName("C08: type, batch id and date are proposed and can be changed; a batch id that is taken gets a suffix")
    void proposed_and_changed() throws IOException {
        Shop shop = shop("P-1", "P-2", "P-3");
        shop.sales("S1,sale,,2015-06-03T12:00:00Z,P-1,100.00,GBP\n"
                + "S2,sale,,2015-06-03T12:00:00Z,P-2,100.00,GBP\n"
                + "S3,sale,,2015-06-03T12:00:00Z,P-3,100.00,GBP\n");
        shop.approveAll();
        GroupPayments payments = payments(shop);
        String first = payments.report("P-1", "2015-06-01", "2015-06-30");
        String path = "/reports/" + first + "/payments";
        Answer proposal = Shop.done(finance.get(Scene.path(path)), 200);
        assertThat(proposal.at("/paymentType")).isEqualTo("bank");
        assertThat(proposal.at("/payOn")).isEqualTo(today());
        assertThat(proposal.at("/batch")).isEqualTo("Batch-" + today().replace("-", ""));
        assertThat(proposal.json().path("run").isNull()).isTrue();
        assertThat(Shop.done(finance.get(Scene.path(path + "?payOn=2015-06-24")), 200)
                        .at("/batch"))
                .isEqualTo("Batch-20150624");
        String june = "{\"method\":\"closing\",\"paymentType\":\"check\",\"payOn\":\"2015-06-24\"%s}";
        long run = Long.parseLong(
                Shop.done(payments.process(first, june.formatted("")), 202).at("/run"));
        payments.awaitRun(run);
        assertThat(payments.told(run).at("/batch")).isEqualTo("Batch-20150624");
        Answer paid = shop.payouts("&run=" + run);
        assertThat(paid.at("/items/0/method")).isEqualTo("check");
        assertThat(paid.at("/items/0/paidOn")).isEqualTo("2015-06-24");
        Answer after = Shop.done(finance.get(Scene.path(path + "?payOn=2015-06-24")), 200);
        assertThat(after.at("/paymentType")).isEqualTo("check");
        assertThat(after.at("/batch")).isEqualTo("Batch-20150624-2");
        assertThat(after.at("/run/id")).isEqualTo(Long.toString(run));

        String second = payments.report("P-2", "2015-06-01", "2015-06-30");
        long again = Long.parseLong(
                Shop.done(payments.process(second, june.formatted("")), 202).at("/run"));
        assertThat(payments.told(again).at("/batch")).isEqualTo("Batch-20150624-2");
        payments.awaitRun(again);
        String third = payments.report("P-3", "2015-06-01", "2015-06-30");
        long named =
                Long.parseLong(Shop.done(payments.process(third, june.formatted(",\"batch\":\"June checks\"")), 202)
                        .at("/run"));
        payments.awaitRun(named);
        assertThat(payments.told(named).at("/batch")).isEqualTo("June checks");
        shop.ledgerHolds();
        Answer wrong = Shop.done(
                payments.process(
                        third,
                        "{\"method\":\"all\",\"paymentType\":\"gold\",\"payOn\":\"2999-01-01\",\"batch\":\"%s\"}"
                                .formatted("x".repeat(51))),
                422);
        assertThat(wrong.json().path("errors").findValuesAsString("field"))
                .containsExactly("method", "paymentType", "batch", "payOn");
    }

    @Test
    @DisplayName("C09: pressing Process again, after or at once, by two people or two services, pays once")
    void processed_once() throws Exception {
        Shop shop = shop("P-1");
        shop.sales("S1,sale,,2011-01-03T12:00:00Z,P-1,100.00,GBP\n");
        shop.approveAll();
        GroupPayments payments = payments(shop);
        String report = payments.report("2011-01-01", "2011-01-31");
        ApiClient other = withToken("finance", "read");
        try (ConfigurableApplicationContext second = second()) {
            ApiClient there = new ApiClient(URI.create(
                            "http://127.0.0.1:" + second.getEnvironment().getRequiredProperty("local.server.port")))
                    .with("Authorization", other.sentHeader("Authorization"));
            String body = GroupPayments.body("closing", "[]", "");
            List<ApiClient> callers = List.of(finance, other, there);
            List<Answer> answers = IntStream.range(0, 12)
                    .parallel()
                    .mapToObj(i -> callers.get(i % 3).post(Scene.path("/reports/" + report + "/payments"), body))
                    .toList();
            assertThat(answers.stream().filter(answer -> answer.status() == 202))
                    .hasSize(1);
            long run = Long.parseLong(answers.stream()
                    .filter(answer -> answer.status() == 202)
                    .findFirst()
                    .orElseThrow()
                    .at("/run"));
            assertThat(answers.stream().filter(answer -> answer.status() != 202))
                    .allSatisfy(answer -> {
                        assertThat(answer.at("/code")).isEqualTo("report-processed");
                        assertThat(answer.text()).contains("the run " + run + ", Batch-");
                    });
            payments.awaitRun(run);
            assertThat(payments.payouts(run)).containsExactly("P-1 10.00 paid");
        }
        assertThat(Shop.done(payments.process(report, GroupPayments.body("earned", "[]", "")), 409)
                        .at("/code"))
                .isEqualTo("report-processed");
        assertThat(shop.sum("P-1", "paid")).isEqualTo("10.00");
        assertThat(database().jdbc().queryForObject("SELECT COUNT(*) FROM payout", Integer.class))
                .isEqualTo(1);
        shop.ledgerHolds();
    }

    private ConfigurableApplicationContext second() {
        HikariDataSource database = database().dataSource();
        return Service.start(
                null,
                "--server.port=0",
                "--ratebook.notice.enabled=false",
                "--ratebook.database.url=" + database.getJdbcUrl(),
                "--ratebook.database.user=" + database.getUsername(),
                "--ratebook.database.password=" + database.getPassword());
    }

    @Test
    @DisplayName(
            "C09: two people who each made the report and press at once pay once: the second run stops, for a person")
    void two_reports_at_once() throws IOException {
        Shop shop = shop("P-1");
        shop.sales("S1,sale,,2011-01-03T12:00:00Z,P-1,100.00,GBP\n");
        shop.approveAll();
        GroupPayments payments = payments(shop);
        List<String> reports =
                List.of(payments.report("2011-01-01", "2011-01-31"), payments.report("2011-01-01", "2011-01-31"));
        // As if both were asked for before either was made: the job of an approval that is not done holds both up.
        database()
                .jdbc()
                .update("INSERT INTO approval (id, program_id, said, approved_by, approved_at, commissions)"
                        + " SELECT 999999, id, 'x', 'x', 0, 1 FROM program");
        List<Long> runs = reports.stream()
                .map(report ->
                        Long.parseLong(Shop.done(payments.process(report, GroupPayments.body("earned", "[]", "")), 202)
                                .at("/run")))
                .toList();
        database().jdbc().update("DELETE FROM approval WHERE id = 999999");
        runs.forEach(payments::awaitRun);
        assertThat(payments.payouts(runs.get(0))).containsExactly("P-1 10.00 paid");
        assertThat(payments.payouts(runs.get(1))).containsExactly("P-1 10.00 of it 10.00 in advance open");
        assertThat(payments.told(runs.get(1)).at("/state")).isEqualTo("open");
        assertThat(payments.told(runs.get(1)).at("/stopped")).contains("10.00 GBP more than is owed");
        assertThat(shop.sum("P-1", "paid")).isEqualTo("10.00");
        shop.ledgerHolds();
        shop.job(finance.post(Scene.path("/payout-runs/" + runs.get(1) + "/void"), "{\"reason\":\"paid already\"}"));
        assertThat(shop.sum("P-1", "balance")).isEqualTo("0.00");
        shop.ledgerHolds();
        assertThat(Shop.done(payments.process(reports.get(1), GroupPayments.body("earned", "[]", "")), 409)
                        .text())
                .contains("make the report again");
    }

    @Test
    @DisplayName("C09: over the limit a second person approves, whose word leads to paid")
    void a_second_person() throws IOException {
        Shop shop = shop("P-1");
        shop.sales("S1,sale,,2011-01-03T12:00:00Z,P-1,20000.00,GBP\n");
        shop.approveAll();
        GroupPayments payments = payments(shop);
        long run = payments.pay(payments.report("2011-01-01", "2011-01-31"), "closing", "");
        assertThat(payments.told(run).at("/state")).isEqualTo("frozen");
        assertThat(payments.payouts(run)).containsExactly("P-1 2000.00 frozen");
        shop.ledgerHolds();
        String body = "{\"hash\":\"" + payments.told(run).at("/hash") + "\"}";
        assertThat(Shop.done(finance.post(Scene.path("/payout-runs/" + run + "/approve"), body), 409)
                        .at("/code"))
                .isEqualTo("second-person");
        shop.job(as("finance").post(Scene.path("/payout-runs/" + run + "/approve"), body));
        payments.awaitRun(run);
        assertThat(payments.payouts(run)).containsExactly("P-1 2000.00 paid");
        shop.ledgerHolds();
    }

    @Test
    @DisplayName("C05: payouts that are not to be marked as paid stay approved, for a file or a later word")
    void approved_only() throws IOException {
        Shop shop = shop("P-1");
        shop.sales("S1,sale,,2011-01-03T12:00:00Z,P-1,100.00,GBP\n");
        shop.approveAll();
        GroupPayments payments = payments(shop);
        long run = payments.pay(payments.report("2011-01-01", "2011-01-31"), "closing", ",\"paid\":false");
        assertThat(payments.payouts(run)).containsExactly("P-1 10.00 approved");
        assertThat(payments.told(run).at("/marksPaid")).isEqualTo("false");
        shop.pay(run);
        assertThat(payments.payouts(run)).containsExactly("P-1 10.00 paid");
        shop.ledgerHolds();
    }

    /** Minor units that nobody claims, those that are claimed, and how many entries are in parts. */
    private String openAndClaimed() {
        return Objects.requireNonNull(database()
                .jdbc()
                .queryForObject(
                        "SELECT CONCAT_WS(' ', SUM(IF(payout_id = 0, amount, 0)), SUM(IF(payout_id = 0, 0, amount)),"
                                + " SUM(part > 0)) FROM payable_entry",
                        String.class));
    }

    @Test
    @DisplayName(
            "C05 C06: a payment of entries and an advance that comes back or is made void undoes its parts and its advance exactly once")
    void undone_once() throws IOException {
        Shop shop = shop("P-1");
        adjust("P-1", "-5.00", "2010-12-31");
        shop.sales("S1,sale,,2011-01-03T12:00:00Z,P-1,100.00,GBP\n");
        shop.approveAll();
        GroupPayments payments = payments(shop);
        long first = payments.pay(payments.report("2011-01-01", "2011-01-31"), "earned", ",\"payOn\":\"2011-01-20\"");
        assertThat(payments.payouts(first)).containsExactly("P-1 10.00 of it 5.00 in advance paid");
        assertThat(Shop.done(finance.get(Scene.path("/payouts.csv?state=paid")), 200)
                        .text()
                        .lines())
                .hasSize(2)
                .anyMatch(line -> line.endsWith(",fault,claimed,advance"))
                .anyMatch(line -> line.contains(",P-1,10.00,GBP,paid,") && line.endsWith(",5.00,5.00"));
        assertThat(database().jdbc().queryForObject("SELECT SUM(amount) FROM paid_entry", Long.class))
                .isEqualTo(500);
        String id = shop.payouts("").at("/items/0/id");
        Shop.done(finance.post(Scene.path("/payouts/" + id + "/return"), "{\"reason\":\"closed\"}"), 200);
        Shop.done(finance.post(Scene.path("/payouts/" + id + "/return"), "{\"reason\":\"again\"}"), 409);
        assertThat(shop.sum("P-1", "balance")).isEqualTo("5.00");
        shop.ledgerHolds();

        shop.sales("S2,sale,,2011-02-03T12:00:00Z,P-1,30.00,GBP\n");
        shop.approveAll();
        long part = payments.pay(payments.report("2011-02-01", "2011-02-28"), "earned", ",\"paid\":false");
        assertThat(payments.payouts(part)).containsExactly("P-1 3.00 approved");
        assertThat(openAndClaimed()).isEqualTo("500 300 1");
        shop.job(finance.post(Scene.path("/payout-runs/" + part + "/void"), "{\"reason\":\"wrong month\"}"));
        assertThat(openAndClaimed()).isEqualTo("800 0 1");
        assertThat(shop.sum("P-1", "balance")).isEqualTo("8.00");
        shop.ledgerHolds();

        long march = payments.pay(payments.report("2011-02-01", "2011-02-28"), "earned", "");
        String paid = shop.payouts("&run=" + march).at("/items/0/id");
        paidByRun(shop);
        shop.ledgerHolds();
        Shop.done(finance.post(Scene.path("/payouts/" + paid + "/return"), "{\"reason\":\"closed\"}"), 200);
        shop.ledgerHolds();
        assertThat(shop.sum("P-1", "balance")).isEqualTo("3.00");
        assertThat(stateOf("S1")).isEqualTo("approved");
        paidByRun(shop);
        assertThat(shop.sum("P-1", "balance")).isEqualTo("0.00");
        assertThat(stateOf("S1")).isEqualTo("paid");
        shop.ledgerHolds();
    }

    @Test
    @DisplayName("C05: of a commission that is paid in part, nothing can be declined")
    void paid_in_part_is_not_declined() throws IOException {
        Shop shop = shop("P-1");
        shop.sales("S1,sale,,2010-12-03T12:00:00Z,P-1,100.00,GBP\n" + "S2,sale,,2011-01-03T12:00:00Z,P-1,30.00,GBP\n");
        shop.approveAll();
        GroupPayments payments = payments(shop);
        payments.pay(payments.report("2011-01-01", "2011-01-31"), "earned", "");
        assertThat(parts("S1")).containsExactly("0 300 paid", "1 700 open");
        Long commission = database()
                .jdbc()
                .queryForObject(
                        "SELECT c.id FROM commission c JOIN sale s ON s.id = c.sale_id WHERE s.reference = 'S1'",
                        Long.class);
        Answer refused =
                finance.post(Scene.path("/commissions/" + commission + "/decline"), "{\"reason\":\"a mistake\"}");
        assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
        assertThat(refused.at("/code")).isEqualTo("in-payout");
        shop.sales("R1,refund,S1,2011-02-03T12:00:00Z,,100.00,GBP\n");
        assertThat(shop.sum("P-1", "balance")).isEqualTo("0.00");
        shop.ledgerHolds();
    }

    @Test
    @DisplayName("C05 E09: a group payment and an ordinary run in either order claim no entry twice")
    void beside_an_ordinary_run() throws IOException {
        Shop shop = shop("P-1", "P-2");
        shop.sales("S1,sale,,2011-01-03T12:00:00Z,P-1,100.00,GBP\n" + "S2,sale,,2011-01-03T12:00:00Z,P-2,50.00,GBP\n");
        shop.approveAll();
        GroupPayments payments = payments(shop);
        String before = payments.report("2011-01-01", "2011-01-31");
        long open = shop.run("{\"to\":\"2030-12-30\",\"partners\":[\"P-1\"]}");
        long run = payments.pay(before, "closing", "");
        assertThat(payments.payouts(run)).containsExactly("P-2 5.00 paid");
        assertThat(shop.leftOut(run)).containsExactly("P-1 zero-or-less 0");
        shop.approve(open);
        shop.pay(open);
        assertThat(payments.payouts(paidByRun(shop))).isEmpty();
        assertThat(shop.sum("P-1", "paid")).isEqualTo("10.00");
        assertThat(shop.sum("P-2", "paid")).isEqualTo("5.00");
        shop.ledgerHolds();
    }

    private List<String> found(String query) {
        return Shop.done(finance.get(Scene.path("/payouts?sort=partner&" + query)), 200)
                .json()
                .path("items")
                .findValuesAsString("partner");
    }

    @Test
    @DisplayName(
            "C10: payments are searched by batch id, date, amount, partner, type, manual or batch; sums and CSV follow")
    void searched() throws IOException {
        Shop shop = shop("P-1", "P-2", "P-3");
        shop.sales("S1,sale,,2015-06-03T12:00:00Z,P-1,100.00,GBP\n"
                + "S2,sale,,2015-06-03T12:00:00Z,P-2,200.00,GBP\n"
                + "S3,sale,,2015-07-03T12:00:00Z,P-3,400.00,GBP\n");
        shop.approveAll();
        GroupPayments payments = payments(shop);
        String june = payments.report("2015-06-01", "2015-06-30");
        String checks = "{\"method\":\"closing\",\"paymentType\":\"check\",\"payOn\":\"2015-06-24\"}";
        payments.awaitRun(
                Long.parseLong(Shop.done(payments.process(june, checks), 202).at("/run")));
        payments.pay(
                payments.report("2015-07-01", "2015-07-31"), "closing", ",\"payOn\":\"2015-07-24\",\"paid\":false");
        assertThat(found("batch=Batch-20150624")).containsExactly("P-1", "P-2");
        assertThat(found("q=Batch-2015")).containsExactly("P-1", "P-2", "P-3");
        assertThat(found("dateFrom=2015-06-24&dateTo=2015-06-24")).containsExactly("P-1", "P-2");
        assertThat(found("dateFrom=2015-06-25")).containsExactly("P-3");
        assertThat(found("paidFrom=2015-06-25")).isEmpty();
        assertThat(found("amountFrom=10.01&amountTo=20.00")).containsExactly("P-2");
        assertThat(found("partner=P-3")).containsExactly("P-3");
        assertThat(found("method=check")).containsExactly("P-1", "P-2");
        assertThat(found("method=bank")).containsExactly("P-3");
        assertThat(found("type=batch")).containsExactly("P-1", "P-2", "P-3");
        assertThat(found("type=manual")).isEmpty();
        Shop.done(finance.get(Scene.path("/payouts?method=gold")), 400);
        Shop.done(finance.get(Scene.path("/payouts?dateFrom=June")), 400);
        Answer totals = Shop.done(finance.get(Scene.path("/payouts/totals?method=check&dateTo=2015-06-30")), 200);
        assertThat(totals.at("/count")).isEqualTo("2");
        assertThat(totals.at("/sums/0/amount")).isEqualTo("30.00");
        assertThat(totals.at("/sums/0/currency")).isEqualTo("GBP");
        assertThat(Shop.done(finance.get(Scene.path("/payouts.csv?batch=Batch-20150624&amountFrom=15")), 200)
                        .text()
                        .lines()
                        .toList())
                .hasSize(2)
                .last()
                .asString()
                .contains("Batch-20150624")
                .contains("P-2");
    }

    @Test
    @DisplayName("C05: who may only read processes nothing")
    void rights() throws IOException {
        Shop shop = shop("P-1");
        String report = payments(shop).report("2011-01-01", "2011-01-31");
        String path = Scene.path("/reports/" + report + "/payments");
        assertThat(as("program-manager")
                        .post(path, GroupPayments.body("closing", "[]", ""))
                        .status())
                .isEqualTo(403);
        assertThat(as("viewer").get(path).status()).isEqualTo(200);
        assertThat(finance.get(Scene.path("/reports/99999/payments")).status()).isEqualTo(404);
        Map<String, String> key = Map.of("Content-Type", "application/json", "Idempotency-Key", "once");
        Answer first = finance.send(
                "POST",
                path,
                java.net.http.HttpRequest.BodyPublishers.ofString(GroupPayments.body("closing", "[]", "")),
                key);
        Answer again = finance.send(
                "POST",
                path,
                java.net.http.HttpRequest.BodyPublishers.ofString(GroupPayments.body("closing", "[]", "")),
                key);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.status()).isEqualTo(202);
        payments(shop).awaitRun(Long.parseLong(first.at("/run")));
    }
}
