package io.ratebook.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.ServiceTest;
import io.ratebook.command.TypedWorkbook;
import io.ratebook.jobs.Jobs;
import io.ratebook.partner.PartnerImport;
import io.ratebook.program.Programs;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Sales that are only asked about. */
class TryOutIT extends ServiceTest {
    private static final List<String> WRITTEN =
            List.of("sale", "sale_batch", "product", "commission", "ledger_transaction", "posting", "account");

    /** The rate rises once the partner has sold for 150 in a month, so that the answer depends on what is recorded. */
    private static final TypedWorkbook TIERED = new TypedWorkbook()
            .sheet("Policy", "Title|Shop", "Currency|GBP")
            .sheet(
                    "Rates",
                    "Rows are read|First matching row wins",
                    "Partner revenue this month from|Rate",
                    "150|9 %",
                    "|5 %");

    private static final TypedWorkbook FLAT = new TypedWorkbook()
            .sheet("Policy", "Title|Shop", "Currency|GBP")
            .sheet("Rates", "Rows are read|First matching row wins", "Category|Rate", "Books|20 %");

    private ApiClient caller = anonymous();
    private int draft;

    @BeforeEach
    void openShop() throws IOException {
        caller = as("admin", "program-manager", "rule-engineer");
        Scene scene = new Scene(caller, bean(Jobs.class));
        scene.policy(TIERED, "2010-01-01");
        Scene.partners(bean(PartnerImport.class), bean(Programs.class).required(Scene.PROGRAM), List.of("P-1"));
        draft = scene.draft(FLAT);
    }

    private static String sale(String reference) {
        return """
                {"reference":"%s","partner":"P-1","category":"Books","product":"B-%s","amount":"100.00",
                 "occurredAt":"2010-12-03T12:00:00Z"}""".formatted(reference, reference);
    }

    private Map<String, Long> rows() {
        Map<String, Long> rows = new HashMap<>();
        WRITTEN.forEach(table ->
                rows.put(table, database().jdbc().queryForObject("SELECT COUNT(*) FROM " + table, Long.class)));
        return rows;
    }

    private JsonNode asked(String path, String sale) {
        Answer answer = caller.post(Scene.path(path), sale);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    @Test
    @DisplayName("G03: what a sale would earn is what it then earns; asking writes nothing")
    void what_a_sale_would_earn_is_what_it_earns() {
        for (String reference : List.of("S1", "S2", "S3")) {
            Map<String, Long> before = rows();
            JsonNode would = asked("/sales/evaluate", sale(reference));
            JsonNode again = asked("/sales/evaluate", sale(reference));
            assertThat(rows()).isEqualTo(before);
            Answer recorded = caller.post(Scene.path("/sales"), sale(reference));
            assertThat(recorded.status()).as(recorded.toString()).isEqualTo(201);
            assertThat(recorded.json().get("lines"))
                    .isEqualTo(would.get("lines"))
                    .isEqualTo(again.get("lines"));
            assertThat(recorded.json().get("explanation")).isEqualTo(would.get("explanation"));
        }
        assertThat(asked("/sales/evaluate", sale("S4"))
                        .at("/lines/0/amount/amount")
                        .asString())
                .isEqualTo("9.00");
    }

    @Test
    @DisplayName("F13: one sale, typed in, shows what it would earn under any version, drafts too")
    void a_sale_is_tried_under_any_version() {
        Map<String, Long> before = rows();
        assertThat(asked("/versions/1/try", sale("S1"))
                        .at("/lines/0/amount/amount")
                        .asString())
                .isEqualTo("5.00");
        JsonNode under = asked("/versions/" + draft + "/try", sale("S1"));
        assertThat(under.at("/lines/0/amount/amount").asString()).isEqualTo("20.00");
        assertThat(under.at("/explanation/trials")).isNotEmpty();
        assertThat(rows()).isEqualTo(before);
        Answer unknown = caller.post(Scene.path("/versions/7/try"), sale("S1"));
        assertThat(unknown.status()).isEqualTo(404);
    }

    @ParameterizedTest
    @DisplayName("reliability 4, 6: an amount with more decimals than its currency has is refused, never rounded")
    @CsvSource({"10.005, GBP", "10.5, JPY", "1.2346, KWD", "0.001, USD"})
    void amounts_are_never_rounded(String amount, String currency) {
        Map<String, Long> before = rows();
        Answer wrong = caller.post(
                Scene.path("/sales"),
                "{\"reference\":\"S1\",\"amount\":\"%s\",\"currency\":\"%s\",\"occurredAt\":\"2010-12-03T12:00:00Z\"}"
                        .formatted(amount, currency));
        assertThat(wrong.status()).as(wrong.toString()).isEqualTo(422);
        assertThat(wrong.at("/errors/0/field")).isEqualTo("amount");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void what_is_wrong_with_a_sale_is_said_all_at_once() {
        Answer wrong = caller.post(
                Scene.path("/sales/evaluate"), "{\"reference\":\"\",\"amount\":\"1,2\",\"occurredAt\":\"yesterday\"}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().get("errors").toString()).contains("reference", "amount", "occurredAt");
    }
}
