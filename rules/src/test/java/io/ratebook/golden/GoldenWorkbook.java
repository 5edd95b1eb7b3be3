package io.ratebook.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.policy.Policy;
import io.ratebook.policy.sheet.ReadPolicy;
import io.ratebook.policy.sheet.WorkbookReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Makes a workbook of the text tables, as a person typing them would, and reads it. */
final class GoldenWorkbook {
    private GoldenWorkbook() {}

    static Policy policy(List<GoldenTable> tables) {
        ReadPolicy read = WorkbookReader.read(bytes(tables));
        assertThat(read.hasErrors()).as("%s", read.problems()).isFalse();
        return read.required();
    }

    private static byte[] bytes(List<GoldenTable> tables) {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            CellStyle day = workbook.createCellStyle();
            day.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
            for (GoldenTable table : tables) {
                XSSFSheet sheet = workbook.createSheet(table.name());
                sheet.createRow(0).createCell(0).setCellValue(table.name());
                for (int i = 0; i < table.rows().size(); i++) {
                    write(table.rows().get(i), sheet.createRow(i + 1), day);
                }
            }
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void write(List<String> cells, XSSFRow row, CellStyle day) {
        for (int i = 0; i < cells.size(); i++) {
            String text = cells.get(i);
            XSSFCell cell = row.createCell(i);
            if (text.matches("-?\\d+(\\.\\d+)?")) {
                cell.setCellValue(Double.parseDouble(text));
            } else if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
                cell.setCellValue(LocalDate.parse(text));
                cell.setCellStyle(day);
            } else if (!text.isEmpty()) {
                cell.setCellValue(text);
            }
        }
    }
}
