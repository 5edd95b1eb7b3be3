package io.ratebook.policy.sheet;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.policy.Policy;
import io.ratebook.policy.Problem;
import io.ratebook.policy.Problem.Severity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProblemMarkerTest {
    private static final byte[] BROKEN = new RawWorkbook()
            .sheet(
                    "Rates",
                    asList(
                            asList("Level", "Rate"),
                            asList("Gold", RawWorkbook.percent("-0.05")),
                            asList("Silver", null)))
            .bytes();

    @Test
    @DisplayName("F03: the user's own file comes back with its problems marked at the cells and listed")
    void problems_are_marked_at_their_cells_and_listed() throws IOException {
        List<Problem> problems = WorkbookReader.read(BROKEN).problems();

        byte[] marked = ProblemMarker.mark(BROKEN, problems);

        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(marked))) {
            XSSFSheet rates = workbook.getSheet("Rates");
            XSSFCell negative = rates.getRow(1).getCell(1);
            assertThat(negative.getCellStyle().getFillPattern()).isEqualTo(FillPatternType.SOLID_FOREGROUND);
            assertThat(negative.getCellStyle().getDataFormatString()).isEqualTo("0%");
            assertThat(negative.getCellComment().getString().getString())
                    .isEqualTo("Error: expected a percentage from 0 % to 1,000 %");
            assertThat(rates.getRow(2).getCell(1).getCellComment().getString().getString())
                    .contains("a row without Rate pays nothing");
            XSSFSheet list = workbook.getSheet("Problems");
            assertThat(list.getLastRowNum()).isEqualTo(2);
            assertThat(list.getRow(1).getCell(2).getStringCellValue()).isEqualTo("B2");
            assertThat(list.getRow(2).getCell(3).getStringCellValue()).isEqualTo("row 3");
        }
    }

    @Test
    @DisplayName("F03: uploaded again unchanged, the marked file has the same problems and no others")
    void a_marked_file_has_the_same_problems() {
        List<Problem> problems = WorkbookReader.read(BROKEN).problems();
        byte[] once = ProblemMarker.mark(BROKEN, problems);
        byte[] twice = ProblemMarker.mark(once, WorkbookReader.read(once).problems());

        assertThat(problems).hasSize(2);
        assertThat(WorkbookReader.read(once).problems()).isEqualTo(problems);
        assertThat(WorkbookReader.read(twice).problems()).isEqualTo(problems);
    }

    @Test
    void marks_of_what_was_mended_go_away_and_the_policy_stays() throws IOException {
        byte[] download = WorkbookWriter.write(new RandomPolicy(3).next());
        Policy policy = WorkbookReader.read(download).required();
        Problem imagined = new Problem(Severity.ERROR, "Rates", "B7", "R-1", "Rate", "x", "y", "");

        byte[] marked = ProblemMarker.mark(download, List.of(imagined));
        byte[] unmarked = ProblemMarker.mark(marked, List.of());

        assertThat(WorkbookReader.read(marked).required()).isEqualTo(policy);
        assertThat(WorkbookReader.read(unmarked).required()).isEqualTo(policy);
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(unmarked))) {
            assertThat(workbook.getSheet("Rates").getCellComments()).isEmpty();
            assertThat(workbook.getSheet("Rates")
                            .getRow(6)
                            .getCell(1)
                            .getCellStyle()
                            .getFillPattern())
                    .isEqualTo(FillPatternType.NO_FILL);
        }
    }

    @Test
    void a_file_that_cannot_be_marked_is_refused_with_the_reason() {
        assertThatThrownBy(() -> ProblemMarker.mark("a,b".getBytes(StandardCharsets.UTF_8), List.of()))
                .isInstanceOf(UnmarkableFileException.class)
                .hasMessage("cannot mark a text file such as CSV: expected an .xlsx workbook");
        byte[] large = new RawWorkbook()
                .rawSheet("Rates", "<sheetData>" + "<row><c/></row>".repeat(2_400_000) + "</sheetData>")
                .bytes();
        assertThatThrownBy(() -> ProblemMarker.mark(large, List.of()))
                .isInstanceOf(UnmarkableFileException.class)
                .hasMessageContaining("too large to be marked: expected at most 32 MB unpacked");
    }
}
