package io.ratebook.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {
    private static final String GOOD =
            "{\"reference\":\"OR1\",\"type\":\"sale\",\"occurred_at\":\"2011-03-01T09:30:00Z\",\"amount\":15.30,\"currency\":\"GBP\"}";

    @TempDir
    Path folder = Path.of("");

    @Test
    void an_object_says_the_same_as_a_line_of_CSV() {
        ReadSales json = ReadSales.of(folder, """

                {"reference": "OR1", "type": "sale", "occurred_at": "2011-03-01T09:30:00Z", "partners": "P1:60;P2:40", \
                "amount": 15.30, "cost": "4.5", "quantity": 3, "currency": "GBP", "customer": 17850, "coupon": null, \
                "attribute.gift": true}
                """);
        ReadSales csv = ReadSales.of(folder, """
                reference,type,occurred_at,partners,amount,cost,quantity,currency,customer,coupon,attribute.gift
                OR1,sale,2011-03-01T09:30:00Z,P1:60;P2:40,15.30,4.5,3,GBP,17850,,true
                """);
        assertThat(json.only()).isEqualTo(csv.only());
    }

    @Test
    void an_amount_keeps_its_digits_and_is_never_a_floating_point_number() {
        ReadSales read = ReadSales.of(folder, GOOD.replace("15.30", "999999999999.99"));
        assertThat(read.only().amount().toPlainString()).isEqualTo("999999999999.99");
        assertThat(ReadSales.of(folder, GOOD.replace("15.30", "1.53e1")).problems())
                .singleElement()
                .asString()
                .contains("found \"1.53e1\", expected a plain number");
    }

    @Test
    void every_broken_line_is_named_and_the_others_are_read() {
        ReadSales read = ReadSales.of(
                folder,
                String.join(
                        "\n",
                        GOOD,
                        "{\"reference\":\"OR2\"",
                        "[1]",
                        GOOD + GOOD,
                        GOOD.replace("\"OR1\"", "{\"id\":1}"),
                        GOOD.replace("\"type\"", "\"reference\""),
                        GOOD.replace("\"type\"", "\"Reference\""),
                        GOOD.replace("\"type\"", "\"typ\""),
                        GOOD.replace("\"type\"", "\"typ\""),
                        GOOD));
        assertThat(read.lines()).hasSize(2);
        assertThat(read.problems())
                .hasSize(8)
                .satisfies(
                        problems -> assertThat(problems.get(0))
                                .startsWith("sales.csv:2: ")
                                .contains("a JSON object"),
                        problems ->
                                assertThat(problems.get(1)).contains(":3: found \"[1]\", expected a JSON object in"),
                        problems -> assertThat(problems.get(2)).contains(":4: ", "nothing behind it"),
                        problems -> assertThat(problems.get(3)).contains(":5: reference: ", "a text or a number"),
                        problems -> assertThat(problems.get(4)).contains(":6: ", "reference"),
                        problems -> assertThat(problems.get(5)).contains(":7: Reference: ", "every key once"),
                        problems -> assertThat(problems.get(6)).contains(":8: typ: expected type"),
                        problems -> assertThat(problems.get(7)).contains(":9: type: expected sale or refund"));
    }

    @Test
    void a_line_without_end_is_cut_and_named() {
        ReadSales read = ReadSales.of(folder, GOOD + "\n{\"reference\":\"" + "x".repeat(1 << 20) + "\"}\n" + GOOD);
        assertThat(read.lines()).hasSize(2);
        assertThat(read.problems()).singleElement().asString().contains(":2: ", "at most 1048576 characters");
    }
}
