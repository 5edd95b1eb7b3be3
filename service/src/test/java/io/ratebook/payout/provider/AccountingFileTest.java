package io.ratebook.payout.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.money.CurrencyCode;
import io.ratebook.money.Money;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AccountingFileTest {
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);

    private static String file(AccountingLine... lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (AccountingFile file = new AccountingFile(out)) {
            for (AccountingLine line : lines) {
                file.line(line);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static AccountingLine line(String name, String reference, Money amount) {
        return new AccountingLine(
                "R-000017",
                "Batch-20260601",
                "P-1",
                name,
                amount,
                MAY,
                "paid",
                "paypal",
                reference,
                MAY,
                MAY.plusDays(30));
    }

    @Test
    @DisplayName("B10: the file for accounting names each payout with its amount in the currency's own decimals")
    void columns() {
        assertThat(file(
                        line("Zoë, \"Z\" & Co", "TX-1", new Money(123_450, CurrencyCode.of("EUR"))),
                        line("Aoi", "", new Money(1_200, CurrencyCode.of("JPY"))),
                        line("Noor", "", new Money(1_250, CurrencyCode.of("KWD")))))
                .isEqualTo(
                        "invoice,batch,partner,name,currency,amount,date,state,type,reference,periodFrom,periodTo\r\n"
                                + "R-000017,Batch-20260601,P-1,\"Zoë, \"\"Z\"\" & Co\",EUR,1234.50,2026-05-01,paid,paypal,TX-1,2026-05-01,2026-05-31\r\n"
                                + "R-000017,Batch-20260601,P-1,Aoi,JPY,1200,2026-05-01,paid,paypal,,2026-05-01,2026-05-31\r\n"
                                + "R-000017,Batch-20260601,P-1,Noor,KWD,1.250,2026-05-01,paid,paypal,,2026-05-01,2026-05-31\r\n");
    }

    @Test
    @DisplayName("B10: no cell of the file for accounting is a formula")
    void no_formula() {
        String text = file(line("=cmd|' /C calc'!A0", "@SUM(A1)", new Money(-1, CurrencyCode.of("USD"))));
        assertThat(text)
                .contains(",'=cmd|' /C calc'!A0,")
                .contains(",'@SUM(A1),")
                .contains(",-0.01,");
    }
}
