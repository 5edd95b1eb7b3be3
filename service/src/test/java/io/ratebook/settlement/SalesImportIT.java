package io.ratebook.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.ServiceTest;
import io.ratebook.jobs.Job;
import io.ratebook.jobs.Jobs;
import io.ratebook.partner.PartnerImport;
import io.ratebook.program.Programs;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A file of sales in which not all lines are right. */
class SalesImportIT extends ServiceTest {
    private static final String FILE = """
            reference,type,original_reference,occurred_at,partner,amount,currency
            S1,sale,,2011-03-01T10:00:00Z,P1,100.00,GBP
            S2,sale,,yesterday,P1,12o,GBP
            S3,sale,,2011-03-02T10:00:00Z,P1,10.001,GBP
            R1,refund,S1,2011-03-03T10:00:00Z,,40.00,GBP
            """;

    private ApiClient caller = anonymous();

    private List<String> problemsOf(Job job) {
        Answer page = caller.get("/api/v1/jobs/" + job.id() + "/problems");
        return page.json().get("items").findValuesAsString("text");
    }

    private @Nullable Long earned() {
        return database().jdbc().queryForObject("SELECT SUM(amount) FROM commission", Long.class);
    }

    @Test
    @DisplayName(
            "G02: lines that are right are recorded, the others named by file, line, column, value and what is expected")
    void lines_that_are_right_are_recorded_and_the_others_named() throws IOException {
        caller = as("admin", "program-manager", "finance");
        Scene scene = new Scene(caller, bean(Jobs.class));
        scene.policy(Scene.tenPercent(), "2010-01-01");
        Scene.partners(bean(PartnerImport.class), bean(Programs.class).required(Scene.PROGRAM), List.of("P1"));

        Job first = scene.sales(FILE);
        assertThat(problemsOf(first))
                .hasSize(3)
                .allSatisfy(text -> assertThat(text).startsWith("sales.csv:"))
                .anySatisfy(text -> assertThat(text).startsWith("sales.csv:3: occurred_at: found \"yesterday\""))
                .anySatisfy(text -> assertThat(text).startsWith("sales.csv:3: amount: found \"12o\""))
                .anySatisfy(text -> assertThat(text).startsWith("sales.csv:4: amount: found \"10.001\""));
        assertThat(first.result())
                .contains(
                        "\"lines\":4",
                        "\"repeated\":0",
                        "\"rejected\":2",
                        "\"adjusted\":0",
                        "\"earned\":[{\"amount\":\"6.00\",\"currency\":\"GBP\"}]");
        assertThat(earned()).isEqualTo(600);

        Job again = scene.sales(
                FILE.replace("S1,sale,,2011-03-01T10:00:00Z,P1,100.00", "S1,sale,,2011-03-01T10:00:00Z,P1,90.00"));
        assertThat(problemsOf(again))
                .contains("sales.csv:2: reference \"S1\" was recorded before with other content;"
                        + " correct the sale instead");
        assertThat(again.result()).contains("\"repeated\":1", "\"adjusted\":0");
        assertThat(earned()).isEqualTo(600);
    }
}
