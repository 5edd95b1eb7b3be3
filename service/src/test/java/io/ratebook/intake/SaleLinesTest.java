package io.ratebook.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.evaluation.Credit;
import io.ratebook.evaluation.SaleLine;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaleLinesTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void a_line_with_every_column_keeps_every_value() {
        ReadSales read = ReadSales.of(folder, """
                reference,type,original_reference,occurred_at,partners,customer,country,product,category,channel,coupon,\
                source,event,quantity,amount,discount,tax,shipping,fees,cost,currency,order_reference,attribute.Season
                OR1,sale,,2011-03-01T09:30:00Z,P1:60;P2:40,C9,DE,15056n,HOME,web,SPRING,shop,renewal,2.5,15.30,1.30,2.00,\
                3.00,0.123456,4.5,GBP,O7,winter
                """);
        SaleLine line = read.only();
        assertThat(line)
                .isEqualTo(new SaleLine(
                        2,
                        false,
                        "shop",
                        "OR1",
                        null,
                        "renewal",
                        micros("2011-03-01T09:30:00Z"),
                        List.of(new Credit("P1", new BigDecimal("6E+1")), new Credit("P2", new BigDecimal("4E+1"))),
                        "C9",
                        "DE",
                        "15056n",
                        "HOME",
                        "web",
                        "SPRING",
                        "GBP",
                        new BigDecimal("2.5"),
                        new BigDecimal("15.30"),
                        new BigDecimal("1.30"),
                        new BigDecimal("2.00"),
                        new BigDecimal("3.00"),
                        new BigDecimal("0.123456"),
                        new BigDecimal("4.5"),
                        "O7",
                        Map.of("Season", "winter")));
    }

    @Test
    void what_is_absent_is_zero_unknown_or_the_default() {
        SaleLine line = ReadSales.of(folder, ReadSales.TITLES + "\nOR1,sale,2011-03-01T09:30:00Z,15.30,GBP\n")
                .only();
        assertThat(line.source()).isEqualTo("default");
        assertThat(line.event()).isEqualTo("sale");
        assertThat(line.credits()).isEmpty();
        assertThat(line.discount()).isZero();
        assertThat(line.fees()).isZero();
        assertThat(line.cost()).isNull();
        assertThat(line.quantity()).isNull();
        assertThat(line.order()).isNull();
    }

    @Test
    void a_refund_names_its_sale_or_leaves_it_open() {
        ReadSales read = ReadSales.of(folder, """
                reference,type,original_reference,occurred_at,amount,currency
                OR1-R1,refund,OR1,2011-03-01T09:30:00Z,5.10,GBP
                OR2-R1,refund,,2011-03-01T09:30:00Z,5.10,GBP
                """);
        assertThat(read.problems()).isEmpty();
        assertThat(read.lines()).extracting(SaleLine::refund).containsExactly(true, true);
        assertThat(read.lines()).extracting(SaleLine::originalReference).containsExactly("OR1", null);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "2011-03-01T09:30:00Z,         2011-03-01T09:30:00Z",
        "2011-03-01T09:30:00,          2011-03-01T09:30:00Z",
        "2011-03-01 09:30:00,          2011-03-01T09:30:00Z",
        "2011-03-01T09:30,             2011-03-01T09:30:00Z",
        "2011-03-01 09:30:00+00:00,    2011-03-01T09:30:00Z",
        "2011-03-01T09:30:00+02:00,    2011-03-01T07:30:00Z",
        "2011-03-01T09:30:00+0200,     2011-03-01T07:30:00Z",
        "2011-03-01T09:30:00-05,       2011-03-01T14:30:00Z",
        "2011-03-01T09:30:00.123456Z,  2011-03-01T09:30:00.123456Z",
        "2011-03-01T09:30:00.1234567Z, 2011-03-01T09:30:00.123456Z",
        "1900-01-01T00:00:00Z,         1900-01-01T00:00:00Z",
        "2200-12-31T23:59:59Z,         2200-12-31T23:59:59Z",
    })
    void times_are_read_as_ISO_8601_has_them_and_as_UTC_where_nothing_is_said(String written, String instant) {
        assertThat(ReadSales.with(folder, "occurred_at", written).only().occurredAtMicros())
                .isEqualTo(micros(instant));
    }

    @ParameterizedTest
    @CsvSource({
        "2011-03-01",
        "01.03.2011 09:30",
        "2011-02-30T09:30:00Z",
        "2011-03-01T24:30:00Z",
        "2011-03-01T09:30:60Z",
        "1899-12-31T23:59:59Z",
        "2201-01-01T00:00:00Z",
        "40603.39583",
        "2011-03-01T09:30:00 Europe/London",
        "''"
    })
    void what_is_no_time_or_outside_1900_to_2200_is_refused(String written) {
        assertThat(ReadSales.with(folder, "occurred_at", written).problems())
                .singleElement()
                .asString()
                .startsWith("sales.csv:2: occurred_at: ")
                .contains("such as 2011-03-01T09:30:00Z", written);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "amount    | -5.00           | found \"-5.00\", expected zero or more",
                "discount  | -0.01           | found \"-0.01\", expected zero or more",
                "tax       | -1              | found \"-1\", expected zero or more",
                "shipping  | -1              | found \"-1\", expected zero or more",
                "fees      | -1              | found \"-1\", expected zero or more",
                "cost      | -1              | found \"-1\", expected zero or more",
                "quantity  | -1              | found \"-1\", expected zero or more",
                "amount    | 15.305          | found \"15.305\", expected at most 2 decimals",
                "discount  | 1.005           | found \"1.005\", expected at most 2 decimals",
                "tax       | 1.005           | found \"1.005\", expected at most 2 decimals",
                "shipping  | 1.005           | found \"1.005\", expected at most 2 decimals",
                "fees      | 0.1234567       | found \"0.1234567\", expected at most 6 decimals",
                "cost      | 0.1234567       | found \"0.1234567\", expected at most 6 decimals",
                "discount  | 15.31           | found \"15.31\", expected at most the amount, 15.30",
                "amount    | ''              | expected an amount, but the cell is blank",
                "amount    | 1,234.50        | found \"1,234.50\", expected a plain number",
                "amount    | 15,30           | found \"15,30\", expected a plain number",
                "amount    | 1e3             | found \"1e3\", expected a plain number",
                "amount    | £15.30          | found \"£15.30\", expected a plain number",
                "amount    | ١٥              | found \"١٥\", expected a plain number",
                "amount    | 15.             | found \"15.\", expected a plain number",
                "amount    | .               | found \".\", expected a plain number",
                "amount    | NaN             | found \"NaN\", expected a plain number",
                "amount    | 1000000000000   | expected less than 1,000,000,000,000",
                "currency  | gbp             | found \"gbp\", expected an ISO 4217 currency code",
                "currency  | XYZ             | found \"XYZ\", expected an ISO 4217 currency code",
                "currency  | ''              | the policy names no currency either",
                "reference | ''              | expected a value, but the cell is blank",
                "type      | return          | found \"return\", expected sale or refund",
                "type      | ''              | expected sale or refund",
                "original_reference | OR0    | expected nothing in a line of type sale",
                "partners  | P1              | found \"P1\", expected partners with their shares in percent, such as P1:60;P2:40",
                "partners  | P1:60;          | expected partners with their shares in percent",
                "partners  | :60             | expected partners with their shares in percent",
                "partners  | P1:x            | found \"P1:x\", expected a plain number",
                "partners  | P1:0            | expected a share above 0 for P1",
                "partners  | P1:-1           | expected zero or more",
                "partners  | P1:60;P2:41     | expected shares of at most 100 together, but they are 101",
                "partners  | P1:60;P1:40     | expected P1 once",
            })
    void a_value_that_cannot_be_is_named_with_its_line_and_column(String column, String value, String expected) {
        ReadSales read = ReadSales.with(folder, column, value);
        assertThat(read.lines()).isEmpty();
        assertThat(read.problems())
                .singleElement()
                .asString()
                .startsWith("sales.csv:2: " + column + ": ")
                .contains(expected);
    }

    @ParameterizedTest(name = "U+{0}")
    @CsvSource({"0007", "200B", "202E", "2028", "FEFF", "00AD", "D800"})
    void a_code_holds_no_character_that_nobody_sees(String codePoint) {
        String hidden = String.valueOf((char) Integer.parseInt(codePoint, 16));
        if (codePoint.equals("D800")) {
            assertThat(CodeText.fault("A" + hidden + "B")).contains("half of one");
            return;
        }
        assertThat(ReadSales.with(folder, "product", "A" + hidden + "B").problems())
                .singleElement()
                .asString()
                .contains("product: found \"A\\u" + codePoint + "B\"", "(here U+" + codePoint + ")");
    }

    @Test
    void a_code_has_at_most_255_characters_and_no_spaces_around_it() {
        String longest = "x".repeat(253) + "𝄞𝄞";
        assertThat(ReadSales.with(folder, "product", "\u00a0 " + longest + "\t")
                        .only()
                        .product())
                .isEqualTo(longest);
        assertThat(ReadSales.with(folder, "product", longest + "x").problems())
                .singleElement()
                .asString()
                .contains("xxx...", "expected at most 255 characters");
    }

    @Test
    void partner_and_partners_exclude_each_other() {
        ReadSales read = ReadSales.of(
                folder, ReadSales.TITLES + ",partner,partners\nOR1,sale,2011-03-01T09:30:00Z,15.30,GBP,P1,P2:40\n");
        assertThat(read.problems())
                .containsExactly(
                        "sales.csv:2: partners: found \"P2:40\", expected either partner or partners, not both");
    }

    @Test
    void zeros_behind_the_last_decimal_are_no_decimals() {
        assertThat(ReadSales.with(folder, "amount", "15.3000").only().amount()).isEqualByComparingTo("15.30");
        assertThat(ReadSales.with(folder, "amount", "-0.00").only().amount()).isZero();
    }

    @Test
    void decimals_are_those_of_the_line_s_currency() {
        ReadSales read = ReadSales.of(
                folder,
                ReadSales.TITLES + "\nA,sale,2011-03-01T09:30:00Z,1500.5,JPY\nB,sale,2011-03-01T09:30:00Z,1.234,KWD\n");
        assertThat(read.problems())
                .containsExactly("sales.csv:2: amount: found \"1500.5\", expected at most 0 decimals");
        assertThat(read.lines()).extracting(SaleLine::reference).containsExactly("B");
    }

    @Test
    void without_a_currency_column_the_policy_s_currency_counts() {
        String text = "reference,type,occurred_at,amount\nOR1,sale,2011-03-01T09:30:00Z,15.30\n";
        assertThat(ReadSales.of(folder, text.getBytes(StandardCharsets.UTF_8), "EUR")
                        .only()
                        .currency())
                .isEqualTo("EUR");
        assertThat(ReadSales.of(folder, text).problems())
                .containsExactly("sales.csv:2: currency: expected an ISO 4217 currency code such as EUR: the policy"
                        + " names no currency either");
    }

    @Test
    void every_problem_of_every_line_is_reported() {
        ReadSales read = ReadSales.of(folder, ReadSales.TITLES + """

                        OR1,sale,2011-03-01T09:30:00Z,15.30,GBP
                        ,sold,yesterday,-1,XXL
                        OR3,sale,2011-03-01T09:30:00Z,15.30
                        OR4,sale,2011-03-01T09:30:00Z,free,GBP
                        """);
        assertThat(read.lines()).extracting(SaleLine::reference).containsExactly("OR1");
        assertThat(read.problems())
                .hasSize(7)
                .satisfies(
                        problems -> assertThat(problems.get(0)).startsWith("sales.csv:3: type:"),
                        problems -> assertThat(problems.get(1)).startsWith("sales.csv:3: reference:"),
                        problems -> assertThat(problems.get(2)).startsWith("sales.csv:3: occurred_at:"),
                        problems -> assertThat(problems.get(3)).startsWith("sales.csv:3: currency:"),
                        problems -> assertThat(problems.get(4)).startsWith("sales.csv:3: amount:"),
                        problems -> assertThat(problems.get(5)).startsWith("sales.csv:4: "),
                        problems -> assertThat(problems.get(6)).startsWith("sales.csv:5: amount:"));
    }

    private static long micros(String instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant));
    }
}
