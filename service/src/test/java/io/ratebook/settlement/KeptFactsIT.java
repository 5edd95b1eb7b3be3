package io.ratebook.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.ServiceTest;
import io.ratebook.command.TypedWorkbook;
import io.ratebook.jobs.Jobs;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What is remembered of partners and products from one call to the next. */
class KeptFactsIT extends ServiceTest {
    private static final TypedWorkbook BY_LEVEL = new TypedWorkbook()
            .sheet("Policy", "Title|Shop", "Currency|GBP")
            .sheet("Rates", "Rows are read|First matching row wins", "Level|Rate", "Gold|9 %", "|5 %");

    private ApiClient caller = anonymous();
    private int sales;

    private String earned() {
        Answer answer = caller.post(Scene.path("/sales"), """
                {"reference":"S%d","partner":"P-1","product":"B1","amount":"100.00","occurredAt":"2010-12-03T12:00:00Z"}""".formatted(sales++));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.at("/lines/0/kind") + " " + answer.at("/lines/0/amount/amount");
    }

    private void done(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 201);
    }

    @Test
    void what_changed_counts_for_the_next_call() throws IOException {
        caller = as("admin", "program-manager", "rule-engineer");
        new Scene(caller, bean(Jobs.class)).policy(BY_LEVEL, "2010-01-01");
        assertThat(earned()).startsWith("parked");
        done(caller.post(
                Scene.path("/partners"), "{\"code\":\"P-1\",\"states\":[{\"state\":\"approved\",\"from\":null}]}"));
        assertThat(earned()).isEqualTo("commission 5.00");
        assertThat(earned()).isEqualTo("commission 5.00");
        done(caller.post(Scene.path("/partners/P-1/level"), "{\"level\":\"Gold\",\"from\":\"2010-12-01\"}"));
        assertThat(earned()).isEqualTo("commission 9.00");
        done(caller.patch(Scene.path("/products/B1"), "{\"commissionable\":false,\"from\":\"2010-12-01\"}"));
        assertThat(earned()).startsWith("none");
        done(caller.patch(Scene.path("/products/B1"), "{\"commissionable\":true,\"from\":\"2010-12-01\"}"));
        assertThat(earned()).isEqualTo("commission 9.00");
    }
}
