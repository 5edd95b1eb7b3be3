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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What a version would have paid, over sales that are there. */
class PreviewIT extends ServiceTest {
    private static final TypedWorkbook POLICY = new TypedWorkbook()
            .sheet("Policy", "Title|Shop", "Currency|GBP")
            .sheet(
                    "Rates",
                    "Rows are read|First matching row wins",
                    "Category|Rate",
                    "Books|8 %",
                    "Toys|none",
                    "Music|5 %");
    private static final TypedWorkbook DRAFT = new TypedWorkbook()
            .sheet("Policy", "Title|Shop", "Currency|GBP")
            .sheet(
                    "Rates",
                    "Rows are read|First matching row wins",
                    "Category|Rate",
                    "Books|9 %",
                    "Toys|1 %",
                    "Music|none");
    private static final String CSV = """
            reference,type,original_reference,occurred_at,partner,category,amount
            S1,sale,,2010-12-03T12:00:00Z,P-1,Books,100.00
            S2,sale,,2010-12-04T12:00:00Z,P-1,Toys,200.00
            S3,sale,,2010-12-05T12:00:00Z,P-2,Music,40.00
            S4,sale,,2011-01-02T12:00:00Z,P-2,Books,300.00
            S5,sale,,2011-02-02T12:00:00Z,P-2,Books,1000.00
            S6,sale,,2010-12-06T12:00:00Z,P-3,Games,70.00
            R1,refund,S1,2011-02-20T12:00:00Z,,,50.00
            """;

    private ApiClient caller = anonymous();

    @SuppressWarnings("NullAway.Init") // JUnit calls the method marked BeforeEach first
    private Scene scene;

    @BeforeEach
    void openShop() throws IOException {
        caller = as("admin", "program-manager", "finance");
        scene = new Scene(caller, bean(Jobs.class));
        scene.policy(POLICY, "2010-01-01");
        Scene.partners(bean(PartnerImport.class), program(), List.of("P-1", "P-2", "P-3"));
    }

    private Program program() {
        return Objects.requireNonNull(bean(Programs.class).byCode(Scene.PROGRAM));
    }

    private JsonNode get(String rest) {
        Answer answer = caller.get(Scene.path(rest));
        assertThat(answer.status()).as(rest + " " + answer).isEqualTo(200);
        return answer.json();
    }

    private static List<String> texts(JsonNode list, String... pointers) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(item -> {
                    List<String> cells = new ArrayList<>();
                    for (String pointer : pointers) {
                        cells.add(item.at(pointer).asString());
                    }
                    return String.join(" ", cells);
                })
                .toList();
    }

    @Test
    @DisplayName("F09: a draft says what it would have paid, in total and by everything, and who moves")
    void a_draft_says_what_it_would_have_paid() throws IOException {
        scene.sales(CSV);
        int draft = scene.draft(DRAFT);
        long before = postings();
        String preview = "/previews/" + scene.preview(draft, "2010-12-01", "2011-01-31");
        JsonNode whole = get(preview);
        // S1 4.00 of 50.00 left, then 4.50; S2 nothing, then 2.00; S3 2.00, then nothing; S4 24.00, then 27.00.
        assertThat(texts(whole.get("sums"), "/old/amount", "/new/amount", "/difference/amount", "/currency"))
                .containsExactly("30.00 33.50 3.50 GBP");
        assertThat(whole.at("/sales").asInt()).isEqualTo(5);
        assertThat(whole.at("/touchedSales").asInt()).isEqualTo(4);
        assertThat(whole.at("/touchedPartners").asInt()).isEqualTo(2);
        assertThat(whole.at("/up").asInt()).isEqualTo(2);
        assertThat(whole.at("/down").asInt()).isZero();
        assertThat(whole.at("/newlyMatching").asInt()).isEqualTo(1);
        assertThat(whole.at("/noLongerMatching").asInt()).isEqualTo(1);
        assertThat(whole.get("outside")).isEmpty();
        assertThat(texts(whole.get("byMonth"), "/key", "/difference/amount", "/sales"))
                .containsExactly("2010-12 0.50 3", "2011-01 3.00 1");
        assertThat(texts(whole.get("byCategory"), "/key", "/difference/amount"))
                .containsExactly("Books 3.50", "Music -2.00", "Toys 2.00");
        assertThat(texts(whole.get("byLevel"), "/key", "/difference/amount")).containsExactly("Gold 3.50");
        assertThat(texts(whole.get("movers"), "/key", "/difference/amount")).containsExactly("P-1 2.50", "P-2 1.00");
        assertThat(whole.at("/stale").asBoolean()).isFalse();
        assertThat(postings()).as("nothing is booked").isEqualTo(before);

        assertThat(texts(
                        get(preview + "/sales?limit=2").get("items"), "/sale/reference", "/difference/amount", "/what"))
                .containsExactly("S4 3.00 up", "S2 2.00 newly");
        assertThat(texts(get(preview + "/sales?what=noLonger").get("items"), "/sale/reference", "/old/amount"))
                .containsExactly("S3 2.00");
        assertThat(texts(
                        get(preview + "/partners?category=Books&sort=difference")
                                .get("items"),
                        "/key",
                        "/new/amount"))
                .containsExactly("P-1 4.50", "P-2 27.00");
        assertThat(caller.get(Scene.path(preview + "/sales.csv?partner=P-2"))
                        .text()
                        .lines())
                .hasSize(3)
                .last()
                .asString()
                .startsWith("S3,2010-12-05T12:00:00");
        JsonNode sides = get(preview + "/sales/"
                + get(preview + "/sales?what=newly").at("/items/0/sale/id").asLong());
        assertThat(sides.at("/old/version").asInt()).isEqualTo(1);
        assertThat(sides.at("/old/lines/0/kind").asString()).isEqualTo("none");
        assertThat(sides.at("/new/version").asInt()).isEqualTo(2);
        assertThat(sides.at("/new/lines/0/amount/amount").asString()).isEqualTo("2.00");
        assertThat(get("/previews?version=2")
                        .at("/items/0/sums/0/difference/amount")
                        .asString())
                .isEqualTo("3.50");
        scene.sales(CSV + "S7,sale,,2010-12-05T12:00:00Z,P-2,Music,40.00\n");
        assertThat(get(preview).at("/stale").asBoolean()).isTrue();
    }

    private long postings() {
        return Objects.requireNonNull(database().jdbc().queryForObject("SELECT COUNT(*) FROM posting", Long.class));
    }

    @Test
    @DisplayName("F09: what is asked for wrongly is refused, field by field")
    void what_is_asked_for_wrongly_is_refused() {
        Answer answer = caller.post(Scene.path("/previews"), "{\"from\":\"2011-02-01\",\"to\":\"2011-01-31\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(texts(answer.json().get("errors"), "/field")).containsExactly("version", "to");
        assertThat(caller.post(Scene.path("/previews"), "{\"version\":9,\"from\":\"2011-01-01\",\"to\":\"2011-01-31\"}")
                        .status())
                .isEqualTo(404);
        assertThat(caller.get(Scene.path("/previews/77")).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("F09: the version in force changes nothing; activated, a draft books what its preview said")
    void a_preview_is_what_activation_books() throws IOException {
        List<String> lines = new RandomShop(7).lines(200);
        Scene.partners(bean(PartnerImport.class), program(), RandomShop.partners());
        int draft = scene.draft(SettlementIT.Kind.ALL.workbook());
        String file = RandomShop.TITLES + "\n" + String.join("\n", lines) + "\n";
        scene.sales(file);
        JsonNode same = get("/previews/" + scene.preview(1, "2010-12-01", "2011-12-31"));
        assertThat(same.at("/touchedSales").asInt()).isZero();
        assertThat(same.at("/sums/0/old")).isEqualTo(same.at("/sums/0/new"));
        String preview = "/previews/" + scene.preview(draft, "2010-12-01", "2011-12-31");
        Map<String, String> expected = new TreeMap<>();
        get(preview + "/partners?limit=500")
                .get("items")
                .forEach(item -> expected.put(
                        item.get("key").asString(), item.at("/new/amount").asString()));
        Map<String, String> old = new TreeMap<>();
        get(preview + "/partners?limit=500")
                .get("items")
                .forEach(item -> old.put(
                        item.get("key").asString(), item.at("/old/amount").asString()));
        assertThat(earned(program().id())).isEqualTo(old);

        caller = as("admin", "program-manager", "finance");
        Answer other = caller.post(
                "/api/v1/programs",
                "{\"code\":\"other\",\"name\":\"Other\",\"currency\":\"GBP\",\"zone\":\"Europe/London\"}");
        assertThat(other.status()).isEqualTo(201);
        Scene fresh = scene.in("other");
        fresh.policy(SettlementIT.Kind.ALL.workbook(), "2010-01-01");
        Program second = Objects.requireNonNull(bean(Programs.class).byCode("other"));
        Scene.partners(bean(PartnerImport.class), second, RandomShop.partners());
        fresh.sales(file);
        assertThat(earned(second.id())).isEqualTo(expected);
        assertThat(bean(LedgerCheck.class).run().holds()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "F09: what would be payable had a draft counted is what is payable where it has, with tiers, caps and what waits")
    void what_would_be_payable_is_payable_where_it_counts(SettlementIT.Kind kind) throws IOException {
        // All earn a tenth and are approved, so that the draft changes amounts and not who approved what.
        scene.policy(Scene.tenPercent(), "2010-02-01");
        Scene.partners(bean(PartnerImport.class), program(), RandomShop.partners());
        String file =
                RandomShop.TITLES + "\n" + String.join("\n", new RandomShop(11 + kind.ordinal()).lines(150)) + "\n";
        scene.sales(file);
        approveAll(Scene.PROGRAM);
        int draft = scene.draft(kind.workbook());
        String preview = scene.preview(draft, "2010-12-01", "2011-12-31");
        List<String> counted = why(Scene.PROGRAM, preview, "new");

        Answer other = caller.post(
                "/api/v1/programs",
                "{\"code\":\"other\",\"name\":\"Other\",\"currency\":\"GBP\",\"zone\":\"Europe/London\"}");
        assertThat(other.status()).isEqualTo(201);
        Scene fresh = scene.in("other");
        fresh.policy(kind.workbook(), "2010-01-01");
        Program second = Objects.requireNonNull(bean(Programs.class).byCode("other"));
        Scene.partners(bean(PartnerImport.class), second, RandomShop.partners());
        fresh.sales(file);
        approveAll("other");
        List<String> there = why("other", fresh.preview(1, "2010-12-01", "2011-12-31"), "old");
        assertThat(counted).isNotEmpty().isEqualTo(there).isNotEqualTo(why(Scene.PROGRAM, preview, "old"));
    }

    private void approveAll(String program) {
        Answer asked = caller.post("/api/v1/programs/" + program + "/commissions/approve", "{\"filter\":{}}");
        assertThat(asked.status()).isEqualTo(202);
        scene.done(Long.parseLong(asked.at("/job")));
    }

    /** What is payable, and to whom, said by the reason that nobody has payment details. */
    private List<String> why(String program, String preview, String side) {
        Answer answer = caller.get("/api/v1/programs/" + program + "/previews/" + preview
                + "/next-payouts/partners?way=counted&sort=partner&limit=500");
        assertThat(answer.status()).isEqualTo(200);
        List<String> all = new ArrayList<>();
        for (JsonNode line : answer.json().get("items")) {
            for (String why : texts(line.at("/" + side + "/why"), "/reason", "/amount/amount", "/amount/currency")) {
                all.add(line.get("partner").asString() + " " + why);
            }
        }
        return all;
    }

    private Map<String, String> earned(int programId) {
        Map<String, String> earned = new TreeMap<>();
        database()
                .jdbc()
                .query(
                        "SELECT owner, balance FROM account WHERE kind = 'earned' AND program_id = ?",
                        row -> {
                            earned.put(
                                    row.getString(1),
                                    BigDecimal.valueOf(row.getLong(2), 2).toPlainString());
                        },
                        programId);
        return earned;
    }
}
