package io.ratebook.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.evaluation.ResultLine;
import io.ratebook.money.CurrencyCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultFormatTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx"})
    void a_reason_that_begins_like_a_formula_is_guarded_and_a_reference_never(String text) throws IOException {
        String written = written(ResultFormat.csv, line(text, -240, text));
        assertThat(written.lines().skip(1))
                .singleElement()
                .asString()
                .startsWith(text + ",reversal,")
                .contains(",-2.40,GBP,")
                .endsWith(",'" + text);
        assertThat(written(ResultFormat.ndjson, line("R1", 0, text))).doesNotContain("'");
    }

    @Test
    void values_with_commas_and_quotes_are_quoted_and_times_have_their_fraction() throws IOException {
        assertThat(written(ResultFormat.csv, line("a,\"b\"", 1, "")))
                .endsWith("\n\"a,\"\"b\"\"\",reversal,S1,P1,Commission,0.01,GBP,Rates,R-0001,30.00,8 %,"
                        + "1970-01-01T00:00:00.000001Z,,\n");
    }

    private static ResultLine line(String reference, long amountMinor, String reason) {
        return new ResultLine(
                reference,
                ResultLine.Kind.REVERSAL,
                "S1",
                "P1",
                "Commission",
                amountMinor,
                CurrencyCode.of("GBP"),
                "Rates",
                "R-0001",
                "30.00",
                "8 %",
                1,
                null,
                reason);
    }

    private static String written(ResultFormat format, ResultLine line) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(out, reader -> reader.accept(line));
        return out.toString(StandardCharsets.UTF_8);
    }
}
