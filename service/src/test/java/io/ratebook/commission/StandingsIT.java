package io.ratebook.commission;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.ServiceTest;
import io.ratebook.command.TypedWorkbook;
import io.ratebook.jobs.Jobs;
import io.ratebook.partner.PartnerImport;
import io.ratebook.program.Programs;
import io.ratebook.settlement.Scene;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where the money of a program stands, and the lists that its sums open. */
class StandingsIT extends ServiceTest {
    private static final String FILE = "reference,type,original_reference,occurred_at,partner,amount,currency\n";
    private static final TypedWorkbook HOLD = new TypedWorkbook()
            .sheet("Policy", "Title|Shop", "Currency|GBP")
            .sheet("Rates", "Rows are read|First matching row wins", "Category|Rate", "|10 %")
            .sheet("Durations", "Hold days", "30");

    private static final ZoneId ZONE = ZoneId.of("Europe/London");

    private ApiClient caller = anonymous();
    private @Nullable Scene scene;

    /** Two sales long past their hold, two that are held still. */
    @BeforeEach
    void four_sales() throws IOException {
        caller = as("admin", "program-manager", "finance");
        Scene scene = new Scene(caller, bean(Jobs.class));
        this.scene = scene;
        scene.policy(HOLD, "2010-01-01");
        Scene.partners(bean(PartnerImport.class), bean(Programs.class).required(Scene.PROGRAM), List.of("P-1", "P-2"));
        Instant yesterday = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        scene.sales(FILE
                + "OLD1,sale,,2010-12-03T12:00:00Z,P-1,100.00,GBP\n"
                + "OLD2,sale,,2010-12-04T12:00:00Z,P-2,50.00,EUR\n"
                + "NEW1,sale,,%s,P-1,70.00,GBP\n".formatted(yesterday)
                + "NEW2,sale,,%s,P-1,30.00,GBP\n".formatted(yesterday));
    }

    private void approve(String reference) {
        Answer asked = caller.post(
                Scene.path("/commissions/approve"), "{\"filter\":{\"sale\":\"%s\"},\"count\":1}".formatted(reference));
        assertThat(asked.status()).as(asked.toString()).isEqualTo(202);
        Objects.requireNonNull(scene).done(asked.json().path("job").longValue());
    }

    private Answer get(String rest) {
        Answer answer = caller.get(Scene.path(rest));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer;
    }

    private String today(String which, int number) {
        return get("/today").at("/" + which + "/" + number + "/amount");
    }

    private String listed(String standing, String currency) {
        return get("/commissions/totals?standing=" + standing)
                .json()
                .path("sums")
                .valueStream()
                .filter(sum -> sum.path("currency").asString().equals(currency))
                .findFirst()
                .map(sum -> sum.path("amount").asString())
                .orElse("nothing");
    }

    private void claim(String reference, long payout) {
        int claimed = database()
                .jdbc()
                .update(
                        "UPDATE payable_entry SET payout_id = ? WHERE entry_id IN (SELECT c.id FROM commission c"
                                + " JOIN sale s ON s.id = c.sale_id WHERE s.reference = ?)",
                        payout,
                        reference);
        assertThat(claimed).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "B02 B04: an approved commission counts as payable past its hold, as on hold before, as being paid in a payout")
    void sums_open_lists_that_tie() {
        assertThat(today("pending", 0)).isEqualTo("5.00");
        assertThat(today("pending", 1)).isEqualTo("20.00");
        assertThat(get("/today").at("/onHold/0/money/amount")).isEqualTo("10.00");
        assertThat(get("/today").json().path("payable").size()).isZero();
        assertThat(listed("on-hold", "GBP")).isEqualTo("10.00");
        assertThat(listed("payable", "GBP")).isEqualTo("nothing");

        approve("OLD1");
        approve("OLD2");
        approve("NEW1");
        assertThat(today("pending", 0)).isEqualTo("3.00");
        assertThat(today("payable", 0)).isEqualTo("5.00");
        assertThat(today("payable", 1)).isEqualTo("10.00");
        assertThat(get("/today").at("/onHold/0/money/amount")).isEqualTo("10.00");
        assertThat(get("/today").at("/onHold/0/nextReleaseOn"))
                .isEqualTo(LocalDate.now(ZONE).minusDays(1).plusDays(30).toString());
        assertThat(listed("on-hold", "GBP")).isEqualTo("10.00");
        assertThat(listed("payable", "GBP")).isEqualTo("10.00");
        assertThat(listed("payable", "EUR")).isEqualTo("5.00");
        assertThat(listed("being-paid", "GBP")).isEqualTo("nothing");

        claim("OLD1", 7);
        assertThat(listed("payable", "GBP")).isEqualTo("nothing");
        assertThat(listed("being-paid", "GBP")).isEqualTo("10.00");
        assertThat(get("/commissions?standing=being-paid&sort=-amount").at("/items/0/sale/reference"))
                .isEqualTo("OLD1");
        Answer balances = get("/partners/P-1/balances");
        assertThat(balances.at("/0/payable/amount")).isEqualTo("0.00");
        assertThat(balances.at("/0/beingPaid/amount")).isEqualTo("10.00");
        assertThat(balances.at("/0/onHold/amount")).isEqualTo("10.00");
        assertThat(balances.at("/0/pending/amount")).isEqualTo("3.00");
        assertThat(balances.at("/0/balance/amount")).isEqualTo("20.00");
    }

    @Test
    @DisplayName("B14: what a refund takes back of an approved commission on hold is on hold with it")
    void taken_back_counts_at_once() {
        approve("OLD1");
        approve("NEW1");
        Answer refund = caller.post(
                Scene.path("/sales"),
                "{\"type\":\"refund\",\"reference\":\"R1\",\"originalReference\":\"NEW1\",\"amount\":\"20.00\",\"occurredAt\":\"%s\"}"
                        .formatted(Instant.now().truncatedTo(ChronoUnit.SECONDS)));
        assertThat(refund.status()).as(refund.toString()).isEqualTo(201);
        assertThat(today("payable", 0)).isEqualTo("10.00");
        assertThat(listed("payable", "GBP")).isEqualTo("10.00");
        assertThat(get("/today").at("/onHold/0/money/amount")).isEqualTo("8.00");
        assertThat(listed("on-hold", "GBP")).isEqualTo("8.00");
    }

    @Test
    @DisplayName("B14: what a refund takes back of an approved commission past its hold lowers what is payable at once")
    void taken_back_past_its_hold_counts_at_once() {
        approve("OLD1");
        assertThat(listed("payable", "GBP")).isEqualTo("10.00");
        Answer refund = caller.post(
                Scene.path("/sales"),
                "{\"type\":\"refund\",\"reference\":\"R2\",\"originalReference\":\"OLD1\",\"amount\":\"20.00\",\"occurredAt\":\"%s\"}"
                        .formatted(Instant.now().truncatedTo(ChronoUnit.SECONDS)));
        assertThat(refund.status()).as(refund.toString()).isEqualTo(201);
        assertThat(today("payable", 0)).isEqualTo("8.00");
        assertThat(listed("payable", "GBP")).isEqualTo("8.00");
    }

    @Test
    @DisplayName("B04: the story of a commission says that it was approved, by whom and when")
    void the_story_says_who_approved() {
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        approve("OLD1");
        String id = get("/commissions?q=OLD1").at("/items/0/id");
        Answer story = get("/commissions/" + id);
        assertThat(story.at("/state")).isEqualTo("approved");
        assertThat(story.at("/history/1/what")).isEqualTo("approved");
        assertThat(story.at("/history/1/by")).startsWith("tester-");
        assertThat(story.at("/history/1/reason")).isEqualTo("Approve 1 commission, 10.00 GBP");
        assertThat(Instant.parse(story.at("/history/1/at"))).isBetween(before, Instant.now());
        assertThat(story.json().path("history").size()).isEqualTo(2);
        assertThat(caller.get(Scene.path("/commissions?standing=owed")).status())
                .isEqualTo(400);
    }
}
