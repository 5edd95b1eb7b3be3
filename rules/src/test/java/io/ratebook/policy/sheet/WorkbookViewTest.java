package io.ratebook.policy.sheet;

import static io.ratebook.policy.sheet.RawWorkbook.number;
import static io.ratebook.policy.sheet.RawWorkbook.percent;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WorkbookViewTest {
    @Test
    @DisplayName("F03: every cell is shown with its address as a person reads it, also what no policy understands")
    void every_cell_is_shown_with_its_address() {
        byte[] workbook = new RawWorkbook()
                .sheet(
                        "Rates",
                        List.of(
                                List.of("Level", "Rate", "From"),
                                List.of("Gold", percent("0.070000000000000007"), number("46053", 2)),
                                List.of("<c t=\"b\"><v>1</v></c>", "<c t=\"e\"><v>#N/A</v></c>", number("12.5", 5)),
                                List.of("<c><f>[1]Sheet1!A1</f></c>")))
                .sheet("Notes", List.of(List.of("anything")))
                .bytes();

        List<SheetView> sheets = WorkbookView.of(workbook);

        assertThat(sheets).extracting(SheetView::name).containsExactly("Rates", "Notes");
        assertThat(texts(sheets.get(0)))
                .containsExactly(
                        "A1 TEXT Level",
                        "B1 TEXT Rate",
                        "C1 TEXT From",
                        "A2 TEXT Gold",
                        "B2 PERCENT 7 %",
                        "C2 DATE 2026-01-31",
                        "A3 BOOLEAN TRUE",
                        "B3 ERROR #N/A",
                        "C3 NUMBER 12.5",
                        "A4 ERROR =[1]Sheet1!A1");
    }

    private static List<String> texts(SheetView sheet) {
        List<String> texts = new ArrayList<>();
        sheet.rows().forEach(row -> row.cells()
                .forEach(cell -> texts.add(cell.at() + " " + cell.kind() + " " + cell.text())));
        return texts;
    }

    @Test
    void widths_are_shown_in_characters() {
        byte[] workbook = new RawWorkbook()
                .rawSheet(
                        "Rates",
                        "<cols><col min=\"1\" max=\"2\" width=\"12.7109375\"/><col min=\"4\" max=\"16384\""
                                + " width=\"300\"/></cols><sheetData><row><c><v>1</v></c></row></sheetData>")
                .bytes();

        List<Integer> columns = WorkbookView.of(workbook).get(0).columns();

        assertThat(columns.subList(0, 4)).containsExactly(12, 12, 0, 255);
        assertThat(columns).hasSize(Limits.COLUMNS);
    }

    @Test
    void a_large_workbook_is_shown_from_the_top_and_says_how_much_is_left_off() {
        String row = "<row>" + "<c><v>1</v></c>".repeat(50) + "</row>";
        RawWorkbook workbook = new RawWorkbook();
        for (String name : List.of("Rates A", "Rates B")) {
            workbook.rawSheet(name, "<sheetData>" + row.repeat(3_000) + "</sheetData>");
        }

        List<SheetView> sheets = WorkbookView.of(workbook.bytes());

        assertThat(sheets.get(0).rowsLeftOff()).isZero();
        assertThat(sheets.get(1).rows()).hasSize(1_000);
        assertThat(sheets.get(1).rowsLeftOff()).isEqualTo(2_000);
    }

    @Test
    void of_a_file_that_is_no_workbook_nothing_is_shown() {
        assertThat(WorkbookView.of(new byte[] {'P', 'K', 3, 4, 0, 0, 0})).isEmpty();
    }
}
