package io.ratebook.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.command.TypedWorkbook;
import io.ratebook.payout.UpcomingPayments.Assumption;
import io.ratebook.payout.UpcomingPayments.Shift;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.settlement.Scene;
import io.ratebook.version.ReadyVersions;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the next payouts would be. */
class UpcomingPaymentsIT extends ShopTest {
    private ApiClient finance = anonymous();

    private Shop shop(TypedWorkbook policy, String... partners) throws IOException {
        finance = as("admin", "program-manager", "finance");
        return open(finance, policy, partners);
    }

    private Answer summary() {
        return Shop.done(finance.get(Scene.path("/upcoming-payments/summary")), 200);
    }

    private List<String> partners(String query) {
        return Shop.done(finance.get(Scene.path("/upcoming-payments" + query)), 200)
                .json()
                .path("items")
                .findValuesAsString("partner");
    }

    private static TypedWorkbook policy() {
        return Scene.tenPercent().sheet("Thresholds", "Minimum", "10 GBP").sheet("Durations", "Hold days", "30");
    }

    @Test
    @DisplayName("E02: upcoming payments are what the next scheduled run then pays, with who is left out and why")
    void what_the_next_run_pays() throws IOException {
        Shop shop = shop(policy(), "P-1", "P-2", "P-3", "P-4", "P-5");
        LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
        LocalDate on = today.plusDays(1);
        shop.sales("S1,sale,,2010-12-03T12:00:00Z,P-1,150.00,GBP\n"
                + "S2,sale,,2010-12-03T12:00:00Z,P-2,50.00,GBP\n"
                + "S3,sale,," + today.minusDays(10) + "T12:00:00Z,P-3,200.00,GBP\n"
                + "S4,sale,,2010-12-03T12:00:00Z,P-4,300.00,GBP\n"
                + "S5,sale,," + today.minusDays(30) + "T00:00:00Z,P-5,120.00,GBP\n");
        shop.paypal("P-1", "P-2", "P-3", "P-5");
        shop.approveAll();
        assertThat(summary().at("/scheduled")).isEqualTo("false");

        Shop.done(
                finance.put(
                        Scene.path("/payout-schedule"),
                        "{\"every\":\"weekly\",\"day\":" + on.getDayOfWeek().getValue() + "}"),
                200);
        Answer told = summary();
        assertThat(told.at("/scheduled")).isEqualTo("true");
        assertThat(told.at("/on")).isEqualTo(on.toString());
        assertThat(told.at("/to")).isEqualTo(today.toString());
        assertThat(told.at("/paid/0/payouts")).isEqualTo("2");
        assertThat(told.at("/paid/0/amount/amount")).isEqualTo("27.00");
        assertThat(told.json().path("leftOut").findValuesAsString("reason"))
                .containsExactlyInAnyOrder("below-threshold", "on-hold", "no-payment-details");
        assertThat(told.at("/unpaid/0/amount/amount"))
                .isEqualTo("35.00")
                .isEqualTo(Shop.done(finance.get(Scene.path("/upcoming-payments/totals?what=left-out")), 200)
                        .at("/sums/0/amount"));
        assertThat(partners("?what=paid")).containsExactly("P-1", "P-5");
        assertThat(partners("?what=on-hold")).containsExactly("P-3");
        assertThat(Shop.done(finance.get(Scene.path("/upcoming-payments/totals?what=paid")), 200)
                        .at("/sums/0/amount"))
                .isEqualTo("27.00");
        assertThat(Shop.done(finance.get(Scene.path("/upcoming-payments.csv?what=paid")), 200)
                        .text()
                        .lines())
                .hasSize(3);
        assertThat(database().jdbc().queryForObject("SELECT COUNT(*) FROM payout_run", Integer.class))
                .isZero();

        // The day comes: yesterday's, for the clock of a test stands.
        database().jdbc().update("UPDATE payout_schedule SET next_on = ?", today.toString());
        Answer due = summary();
        bean(PayoutSchedules.class).tick();
        long run = Objects.requireNonNull(database().jdbc().queryForObject("SELECT id FROM payout_run", Long.class));
        shop.awaited(shop.told(run).at("/job"));
        Answer made = shop.told(run);
        assertThat(made.at("/kind")).isEqualTo("scheduled");
        assertThat(made.at("/sums/0/payouts")).isEqualTo(due.at("/paid/0/payouts"));
        assertThat(made.at("/sums/0/amount/amount")).isEqualTo(due.at("/paid/0/amount/amount"));
        assertThat(made.json().path("leftOut")).isEqualTo(due.json().path("leftOut"));
        shop.ledgerHolds();
    }

    @Test
    @DisplayName("E02 F09: what a draft's minimum, its amounts and its holds would make of the next payouts")
    void under_an_assumption() throws IOException {
        Shop shop = shop(policy(), "P-1", "P-2", "P-3");
        shop.sales("S1,sale,,2010-12-03T12:00:00Z,P-1,150.00,GBP\n" + "S2,sale,,2010-12-03T12:00:00Z,P-2,50.00,GBP\n");
        shop.paypal("P-1", "P-2", "P-3");
        shop.approveAll();
        Program program = bean(Programs.class).required(Scene.PROGRAM);
        UpcomingPayments upcoming = bean(UpcomingPayments.class);
        UpcomingPayments.When when = upcoming.when(program);
        assertThat(upcoming.of(program, when, Assumption.NONE).paid())
                .containsExactly(new PaymentSums.Paid("GBP", 1, 1500));

        int draft = shop.draft(Scene.tenPercent().sheet("Thresholds", "Minimum", "2 GBP"));
        Integer id = database()
                .jdbc()
                .queryForObject("SELECT id FROM policy_version WHERE number = ?", Integer.class, draft);
        var version = bean(ReadyVersions.class).version(Objects.requireNonNull(id));
        assertThat(upcoming.of(program, when, new Assumption(version, Map.of())).paid())
                .containsExactly(new PaymentSums.Paid("GBP", 2, 2000));
        Map<LineKey, Shift> shifts =
                Map.of(new LineKey("P-1", "GBP"), new Shift(-1500, 1500), new LineKey("P-3", "EUR"), new Shift(700, 0));
        PaymentSums shifted = upcoming.of(program, when, new Assumption(version, shifts));
        assertThat(shifted.paid())
                .containsExactly(new PaymentSums.Paid("EUR", 1, 700), new PaymentSums.Paid("GBP", 1, 500));
        assertThat(shifted.leftOut()).containsExactly(new PaymentSums.LeftOutSum("on-hold", "GBP", 1, 1500));
    }
}
