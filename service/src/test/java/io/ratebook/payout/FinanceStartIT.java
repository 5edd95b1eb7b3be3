package io.ratebook.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.settlement.Scene;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What finance looks at first, and the lists behind it. */
class FinanceStartIT extends ShopTest {
    private ApiClient finance = anonymous();

    private Shop shop(String... partners) throws IOException {
        finance = as("admin", "program-manager", "finance");
        return open(finance, Scene.tenPercent(), partners);
    }

    private Answer get(String path) {
        return Shop.done(finance.get(Scene.path(path)), 200);
    }

    @Test
    @DisplayName("B04 B09: what is payable by age sums to what is payable, and each age opens its partners")
    void payable_by_age() throws IOException {
        Shop shop = shop("P-1", "P-2");
        LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
        shop.sales("S1,sale,," + today.minusDays(7) + "T00:00:00Z,P-1,100.00,GBP\n"
                + "S2,sale,," + today.minusDays(8) + "T12:00:00Z,P-1,50.00,GBP\n"
                + "S3,sale,," + today.minusDays(60) + "T12:00:00Z,P-2,70.00,GBP\n"
                + "S4,sale,,2010-12-03T12:00:00Z,P-2,300.00,GBP\n"
                + "S5,sale,,2010-12-04T12:00:00Z,P-1,20.00,EUR\n");
        shop.approveAll();
        Answer ages = get("/payable-ages");
        assertThat(ages.json().findValuesAsString("age")).containsExactly("0-7", "8-30", "31-60", "over-90", "over-90");
        assertThat(ages.at("/0/amount/amount")).isEqualTo("10.00");
        assertThat(ages.at("/2/amount/amount")).isEqualTo("7.00");
        assertThat(ages.at("/4/amount/amount")).isEqualTo("30.00");
        assertThat(get("/today").at("/payable/1/amount")).isEqualTo("52.00");

        Answer old = get("/payable-ages/lines?age=over-90&limit=1");
        assertThat(old.at("/items/0/partner")).isEqualTo("P-1");
        Answer next = get("/payable-ages/lines?age=over-90&limit=1&cursor=" + old.at("/next"));
        assertThat(next.at("/items/0/partner")).isEqualTo("P-2");
        assertThat(next.at("/items/0/amount/amount")).isEqualTo("30.00");
        assertThat(next.at("/items/0/since")).isEqualTo("2010-12-03");
        assertThat(get("/payable-ages/lines/totals?age=over-90").at("/count")).isEqualTo("2");
        assertThat(get("/payable-ages/lines.csv?age=8-30").text().lines())
                .containsExactly("partner,currency,amount,entries,since", "P-1,GBP,5.00,1," + today.minusDays(8));
        assertThat(finance.get(Scene.path("/payable-ages/lines?age=9")).status())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("B01 G11: commission by level goes by the level at the sale, and opens exactly those commissions")
    void commission_by_level() throws IOException {
        Shop shop = shop("P-1", "P-2");
        LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
        database()
                .jdbc()
                .update("DELETE FROM partner_level WHERE partner_id = (SELECT id FROM partner WHERE code = 'P-2')");
        shop.sales("S1,sale,," + today.minusDays(9) + "T12:00:00Z,P-1,100.00,GBP\n"
                + "S2,sale,," + today.minusDays(8) + "T12:00:00Z,P-2,40.00,GBP\n"
                + "S3,sale,,2010-12-03T12:00:00Z,P-1,500.00,GBP\n");
        Answer levels = get("/today/by-level");
        assertThat(levels.at("/levels/0/level")).isEqualTo("Gold");
        assertThat(levels.at("/levels/0/earned/amount")).isEqualTo("10.00");
        assertThat(levels.json().at("/levels/1/level").isNull()).isTrue();
        assertThat(levels.at("/levels/1/earned/amount")).isEqualTo("4.00");
        String from = levels.at("/from");
        assertThat(get("/commissions/totals?level=Gold&from=" + from).at("/sums/0/amount"))
                .isEqualTo("10.00");
        assertThat(get("/commissions/totals?level=(none)&from=" + from).at("/sums/0/amount"))
                .isEqualTo("4.00");
    }
}
