package io.ratebook.payout;

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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A month as the screens of payouts read it: P-1 is owed 2,000.00, P-2 and P-6 12.00 and 10.00, below the minimum of 25.00, P-3
 * 40.00 without payment details, P-4 60.00 on hold, P-5 70.00 not approved.
 */
class PayoutMonthIT extends ServiceTest {
    private static final String FILE = "reference,type,original_reference,occurred_at,partner,amount,currency\n";

    private ApiClient caller = anonymous();
    private ApiClient second = anonymous();
    private @Nullable Scene shop;

    @BeforeEach
    void month() throws IOException {
        caller = as("admin", "program-manager", "finance");
        second = as("finance");
        Scene scene = new Scene(caller, bean(Jobs.class));
        shop = scene;
        scene.policy(
                new TypedWorkbook()
                        .sheet("Policy", "Title|Shop", "Currency|GBP")
                        .sheet("Rates", "Rows are read|First matching row wins", "Category|Rate", "|10 %")
                        .sheet("Durations", "Hold days|Approval", "30|by hand")
                        .sheet("Thresholds", "Minimum", "25 GBP"),
                "2010-01-01");
        Scene.partners(
                bean(PartnerImport.class),
                bean(Programs.class).required(Scene.PROGRAM),
                List.of("P-1", "P-2", "P-3", "P-4", "P-5", "P-6"));
        for (String code : List.of("P-1", "P-2", "P-4", "P-5", "P-6")) {
            ok(
                    caller.put(
                            Scene.path("/partners/" + code + "/payment-details"),
                            "{\"method\":\"paypal\",\"paypal\":\"" + code.toLowerCase(Locale.ROOT) + "@example.org\"}"),
                    200);
        }
        Instant yesterday = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        scene.sales(FILE
                + "S1,sale,,2010-12-03T12:00:00Z,P-1,15000.00,GBP\n"
                + "S2,sale,,2010-12-04T12:00:00Z,P-1,5000.00,GBP\n"
                + "S3,sale,,2010-12-05T12:00:00Z,P-2,120.00,GBP\n"
                + "S4,sale,,2010-12-06T12:00:00Z,P-3,400.00,GBP\n"
                + "S5,sale,," + yesterday + ",P-4,600.00,GBP\n"
                + "S7,sale,,2010-12-07T12:00:00Z,P-6,100.00,GBP\n");
        approve(scene, 6);
        scene.sales(FILE + "S6,sale,,2010-12-07T12:00:00Z,P-5,700.00,GBP\n");
    }

    private Scene scene() {
        return Objects.requireNonNull(shop);
    }

    private Answer ok(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        return answer;
    }

    private void approve(Scene scene, int count) {
        done(scene, caller.post(Scene.path("/commissions/approve"), "{\"filter\":{},\"count\":" + count + "}"));
    }

    private JsonNode done(Scene scene, Answer asked) {
        long job = ok(asked, 202).json().path("job").longValue();
        scene.done(job);
        return ok(caller.get("/api/v1/jobs/" + job), 200).json().path("result");
    }

    private JsonNode get(String path) {
        return ok(caller.get(Scene.path(path)), 200).json();
    }

    private long generate(String body) {
        Answer asked = caller.post(Scene.path("/payout-runs"), body);
        done(scene(), asked);
        return asked.json().path("run").longValue();
    }

    private static String amounts(JsonNode sums) {
        List<String> all = new ArrayList<>();
        sums.forEach(sum ->
                all.add((sum.path("state").asString("") + sum.path("reason").asString("")) + " "
                        + (sum.path("payouts").asInt(0) + sum.path("partners").asInt(0)) + " "
                        + sum.at("/amount/amount").asString()));
        return String.join(", ", all);
    }

    private String balance(String partner, String which) {
        return get("/partners/" + partner + "/balances")
                .at("/0/" + which + "/amount")
                .asString();
    }

    @Test
    @DisplayName(
            "B02 B09: one summed line for partner and currency says what is payable, held and not approved, and why not")
    void pending_payments() {
        JsonNode items = get("/pending-payments").path("items");
        List<String> lines = new ArrayList<>();
        items.forEach(line -> lines.add(line.path("partner").asString()
                + " " + line.at("/payable/amount").asString()
                + " " + line.at("/onHold/amount").asString()
                + " " + line.at("/notApproved/amount").asString()
                + " " + line.path("method").asString("none")
                + " " + line.path("why")
                + " " + line.at("/needed/amount").asString("")));
        assertThat(lines)
                .containsExactly(
                        "P-1 2000.00 0.00 0.00 paypal [] ",
                        "P-2 12.00 0.00 0.00 paypal [\"below-threshold\"] 25.00",
                        "P-3 40.00 0.00 0.00 none [\"no-payment-details\"] ",
                        "P-4 0.00 60.00 0.00 paypal [\"on-hold\"] ",
                        "P-5 0.00 0.00 70.00 paypal [\"not-approved\"] ",
                        "P-6 10.00 0.00 0.00 paypal [\"below-threshold\"] 25.00");
        String csv = ok(caller.get(Scene.path("/pending-payments.csv")), 200).text();
        assertThat(csv.lines())
                .hasSize(7)
                .contains(
                        "P-1,GBP,2000.00,0.00,,0.00,paypal,,,true",
                        "P-2,GBP,12.00,0.00,,0.00,paypal,below-threshold,25.00,false",
                        "P-3,GBP,40.00,0.00,,0.00,,no-payment-details,,false");
        assertThat(get("/pending-payments/totals").toString())
                .isEqualTo("{\"count\":6,\"sums\":["
                        + "{\"name\":\"payable\",\"amount\":\"2062.00\",\"currency\":\"GBP\"},"
                        + "{\"name\":\"onHold\",\"amount\":\"60.00\",\"currency\":\"GBP\"},"
                        + "{\"name\":\"notApproved\",\"amount\":\"70.00\",\"currency\":\"GBP\"}]}");
        assertThat(get("/pending-payments/totals?partner=P-2")
                        .at("/sums/0/amount")
                        .asString())
                .isEqualTo("12.00");
        assertThat(get("/pending-payments/without-details").toString())
                .isEqualTo("[{\"partners\":1,\"owed\":{\"amount\":\"40.00\",\"currency\":\"GBP\"}}]");
    }

    @Test
    @DisplayName("E13: everybody left out is listed with the reason, by page, by reason and as CSV, and the sums tie")
    void left_out() {
        long run = generate("{\"to\":\"2030-12-31\"}");
        String path = "/payout-runs/" + run + "/left-out";
        JsonNode told = get("/payout-runs/" + run);
        assertThat(amounts(told.path("sums"))).isEqualTo("open 1 2000.00");
        assertThat(amounts(told.path("leftOut")))
                .isEqualTo(
                        "below-threshold 2 22.00, no-payment-details 1 40.00, not-approved 1 70.00, on-hold 1 60.00");
        JsonNode all = get(path);
        assertThat(all.path("items")).hasSize(5);
        assertThat(all.path("next").isNull()).isTrue();
        List<String> byPage = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = get(path + "?limit=2" + (next.isEmpty() ? "" : "&cursor=" + next));
            page.path("items").forEach(one -> byPage.add(one.path("partner").asString()));
            next = page.path("next").asString("");
        } while (!next.isEmpty());
        assertThat(byPage).containsExactly("P-2", "P-3", "P-4", "P-5", "P-6");

        JsonNode below = get(path + "?reason=below-threshold").path("items");
        assertThat(below).hasSize(2);
        assertThat(below.at("/0/partner").asString()).isEqualTo("P-2");
        assertThat(below.at("/0/amount/amount").asString()).isEqualTo("12.00");
        assertThat(below.at("/0/needed/amount").asString()).isEqualTo("25.00");
        assertThat(below.at("/0/said").asString()).contains("from 25");
        assertThat(get(path + "?reason=on-hold").at("/items/0/until").asString())
                .startsWith(LocalDate.now(ZoneOffset.UTC).plusDays(29).toString());
        assertThat(get(path + "/totals?reason=below-threshold").toString())
                .isEqualTo("{\"count\":2,\"sums\":[{\"name\":\"amount\",\"amount\":\"22.00\",\"currency\":\"GBP\"}]}");
        assertThat(get(path + "/totals?q=P-3").toString()).isEqualTo("{\"count\":1,\"sums\":[]}");
        assertThat(ok(caller.get(Scene.path(path + ".csv?reason=no-payment-details")), 200)
                        .text()
                        .lines())
                .containsExactly(
                        "partner,currency,reason,amount,needed,until,said", "P-3,GBP,no-payment-details,40.00,,,");
        assertThat(ok(caller.get(Scene.path(path + "?reason=tired")), 400).at("/code"))
                .isNotEmpty();
        ok(caller.get(Scene.path("/payout-runs/999/left-out")), 404);
        ok(anonymous().get(Scene.path(path)), 401);
    }

    @Test
    @DisplayName(
            "B11 B13 E07 E09 E10 E11: a month is made, frozen, approved by a second person and paid; every number on the way")
    void a_month() {
        long run = generate(
                "{\"from\":\"2010-12-01\",\"to\":\"2010-12-31\",\"partners\":[\"P-1\",\"P-2\"],\"noMinimum\":true}");
        assertThat(amounts(get("/payout-runs/" + run).path("sums"))).isEqualTo("open 2 2012.00");
        long again = generate("{\"to\":\"2030-12-31\",\"partners\":[\"P-1\",\"P-2\"]}");
        assertThat(get("/payout-runs/" + again).path("sums")).isEmpty();
        assertThat(get("/payout-runs/" + again).path("inPayouts").asInt()).isEqualTo(3);
        assertThat(balance("P-1", "payable")).isEqualTo("0.00");
        assertThat(balance("P-1", "beingPaid")).isEqualTo("2000.00");

        String hash = done(scene(), caller.post(Scene.path("/payout-runs/" + run + "/freeze"), "{}"))
                .path("hash")
                .asString();
        assertThat(get("/payout-runs/" + run).path("secondPerson").asBoolean()).isTrue();
        String approve = Scene.path("/payout-runs/" + run + "/approve");
        assertThat(ok(caller.post(approve, "{\"hash\":\"" + hash + "\"}"), 409).at("/code"))
                .isEqualTo("second-person");
        assertThat(ok(second.post(approve, "{\"hash\":\"" + "0".repeat(64) + "\"}"), 409)
                        .at("/code"))
                .isEqualTo("other-content");
        done(scene(), second.post(approve, "{\"hash\":\"" + hash + "\"}"));
        assertThat(amounts(get("/payout-runs/" + run).path("sums"))).isEqualTo("approved 2 2012.00");
        assertThat(get("/payouts?state=open,frozen,approved,scheduled,processing")
                        .path("items"))
                .hasSize(2);
        assertThat(get("/payouts/totals?state=paid,returned").path("count").asInt())
                .isZero();
        assertThat(get("/commissions?state=paid").path("items")).isEmpty();

        done(
                scene(),
                caller.post(
                        Scene.path("/payouts/paid"),
                        "{\"run\":" + run + ",\"paidOn\":\"2026-01-31\",\"reference\":\"BANK-1\"}"));
        JsonNode history = get("/payouts?state=paid,returned&sort=invoice").path("items");
        assertThat(history).hasSize(2);
        assertThat(history.at("/0/invoice").asInt()).isEqualTo(1);
        assertThat(history.at("/1/invoice").asInt()).isEqualTo(2);
        assertThat(history.at("/0/reference").asString()).isEqualTo("BANK-1");
        assertThat(ok(caller.get(Scene.path("/payouts.csv?state=paid&partner=P-2")), 200)
                        .text()
                        .lines())
                .hasSize(2)
                .anyMatch(line -> line.contains(",P-2,12.00,GBP,paid,paypal,") && line.contains("2026-01-31,BANK-1"));
        assertThat(get("/payouts/by-month").toString())
                .isEqualTo(
                        "[{\"month\":\"2026-01\",\"payouts\":2,\"paid\":{\"amount\":\"2012.00\",\"currency\":\"GBP\"}}]");
        assertThat(balance("P-1", "paid")).isEqualTo("2000.00");
        assertThat(balance("P-1", "balance")).isEqualTo("0.00");
        assertThat(balance("P-2", "balance")).isEqualTo("0.00");
        assertThat(get("/payouts?stuck=true").path("items")).isEmpty();

        long payout = get("/payouts?state=paid&partner=P-2").at("/items/0/id").longValue();
        ok(caller.post(Scene.path("/payouts/" + payout + "/return"), "{\"reason\":\"account closed\"}"), 200);
        assertThat(balance("P-2", "payable")).isEqualTo("12.00");
        assertThat(get("/payouts/by-month").at("/0/paid/amount").asString()).isEqualTo("2000.00");
        assertThat(bean(LedgerCheck.class).run().findings())
                .allSatisfy(found -> assertThat(found.shown()).as(found.name()).isEmpty());
    }
}
