package io.ratebook.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.ServiceTest;
import io.ratebook.command.TypedWorkbook;
import io.ratebook.jobs.Jobs;
import io.ratebook.ledger.LedgerCheck;
import io.ratebook.partner.PartnerImport;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sales, commissions and today as they are read at the port. */
class SaleListsIT extends ServiceTest {
    private static final TypedWorkbook POLICY = new TypedWorkbook()
            .sheet("Policy", "Title|Shop", "Currency|GBP")
            .sheet(
                    "Rates",
                    "Rows are read|First matching row wins",
                    "Category|Rate|Base",
                    "Books|8 %|",
                    "Toys|none|",
                    "Tools|10 %|Profit",
                    "|2.5 %|")
            .sheet("Durations", "Hold days|Earns for", "30|");
    private static final TypedWorkbook HIGHER = new TypedWorkbook()
            .sheet("Policy", "Title|Shop", "Currency|GBP")
            .sheet("Rates", "Rows are read|First matching row wins", "Category|Rate", "Books|9 %", "|1 %");

    private ApiClient caller = anonymous();
    private @Nullable Scene scene;

    @BeforeEach
    void openShop() throws IOException {
        caller = as("admin", "program-manager", "rule-engineer", "finance");
        scene = new Scene(caller, bean(Jobs.class));
        scene().policy(POLICY, "2010-01-01");
        Scene.partners(bean(PartnerImport.class), program(), List.of("P-1", "P-2"));
    }

    private Scene scene() {
        return Objects.requireNonNull(scene);
    }

    private Program program() {
        return Objects.requireNonNull(bean(Programs.class).byCode(Scene.PROGRAM));
    }

    private Answer get(String rest) {
        Answer answer = caller.get(Scene.path(rest));
        assertThat(answer.status()).as(rest + " " + answer).isEqualTo(200);
        return answer;
    }

    /** A sale of 100.00 GBP of books by P-1 on a day of December 2010, but for what is said. */
    private long sale(String reference, String more) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of(
                "partner", "\"P-1\"",
                "category", "\"Books\"",
                "product", "\"B1\"",
                "customer", "\"C1\"",
                "country", "\"GB\"",
                "amount", "\"100.00\"",
                "occurredAt", "\"2010-12-03T12:00:00Z\""));
        JsonNode said = JsonMapper.shared().readTree("{" + more + "}");
        said.properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().toString()));
        StringBuilder json = new StringBuilder("{\"reference\":\"" + reference + "\"");
        fields.forEach(
                (name, value) -> json.append(",\"").append(name).append("\":").append(value));
        return recorded(json + "}");
    }

    private long refund(String reference, String original, String amount) {
        return recorded("{\"type\":\"refund\",\"reference\":\"" + reference + "\",\"originalReference\":\"" + original
                + "\",\"amount\":\"" + amount + "\",\"occurredAt\":\"2010-12-10T12:00:00Z\"}");
    }

    private long recorded(String json) {
        Answer answer = caller.post(Scene.path("/sales"), json);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json().at("/sale/id").asLong();
    }

    /** References of a list of sales, by pages of three. */
    private List<String> references(String query) {
        return all("/sales?limit=3&" + query, "/reference");
    }

    private List<String> all(String list, String pointer) {
        List<String> found = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = get(list + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.json().get("items").forEach(item -> found.add(item.at(pointer).asString()));
            cursor = page.at("/next");
        } while (!cursor.isEmpty());
        return found;
    }

    private static List<String> texts(JsonNode list, String pointer) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(item -> item.at(pointer).asString())
                .toList();
    }

    @Test
    @DisplayName("B01: a sale of a product that is not commissionable earns nothing and says why")
    void a_product_that_is_not_commissionable_earns_nothing() {
        sale("S1", "");
        Answer excluded =
                caller.patch(Scene.path("/products/B1"), "{\"commissionable\":false,\"from\":\"2010-12-05\"}");
        assertThat(excluded.status()).as(excluded.text()).isEqualTo(200);
        sale("S2", "\"occurredAt\":\"2010-12-04T23:59:59Z\"");
        sale("S3", "\"occurredAt\":\"2010-12-05T00:00:00Z\"");
        JsonNode items = get("/sales?sort=occurredAt").json().get("items");
        assertThat(texts(items, "/state")).containsExactly("evaluated", "evaluated", "none");
        assertThat(items.at("/2/reason").asString()).isEqualTo("the product B1 is not commissionable");
    }

    @Test
    void sales_are_listed_by_amount_whatever_the_filter() {
        sale("S1", "\"amount\":\"30.00\"");
        sale("S2", "\"amount\":\"10.00\"");
        sale("S3", "\"amount\":\"20.00\"");
        sale(
                "S4",
                "\"amount\":\"20.00\",\"partner\":null,\"credits\":[{\"partner\":\"P-2\",\"percent\":\"60\"},"
                        + "{\"partner\":\"P-1\",\"percent\":\"40\"}]");
        assertThat(references("sort=amount")).containsExactly("S2", "S3", "S4", "S1");
        assertThat(references("sort=-amount&partner=P-1")).containsExactly("S1", "S4", "S3", "S2");
    }

    @Test
    @DisplayName("B01: a sale is a pending commission, or says why it is none")
    void a_sale_is_a_pending_commission_or_says_why_not() {
        sale("S1", "");
        sale("S4", "\"category\":\"Toys\"");
        JsonNode pending = get("/commissions?state=pending&q=S1").json().get("items");
        assertThat(pending).hasSize(1);
        assertThat(pending.at("/0/sale/reference").asString()).isEqualTo("S1");
        assertThat(pending.at("/0/amount/amount").asString()).isEqualTo("8.00");
        assertThat(pending.at("/0/version").asInt()).isEqualTo(1);
        assertThat(pending.at("/0/rate").asString()).isEqualTo("8 %");
        assertThat(get("/commissions?q=S4").json().get("items")).isEmpty();
        assertThat(get("/sales?q=S4&state=none").at("/items/0/reason")).contains("says none");
    }

    @Test
    @DisplayName("G01: sales are filtered, sorted both ways and paged without a gap")
    void sales_are_filtered_sorted_and_paged() {
        for (int i = 0; i < 10; i++) {
            sale(
                    "S" + i,
                    "\"occurredAt\":\"2010-12-%02dT23:30:00Z\",\"customer\":\"C%d\",\"product\":\"B%d\",\"country\":\"%s\""
                                    .formatted(20 - i, i % 2, i % 3, i % 4 == 0 ? "FR" : "GB")
                            + (i == 7 ? ",\"source\":\"desk\",\"orderReference\":\"O7\"" : "")
                            + (i == 8
                                    ? ",\"partner\":null,\"credits\":[{\"partner\":\"P-2\",\"percent\":\"60\"},"
                                            + "{\"partner\":\"P-1\",\"percent\":\"40\"}]"
                                    : ""));
        }
        List<String> byTime = references("sort=occurredAt");
        assertThat(byTime).hasSize(10).startsWith("S9", "S8").endsWith("S0");
        assertThat(references("")).startsWith("S0").hasSize(10);
        assertThat(references("sort=recordedAt")).hasSize(10).startsWith("S0").isSorted();
        assertThat(references("sort=-recordedAt")).startsWith("S9");
        assertThat(references("sort=recordedAt&country=FR")).containsExactly("S0", "S4", "S8");
        assertThat(references("customer=C1&sort=occurredAt")).containsExactly("S9", "S7", "S5", "S3", "S1");
        assertThat(references("product=B2")).containsExactly("S2", "S5", "S8");
        assertThat(references("product=B2&country=GB")).containsExactly("S2", "S5");
        assertThat(references("order=O7")).containsExactly("S7");
        assertThat(references("source=desk")).containsExactly("S7");
        assertThat(references("q=S1")).containsExactly("S1");
        assertThat(references("q=S")).hasSize(10);
        assertThat(references("q=%25")).isEmpty();
        assertThat(references("partner=P-2")).containsExactly("S8");
        assertThat(references("partner=P-1")).hasSize(10).startsWith("S0").endsWith("S9");
        assertThat(references("partner=P-1&sort=-recordedAt&country=FR")).containsExactly("S8", "S4", "S0");
        // Both days are included, as the days of London.
        assertThat(references("from=2010-12-12&to=2010-12-13")).containsExactly("S7", "S8");
        assertThat(references("type=refund")).isEmpty();
        assertThat(get("/sales?q=S8").at("/items/0/partner")).isEqualTo("P-2;P-1");
        assertThat(get("/sales?q=S8").at("/items/0/earned/0/amount")).isEqualTo("8.00");
        assertThat(get("/sales?q=S8").at("/items/0/version")).isEqualTo("1");
        assertThat(get("/sales/totals?partner=P-1").at("/count")).isEqualTo("10");
        String next = get("/sales?limit=3").at("/next");
        assertThat(caller.get(Scene.path("/sales?limit=3&country=FR&cursor=" + next))
                        .status())
                .isEqualTo(400);
        assertThat(caller.get(Scene.path("/sales?sort=shoe")).status()).isEqualTo(400);
        assertThat(caller.get(Scene.path("/sales?state=shoe")).status()).isEqualTo(400);
        assertThat(caller.get(Scene.path("/sales?from=soon")).status()).isEqualTo(400);
    }

    @Test
    @DisplayName("G08: totals name each currency by itself; files of them carry no formula")
    void totals_keep_currencies_apart_and_files_carry_no_formula() {
        sale("S1", "\"discount\":\"10.00\"");
        sale("S2", "\"currency\":\"EUR\",\"customer\":\"=1+1\",\"amount\":\"50.00\"");
        refund("R1", "S1", "30.00");
        assertThat(get("/sales/totals").text())
                .isEqualTo("{\"count\":3,\"sums\":["
                        + "{\"name\":\"amount\",\"amount\":\"50.00\",\"currency\":\"EUR\"},"
                        + "{\"name\":\"revenue\",\"amount\":\"50.00\",\"currency\":\"EUR\"},"
                        + "{\"name\":\"amount\",\"amount\":\"100.00\",\"currency\":\"GBP\"},"
                        + "{\"name\":\"revenue\",\"amount\":\"60.00\",\"currency\":\"GBP\"}]}");
        assertThat(get("/commissions/totals?partner=P-1").text())
                .isEqualTo("{\"count\":3,\"sums\":[{\"name\":\"amount\",\"amount\":\"4.00\",\"currency\":\"EUR\"},"
                        + "{\"name\":\"amount\",\"amount\":\"4.80\",\"currency\":\"GBP\"}]}");
        Answer csv = get("/sales.csv?sort=occurredAt");
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.text().lines()).hasSize(4);
        assertThat(csv.text()).contains(",'=1+1,").contains(",-30.00,GBP,");
        assertThat(get("/commissions.csv?kind=reversal").text().lines()).hasSize(2);
        JsonNode balances = get("/partners/P-1/balances").json();
        assertThat(texts(balances, "/currency")).containsExactly("EUR", "GBP");
        assertThat(texts(balances, "/balance/amount")).containsExactly("4.00", "4.80");
    }

    @Test
    @DisplayName("B15: what cannot be decided waits under the kind of its reason, with what a person can do")
    void parked_sales_stand_under_their_kind_of_reason() {
        sale("S1", "");
        sale("S2", "\"partner\":\"P-8\"");
        sale("S3", "\"partner\":\"P-9\"");
        sale("S4", "\"category\":\"Tools\"");
        refund("R1", "nowhere", "1.00");
        refund("R2", "S1", "100.01");
        refund("R3", "S2", "5.00");
        sale("S5", "\"occurredAt\":\"2009-12-31T12:00:00Z\"");
        JsonNode parked = get("/parked").json().get("items");
        assertThat(texts(parked, "/kind"))
                .containsExactlyInAnyOrder(
                        "unknown-partner",
                        "cost-unknown",
                        "unknown-sale",
                        "refund-too-large",
                        "behind-parked-sale",
                        "no-policy");
        assertThat(parked.at("/0/kind").asString()).isEqualTo("unknown-partner");
        assertThat(parked.at("/0/count").asInt()).isEqualTo(2);
        assertThat(texts(parked, "/mend")).allMatch(mend -> mend.endsWith("."));
        assertThat(references("reason=unknown-partner&sort=recordedAt")).containsExactly("S2", "S3");
        assertThat(references("state=parked&reason=the%20partner%20is%20unknown&q=S3"))
                .containsExactly("S3");
        assertThat(references("reason=partner%20P-9%20is%20unknown")).containsExactly("S3");
        assertThat(references("state=parked")).hasSize(7);
        assertThat(get("/today").at("/parked/count")).isEqualTo("7");
    }

    @Test
    @DisplayName("B14, C01, C03, F11: a refund takes back; the commission, the account and the explanation tell it")
    void a_refund_takes_back_and_the_account_tells_it() {
        long id = sale("S1", "");
        long refund = refund("R1", "S1", "50.00");
        JsonNode story = get("/sales/" + id).json();
        assertThat(texts(story.get("commissions"), "/amount/amount")).containsExactly("8.00", "-4.00");
        assertThat(texts(story.get("refunds"), "/reference")).containsExactly("R1");
        assertThat(story.at("/lines/0/amount/amount").asString()).isEqualTo("8.00");
        assertThat(story.at("/credits/0/partner").asString()).isEqualTo("P-1");
        assertThat(get("/sales/" + refund).json().at("/originalId").asLong()).isEqualTo(id);
        assertThat(get("/sales/" + refund).at("/earned/0/amount")).isEqualTo("-4.00");

        JsonNode balance = get("/partners/P-1/balances").json().get(0);
        assertThat(balance.at("/balance/amount").asString()).isEqualTo("4.00");
        assertThat(balance.at("/pending/amount").asString()).isEqualTo("4.00");

        String reversal = get("/commissions?kind=reversal&sort=-amount").at("/items/0/id");
        JsonNode one = get("/commissions/" + reversal).json();
        assertThat(texts(one.get("postings"), "/amount/amount")).containsExactly("-4.00", "4.00");
        assertThat(texts(one.get("history"), "/what")).containsExactly("earned 8.00 GBP", "taken back -4.00 GBP");
        assertThat(one.at("/explanation/reference").asString()).isEqualTo("S1");

        JsonNode account = get("/partners/P-1/account").json();
        assertThat(texts(account.get("items"), "/amount/amount")).containsExactly("8.00", "-4.00");
        assertThat(texts(account.get("items"), "/balance/amount")).containsExactly("8.00", "4.00");
        assertThat(account.get("items")).allSatisfy(item -> {
            assertThat(item.at("/sale/id").asLong()).isEqualTo(id);
            assertThat(item.at("/sale/reference").asString()).isEqualTo("S1");
            assertThat(item.at("/version").asInt()).isEqualTo(1);
            assertThat(item.at("/sheet").asString()).isEqualTo("Rates");
            assertThat(item.at("/row").asString()).isNotEmpty();
            assertThat(item.at("/reason").asString()).isNotEmpty();
        });
    }

    @Test
    @DisplayName("C03: an account tells the entries of several partners and components of a sale apart")
    void an_account_tells_the_entries_of_a_sale_apart() {
        sale(
                "S1",
                "\"partner\":null,\"credits\":[{\"partner\":\"P-2\",\"percent\":\"60\"},"
                        + "{\"partner\":\"P-1\",\"percent\":\"40\"}]");
        refund("R1", "S1", "100.00");
        for (String partner : List.of("P-1", "P-2")) {
            JsonNode items = get("/partners/" + partner + "/account").json().get("items");
            assertThat(texts(items, "/sale/reference")).containsExactly("S1", "S1");
            assertThat(items.at("/1/balance/amount").asString()).isEqualTo("0.00");
        }
    }

    @Test
    @DisplayName("F11: an amount explains itself, and says what it would be under another version")
    void an_amount_explains_itself_under_any_version() throws IOException {
        long id = sale("S1", "");
        Answer upload = caller.post(
                Scene.path("/policy-uploads?name=p.xlsx"),
                HIGHER.bytes(),
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assertThat(upload.at("/version")).as(upload.toString()).isEqualTo("2");
        JsonNode own = get("/sales/" + id + "/explanation").json();
        assertThat(own.get("version").asInt()).isEqualTo(1);
        assertThat(own.at("/explanation/calculations/0/steps").toString()).contains("8.00");
        assertThat(own.at("/explanation/trials")).isNotEmpty();
        JsonNode other = get("/sales/" + id + "/under/2").json();
        assertThat(other.get("version").asInt()).isEqualTo(2);
        assertThat(other.at("/lines/0/amount/amount").asString()).isEqualTo("9.00");
        assertThat(get("/sales/" + id).at("/earned/0/amount")).isEqualTo("8.00");
        assertThat(caller.get(Scene.path("/sales/" + id + "/under/7")).status()).isEqualTo(404);
    }

    @Test
    @DisplayName(
            "B16: a sale is corrected or voided with a reason; what it earned is decided again, the old record stays")
    void a_sale_is_corrected_and_voided_with_a_reason() {
        long id = sale("S1", "");
        String path = Scene.path("/sales/" + id);
        Answer noReason = caller.post(path + "/correct", "{\"changes\":{\"amount\":\"50.00\"}}");
        assertThat(noReason.status()).isEqualTo(422);
        assertThat(noReason.at("/errors/0/field")).isEqualTo("reason");
        Answer wrong = caller.post(path + "/correct", "{\"reason\":\"typo\",\"changes\":{\"reference\":\"S9\"}}");
        assertThat(wrong.at("/errors/0/field")).isEqualTo("changes.reference");
        Answer corrected = caller.post(
                path + "/correct", "{\"reason\":\"typo\",\"changes\":{\"amount\":\"50.00\",\"order\":\"O1\"}}");
        assertThat(corrected.status()).as(corrected.toString()).isEqualTo(200);
        assertThat(corrected.at("/changed")).isEqualTo("1");
        JsonNode after = get("/sales/" + id).json();
        assertThat(after.at("/amount/amount").asString()).isEqualTo("50.00");
        assertThat(after.at("/order").asString()).isEqualTo("O1");
        assertThat(after.at("/customer").asString()).isEqualTo("C1");
        assertThat(after.at("/earned/0/amount").asString()).isEqualTo("4.00");
        assertThat(texts(after.get("commissions"), "/amount/amount")).containsExactly("8.00", "-4.00");
        assertThat(after.at("/earlier/0/content/amount").asString()).isEqualTo("100.00");
        assertThat(after.at("/earlier/0/reason").asString()).isEqualTo("typo");

        Answer attributed = caller.post(
                path + "/correct", "{\"reason\":\"hers\",\"changes\":{\"partner\":\"P-2\",\"customer\":\"\"}}");
        assertThat(attributed.status()).as(attributed.toString()).isEqualTo(200);
        assertThat(attributed.json().at("/sale/customer").isNull()).isTrue();
        assertThat(get("/partners/P-1/balances").at("/0/balance/amount")).isEqualTo("0.00");
        assertThat(get("/partners/P-2/balances").at("/0/balance/amount")).isEqualTo("4.00");

        assertThat(caller.post(path + "/void", "{}").status()).isEqualTo(422);
        Answer voided = caller.post(path + "/void", "{\"reason\":\"never happened\"}");
        assertThat(voided.status()).as(voided.toString()).isEqualTo(200);
        assertThat(voided.at("/sale/state")).isEqualTo("void");
        assertThat(get("/partners/P-2/balances").at("/0/balance/amount")).isEqualTo("0.00");
        assertThat(caller.post(path + "/correct", "{\"reason\":\"x\",\"changes\":{\"amount\":\"1.00\"}}")
                        .status())
                .isEqualTo(409);
        assertThat(caller.post(path + "/rerun", "{}").at("/code")).isEqualTo("sale-void");
        assertThat(get("/sales/" + id).json().get("earlier")).hasSize(3);
        assertThat(bean(LedgerCheck.class).run().holds()).isTrue();
    }

    @Test
    @DisplayName("B08: running a sale again never earns twice")
    void a_sale_run_again_earns_the_same() {
        long id = sale("S1", "");
        Answer again = caller.post(Scene.path("/sales/" + id + "/rerun"), "{}");
        assertThat(again.status()).as(again.toString()).isEqualTo(200);
        assertThat(again.at("/changed")).isEqualTo("0");
        assertThat(get("/commissions?sale=S1").json().get("items")).hasSize(1);
        assertThat(get("/commissions?sale=" + id).json().get("items")).hasSize(1);
    }

    @Test
    void commissions_are_filtered_sorted_and_paged() {
        for (int i = 1; i <= 7; i++) {
            sale(
                    "S" + i,
                    "\"amount\":\"%d00.00\",\"occurredAt\":\"2010-12-%02dT12:00:00Z\",\"category\":\"%s\",\"partner\":\"%s\""
                            .formatted(i % 5 + 1, i, i % 2 == 0 ? "Books" : "Food", i == 7 ? "P-2" : "P-1"));
        }
        String list = "/commissions?limit=2&";
        assertThat(all(list + "sort=occurredAt", "/sale/reference"))
                .containsExactly("S1", "S2", "S3", "S4", "S5", "S6", "S7");
        assertThat(all(list, "/sale/reference")).startsWith("S7").hasSize(7);
        assertThat(all(list + "sort=-amount", "/amount/amount"))
                .containsExactly("40.00", "24.00", "16.00", "10.00", "7.50", "5.00", "2.50");
        assertThat(all(list + "sort=payableFrom", "/sale/reference")).startsWith("S1", "S2");
        assertThat(all(list + "partner=P-2", "/sale/reference")).containsExactly("S7");
        assertThat(all(list + "q=S1", "/sale/reference")).containsExactly("S1");
        assertThat(all(list + "version=1&kind=commission&state=pending", "/id")).hasSize(7);
        assertThat(all(list + "from=2010-12-02&to=2010-12-03", "/sale/reference"))
                .containsExactly("S3", "S2");
        String row = get("/commissions?q=S2").at("/items/0/row");
        assertThat(all(list + "row=" + row, "/sale/reference")).containsExactly("S6", "S4", "S2");
        assertThat(caller.get(Scene.path("/commissions?version=9")).status()).isEqualTo(404);
        JsonNode today = get("/today").json();
        assertThat(today.at("/pending/0/amount").asString()).isEqualTo("105.00");
        assertThat(today.at("/byMonth/0/month").asString()).isEqualTo("2010-12");
        assertThat(today.at("/byMonth/0/earned/amount").asString()).isEqualTo("105.00");
    }

    /** Sorts and filters are read by different indexes, some of them only a part at first: all must tell the same list. */
    @Test
    @DisplayName("G01: whatever filter and order, pages tell each line once and in its place")
    void pages_of_every_filter_in_every_order_are_one_list() {
        for (int i = 0; i < 14; i++) {
            sale(
                    "S" + i,
                    "\"amount\":\"%d0.00\",\"occurredAt\":\"2010-12-%02dT12:00:00Z\",\"category\":\"%s\",\"country\":\"%s\",\"partner\":\"%s\""
                            .formatted(
                                    i * 7 % 4 + 1,
                                    1 + i * 5 % 9,
                                    i % 3 == 0 ? "Toys" : "Books",
                                    i % 4 == 0 ? "FR" : "GB",
                                    i == 5 ? "P-2" : "P-1"));
        }
        refund("R1", "S4", "10.00");
        assertOneList(
                "/sales",
                List.of("occurredAt", "amount", "recordedAt"),
                Map.of("occurredAt", "/occurredAt", "amount", "/amount/amount", "recordedAt", "/id"),
                List.of(
                        "",
                        "state=evaluated",
                        "type=sale",
                        "category=Books",
                        "country=GB&state=none",
                        "q=S",
                        "partner=P-1"));
        assertOneList(
                "/commissions",
                List.of("occurredAt", "amount", "payableFrom"),
                Map.of("occurredAt", "/occurredAt", "amount", "/amount/amount", "payableFrom", "/payableFrom"),
                List.of(
                        "",
                        "state=pending",
                        "kind=commission",
                        "component=Commission",
                        "partner=P-1",
                        "version=1",
                        "q=S"));
    }

    /** Of the highest amounts only some thousands are looked at first: what passes stands behind them. */
    @Test
    @DisplayName("G01: what hardly any line is, is found at the end of a long list too")
    void what_is_rare_is_found_at_the_end_of_a_long_list() throws IOException {
        StringBuilder csv = new StringBuilder("reference,type,occurred_at,partner,category,amount,currency\n");
        for (int i = 0; i < 4_200; i++) {
            String last = i % 1_400 == 7 ? "Toys,0.0" + (1 + i / 1_400) : "Books,50.00";
            csv.append("L%d,sale,2010-12-05T12:00:00Z,P-1,%s,GBP%n".formatted(i, last));
        }
        scene().sales(csv.toString());
        assertThat(all("/sales?limit=2&state=none&sort=-amount", "/reference")).containsExactly("L2807", "L1407", "L7");
        assertThat(all("/sales?limit=2&state=none&sort=amount", "/reference")).containsExactly("L7", "L1407", "L2807");
        assertThat(all("/commissions?limit=2&q=L41&sort=-amount", "/id")).hasSize(111);
    }

    /** Pages of two, against one page of all that is sorted here. */
    private void assertOneList(String list, List<String> sorts, Map<String, String> pointers, List<String> filters) {
        for (String filter : filters) {
            List<JsonNode> whole = new ArrayList<>();
            get(list + "?limit=200&" + filter).json().get("items").forEach(whole::add);
            assertThat(whole).as(filter).hasSizeGreaterThan(2);
            for (String sort : sorts) {
                Comparator<JsonNode> order = Comparator.<JsonNode, BigDecimal>comparing(
                                item -> place(item.at(Objects.requireNonNull(pointers.get(sort)))
                                        .asString()))
                        .thenComparing(item -> item.get("id").asLong());
                assertThat(all(list + "?limit=2&sort=" + sort + "&" + filter, "/id"))
                        .as(list + " " + filter + " by " + sort)
                        .isEqualTo(ids(whole, order));
                assertThat(all(list + "?limit=2&sort=-" + sort + "&" + filter, "/id"))
                        .as(list + " " + filter + " by -" + sort)
                        .isEqualTo(ids(whole, order.reversed()));
            }
        }
    }

    private static List<String> ids(List<JsonNode> items, Comparator<JsonNode> order) {
        return items.stream()
                .sorted(order)
                .map(item -> item.get("id").asString())
                .toList();
    }

    /** A number, or a time as one. */
    private static BigDecimal place(String text) {
        return text.contains("T")
                ? new BigDecimal(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(text)))
                : new BigDecimal(text);
    }
}
