package io.ratebook.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.evaluation.SaleLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineFileTest {
    private static final String LINE = "OR1,sale,2011-03-01T09:30:00Z,15.30,GBP\n";
    private static final String TEXT = ReadSales.TITLES + "\n" + LINE;

    @TempDir
    Path folder = Path.of("");

    @Test
    void a_packed_file_is_recognised_by_its_first_bytes() throws IOException {
        assertThat(ReadSales.of(folder, packed(TEXT), null).only().reference()).isEqualTo("OR1");
    }

    @Test
    void a_packed_file_that_is_cut_off_is_named() throws IOException {
        byte[] whole = packed(TEXT.repeat(50));
        ReadSales read = ReadSales.of(folder, Arrays.copyOf(whole, whole.length - 20), null);
        assertThat(read.problems()).last().asString().contains("a whole gzip file", "cut off or damaged");
    }

    @Test
    void a_mark_before_UTF_8_is_no_part_of_the_first_title() {
        assertThat(ReadSales.of(folder, "\uFEFF" + TEXT).only().reference()).isEqualTo("OR1");
    }

    @Test
    void windows_line_ends_quotes_and_blank_lines_do_not_matter() {
        String text = "\"reference\",\"type\",occurred_at,amount,currency\r\n\r\n" + LINE.replace("\n", "\r\n")
                + "\r\n,,,,\r\n\"OR,2\",sale,2011-03-01T09:30:00Z,15.30,GBP";
        ReadSales read = ReadSales.of(folder, text);
        assertThat(read.problems()).isEmpty();
        assertThat(read.lines()).extracting(SaleLine::reference).containsExactly("OR1", "OR,2");
        assertThat(read.lines()).extracting(SaleLine::lineNumber).containsExactly(3, 6);
    }

    @Test
    void titles_are_found_whatever_their_case_order_and_spaces() {
        ReadSales read = ReadSales.of(
                folder, " Currency ,AMOUNT,Occurred_At,Type,Reference\nGBP,15.30,2011-03-01T09:30:00Z,sale,OR1\n");
        assertThat(read.only().reference()).isEqualTo("OR1");
    }

    @Test
    void an_unknown_title_is_named_with_the_nearest_known_ones() {
        ReadSales read = ReadSales.of(folder, TEXT.replace("currency", "curency,prodct,size"));
        assertThat(read.lines()).isEmpty();
        assertThat(read.problems())
                .hasSize(3)
                .satisfies(
                        problems -> assertThat(problems.get(0))
                                .startsWith("sales.csv:1: curency: expected currency (all titles: reference, type,"),
                        problems -> assertThat(problems.get(1))
                                .startsWith("sales.csv:1: prodct: expected product (all titles:"),
                        problems -> assertThat(problems.get(2))
                                .startsWith("sales.csv:1: size: expected one of reference, type,")
                                .endsWith("attribute.NAME"));
    }

    @Test
    void missing_and_repeated_titles_are_named_all_at_once() {
        ReadSales read = ReadSales.of(folder, "reference,partner,Partner,,type\nOR1,P1,P1,,sale\n");
        assertThat(read.problems())
                .containsExactly(
                        "sales.csv:1: Partner: expected every title once",
                        "sales.csv:1: expected a title in every column",
                        "sales.csv:1: occurred_at: expected this column, which is missing",
                        "sales.csv:1: amount: expected this column, which is missing");
    }

    @Test
    void an_attribute_named_twice_is_a_repeated_title_but_another_case_is_another_attribute() {
        assertThat(ReadSales.of(folder, ReadSales.TITLES + ",attribute.a,attribute.a\n")
                        .problems())
                .containsExactly("sales.csv:1: attribute.a: expected every title once");
        assertThat(ReadSales.of(folder, ReadSales.TITLES + ",attribute.a,Attribute.A\n" + LINE.strip() + ",1,2\n")
                        .only()
                        .attributes())
                .containsEntry("a", "1")
                .containsEntry("A", "2");
    }

    @Test
    void titles_between_semicolons_are_named_as_such() {
        assertThat(ReadSales.of(folder, TEXT.replace(',', ';')).problems())
                .singleElement()
                .asString()
                .endsWith("expected titles separated by commas");
    }

    @Test
    void lines_with_too_few_or_too_many_values_are_named() {
        ReadSales read = ReadSales.of(
                folder, TEXT + "OR2,sale,2011-03-01T09:30:00Z,15.30\nOR3,sale,2011-03-01T09:30:00Z,15.30,GBP,\n");
        assertThat(read.problems())
                .containsExactly(
                        "sales.csv:3: found \"OR2,sale,...\", expected 5 values, one for each title, but the line has 4",
                        "sales.csv:4: found \"OR3,sale,...\", expected 5 values, one for each title, but the line has 6");
    }

    @Test
    void a_quote_that_is_never_closed_is_named_where_it_opens() {
        ReadSales read = ReadSales.of(folder, TEXT + "\"OR2,sale,2011-03-01T09:30:00Z,15.30,GBP\n" + LINE);
        assertThat(read.lines()).hasSize(1);
        assertThat(read.problems())
                .singleElement()
                .asString()
                .startsWith("sales.csv:3: ")
                .contains("opened and never closed");
    }

    @Test
    void an_empty_file_and_one_without_lines_differ() {
        assertThat(ReadSales.of(folder, "").problems())
                .containsExactly("sales.csv: expected a title line with reference, type, occurred_at, amount, but the"
                        + " file is empty");
        assertThat(ReadSales.of(folder, ReadSales.TITLES).problems()).isEmpty();
    }

    @Test
    void every_line_in_another_encoding_is_named() {
        ReadSales read = ReadSales.of(
                folder,
                (TEXT + LINE.replace("OR1", "CAFÉ") + LINE.replace("OR1", "OR3") + LINE.replace("OR1", "ÜBER"))
                        .getBytes(ISO_8859_1),
                null);
        assertThat(read.problems())
                .hasSize(2)
                .satisfies(
                        problems -> assertThat(problems.get(0))
                                .startsWith("sales.csv:3: found \"CAFÉ,sale,")
                                .contains("expected text in UTF-8", "Windows-1252 or Latin-1", "CSV UTF-8"),
                        problems -> assertThat(problems.get(1)).startsWith("sales.csv:5: found \"ÜBER,sale,"));
    }

    @Test
    void UTF_16_a_workbook_and_a_folder_are_called_what_they_are() throws IOException {
        assertThat(ReadSales.of(folder, TEXT.getBytes(UTF_16), null).problems())
                .singleElement()
                .asString()
                .startsWith("sales.csv: found \"text in UTF-16\", expected text in UTF-8");
        assertThat(ReadSales.of(folder, TEXT.getBytes(UTF_16LE), null).problems())
                .singleElement()
                .asString()
                .contains("text in UTF-16");
        assertThat(ReadSales.of(folder, "PK\u0003\u0004".getBytes(UTF_8), null).problems())
                .singleElement()
                .asString()
                .contains("a zip file or workbook");
        assertThat(ReadSales.at(Files.createDirectory(folder.resolve("sub")), null)
                        .problems())
                .singleElement()
                .asString()
                .contains("is a folder");
    }

    @Test
    void a_file_that_is_not_there_is_named_with_its_whole_path() {
        Path nowhere = folder.resolve("nowhere.csv");
        assertThat(ReadSales.at(nowhere, null).problems())
                .containsExactly("nowhere.csv: expected a file, but there is none at " + nowhere);
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
