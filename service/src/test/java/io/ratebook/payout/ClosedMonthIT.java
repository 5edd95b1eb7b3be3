package io.ratebook.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.settlement.Scene;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A month that was closed is reported the same for ever, whatever happens to what counts in it. */
class ClosedMonthIT extends ShopTest {
    private static final String DECEMBER = "{\"from\":\"2010-12-01\",\"to\":\"2010-12-31\"}";
    private static final String SINCE = "{\"from\":\"2011-01-01\",\"to\":\"2030-12-31\"}";

    private ApiClient finance = anonymous();

    private JsonNode report(String range) {
        String id = Shop.done(finance.post(Scene.path("/reports"), range), 201).at("/id");
        return Shop.done(finance.get(Scene.path("/reports/" + id + "/lines")), 200)
                .json()
                .path("items");
    }

    private JsonNode ledger(String partner) {
        return Shop.done(
                        finance.get(Scene.path(
                                "/partners/" + partner + "/ledger?currency=GBP&from=2010-12-01&to=2010-12-31")),
                        200)
                .json();
    }

    private static String figures(JsonNode line) {
        return List.of("opening", "earned", "clawedBack", "paid", "closing").stream()
                .map(one -> line.path(one).path("amount").asString())
                .reduce((a, b) -> a + " " + b)
                .orElseThrow();
    }

    private long idOf(String sale) {
        Long id = database()
                .jdbc()
                .queryForObject(
                        "SELECT c.id FROM commission c JOIN sale s ON s.id = c.sale_id WHERE s.reference = ? ORDER BY c.id"
                                + " LIMIT 1",
                        Long.class,
                        sale);
        return id == null ? 0 : id;
    }

    @Test
    @DisplayName("C02 C12: declining and returning what counts in a closed month counts on the first open day")
    void a_closed_month_stays() throws IOException {
        finance = as("admin", "program-manager", "finance");
        Shop shop = open(finance, Scene.tenPercent(), "P-1", "P-2");
        shop.paypal("P-1");
        shop.sales("S1,sale,,2010-12-03T12:00:00Z,P-1,100.00,GBP\nS2,sale,,2010-12-04T12:00:00Z,P-2,50.00,GBP\n");
        shop.approveAll();
        long run = shop.run("{\"to\":\"2030-12-30\",\"partners\":[\"P-1\"]}");
        shop.approve(run);
        shop.job(finance.post(Scene.path("/payouts/paid"), "{\"run\":" + run + ",\"paidOn\":\"2010-12-20\"}"));
        JsonNode outlook = Shop.done(finance.get(Scene.path("/books?until=2010-12-31")), 200)
                .json()
                .path("outlook");
        assertThat(outlook.at("/paid/0/amount/amount").asString()).isEqualTo("10.00");
        assertThat(outlook.at("/counted/0/amount/amount").asString()).isEqualTo("5.00");
        Shop.done(finance.post(Scene.path("/books/close"), "{\"until\":\"2010-12-31\"}"), 200);
        JsonNode closed = report(DECEMBER);
        assertThat(figures(closed.get(0))).isEqualTo("0.00 10.00 0.00 10.00 0.00");
        assertThat(figures(closed.get(1))).isEqualTo("0.00 5.00 0.00 0.00 5.00");
        JsonNode one = ledger("P-1");
        JsonNode two = ledger("P-2");

        long declined = idOf("S2");
        Shop.done(
                finance.post(Scene.path("/commissions/" + declined + "/decline"), "{\"reason\":\"his own order\"}"),
                200);
        String payout = shop.payouts("").at("/items/0/id");
        Shop.done(finance.post(Scene.path("/payouts/" + payout + "/return"), "{\"reason\":\"account closed\"}"), 200);
        shop.ledgerHolds();

        assertThat(figures(report(DECEMBER).get(0))).isEqualTo("0.00 10.00 0.00 10.00 0.00");
        assertThat(figures(report(DECEMBER).get(1))).isEqualTo("0.00 5.00 0.00 0.00 5.00");
        assertThat(ledger("P-1")).isEqualTo(one);
        assertThat(ledger("P-2")).isEqualTo(two);
        assertThat(figures(report(SINCE).get(0))).isEqualTo("0.00 0.00 0.00 -10.00 10.00");
        assertThat(figures(report(SINCE).get(1))).isEqualTo("5.00 0.00 5.00 0.00 0.00");
        assertThat(shop.sum("P-1", "payable")).isEqualTo("10.00");
        assertThat(shop.sum("P-2", "balance")).isEqualTo("0.00");

        Shop.done(finance.post(Scene.path("/commissions/" + declined + "/rerun"), ""), 200);
        assertThat(shop.sum("P-2", "pending")).isEqualTo("5.00");
        assertThat(shop.sum("P-2", "payable")).isEqualTo("0.00");
        shop.approveAll();
        assertThat(shop.sum("P-2", "payable")).isEqualTo("5.00");
        assertThat(figures(report(DECEMBER).get(1))).isEqualTo("0.00 5.00 0.00 0.00 5.00");
        shop.ledgerHolds();
        assertThat(LocalDate.parse(database()
                        .jdbc()
                        .queryForObject(
                                "SELECT MIN(effective_day) FROM ledger_transaction WHERE why <> 'sale'"
                                        + " AND booked_at > (SELECT closed_at FROM closed_books)",
                                String.class)))
                .isAfter(LocalDate.of(2010, 12, 31));
    }
}
