package io.ratebook.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.ServiceTest;
import io.ratebook.program.ProgramDraft;
import io.ratebook.program.Programs;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Bodies that are not what is read here. */
class UnreadableJsonIT extends ServiceTest {
    private static final String RUNS = "/api/v1/programs/shop/payout-runs";
    private static final String PROSPECT = "/api/v1/programs/shop/pending-payments/prospect";

    private ApiClient finance = anonymous();

    @BeforeEach
    void a_program() {
        bean(Programs.class).create(new ProgramDraft("shop", "The shop", "GBP", "Europe/London"));
        finance = as("finance");
    }

    private static java.util.List<String> fields(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        return answer.json().path("errors").findValuesAsString("field");
    }

    @Test
    @DisplayName("G02: unknown fields and values of another kind are named all at once, each where it stands")
    void all_that_is_wrong_is_said_at_once() {
        Answer run = finance.post(
                RUNS, "{\"too\":\"2030-12-30\",\"noMinimum\":\"perhaps\",\"partners\":{\"P-1\":1},\"payon\":null}");
        assertThat(fields(run)).containsExactlyInAnyOrder("too", "noMinimum", "partners", "payon");
        assertThat(run.at("/code")).isEqualTo("wrong-fields");
        Answer lines = finance.post(
                PROSPECT,
                "{\"lines\":[{\"partner\":\"P-1\",\"paid\":1},{\"partner\":\"P-2\",\"payable\":{\"amonut\":\"1.00\"}},7],"
                        + "\"gaol\":\"paid\"}");
        assertThat(fields(lines))
                .containsExactlyInAnyOrder("lines[0].paid", "lines[1].payable.amonut", "lines[2]", "gaol");
    }

    @Test
    @DisplayName("G02: of many unknown fields the first fifty are named; what is no JSON is 400, wherever it breaks")
    void many_and_broken() {
        String many =
                IntStream.range(0, 80).mapToObj("\"x%d\":1"::formatted).collect(Collectors.joining(",", "{", "}"));
        assertThat(fields(finance.post(RUNS, many))).hasSize(50).contains("x0");
        Answer broken = finance.post(RUNS, "{\"too\":\"2030-12-30\",\"to\":");
        assertThat(broken.status()).as(broken.toString()).isEqualTo(400);
        String long1 = "{\"too\":\"" + "9".repeat(120_000) + "\",\"tu\":1}";
        assertThat(fields(finance.post(RUNS, long1))).containsExactly("too");
    }
}
