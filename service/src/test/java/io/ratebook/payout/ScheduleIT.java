package io.ratebook.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.jobs.Jobs;
import io.ratebook.settlement.Scene;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Payouts that are made by themselves. */
class ScheduleIT extends ShopTest {
    @Test
    @DisplayName("E01 reliability 35: a day of the schedule gives one run, however many look and however late")
    void a_day_gives_one_run() throws IOException {
        ApiClient finance = as("admin", "program-manager", "finance");
        Shop shop = open(finance, Scene.tenPercent(), "P-1");
        shop.paypal("P-1");
        shop.sales("S1,sale,,2010-12-03T12:00:00Z,P-1,100.00,GBP\n");
        shop.approveAll();
        Shop.done(finance.put(Scene.path("/payout-schedule"), "{\"every\":\"yearly\",\"day\":40}"), 422);
        Shop.done(finance.put(Scene.path("/payout-schedule"), "{\"every\":\"monthly\",\"day\":31}"), 200);
        PayoutSchedules schedules = bean(PayoutSchedules.class);
        schedules.tick();
        assertThat(runs()).isEmpty();

        String missed = LocalDate.now().minusDays(40).toString();
        database().jdbc().update("UPDATE payout_schedule SET next_on = ?", missed);
        IntStream.range(0, 4).parallel().forEach(i -> schedules.tick());
        assertThat(runs()).containsExactly("scheduled");
        assertThat(LocalDate.parse(Shop.done(finance.get(Scene.path("/payout-schedule")), 200)
                        .at("/nextOn")))
                .isAfter(LocalDate.now().minusDays(1));
        Long job = database().jdbc().queryForObject("SELECT job_id FROM payout_run", Long.class);
        assertThat(bean(Jobs.class).find(job == null ? 0 : job)).isPresent();
        Shop.done(finance.delete(Scene.path("/payout-schedule")), 204);
        assertThat(Shop.done(finance.get(Scene.path("/payout-schedule")), 200).text())
                .contains("\"every\":null");
    }

    private List<String> runs() {
        return database().jdbc().queryForList("SELECT kind FROM payout_run", String.class);
    }

    @Test
    @DisplayName("E01: what was approved for a later day is handed on when the day has come")
    void scheduled_until_its_day() throws IOException {
        ApiClient finance = as("admin", "program-manager", "finance");
        Shop shop = open(finance, Scene.tenPercent(), "P-1");
        shop.paypal("P-1");
        shop.sales("S1,sale,,2010-12-03T12:00:00Z,P-1,100.00,GBP\n");
        shop.approveAll();
        long run =
                shop.run("{\"to\":\"2030-12-30\",\"payOn\":\"" + LocalDate.now().plusDays(3) + "\"}");
        shop.approve(run);
        assertThat(shop.payouts("").at("/items/0/state")).isEqualTo("scheduled");
        bean(PayoutSchedules.class).tick();
        assertThat(shop.payouts("").at("/items/0/state")).isEqualTo("scheduled");
        shop.pay(run);
        assertThat(shop.payouts("").at("/items/0/state")).isEqualTo("scheduled");
        database()
                .jdbc()
                .update("UPDATE payout_run SET pay_on = ?", LocalDate.now().toString());
        bean(PayoutSchedules.class).tick();
        assertThat(shop.payouts("").at("/items/0/state")).isEqualTo("approved");
        shop.pay(run);
        assertThat(shop.sum("P-1", "balance")).isEqualTo("0.00");
        shop.ledgerHolds();
    }
}
