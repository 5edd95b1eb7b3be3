package io.ratebook.policy.sheet;

import io.ratebook.policy.Problem;
import java.util.List;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** The sheet that lists all problems of a workbook; reading ignores it. */
final class ProblemsSheet {
    private static final List<String> TITLES =
            List.of("Kind", "Sheet", "Cell", "Row", "Column", "Found", "Expected", "Suggestion");
    private static final int[] WIDTHS = {10, 16, 8, 12, 20, 30, 60, 60};
    private static final int WIDTH_UNIT = 256;

    private ProblemsSheet() {}

    static void write(XSSFWorkbook workbook, List<Problem> problems) {
        int old = workbook.getSheetIndex(SheetRole.PROBLEMS);
        if (old >= 0) {
            workbook.removeSheetAt(old);
        }
        XSSFSheet sheet = workbook.createSheet(SheetRole.PROBLEMS);
        XSSFRow titles = sheet.createRow(0);
        for (int i = 0; i < TITLES.size(); i++) {
            sheet.setColumnWidth(i, WIDTHS[i] * WIDTH_UNIT);
            titles.createCell(i).setCellValue(TITLES.get(i));
            titles.getCell(i).setCellStyle(bold(workbook));
        }
        sheet.createFreezePane(0, 1);
        int number = 1;
        for (Problem problem : problems) {
            if (number < Limits.ROWS) {
                write(sheet.createRow(number++), problem);
            }
        }
        workbook.setActiveSheet(workbook.getSheetIndex(sheet));
    }

    private static XSSFCellStyle bold(XSSFWorkbook workbook) {
        Font font = workbook.createFont();
        font.setBold(true);
        XSSFCellStyle style = workbook.createCellStyle();
        style.setFont(font);
        return style;
    }

    private static void write(XSSFRow row, Problem problem) {
        set(row, 0, problem.isError() ? "error" : "warning");
        set(row, 1, problem.sheet());
        set(row, 2, problem.cell());
        set(row, 3, problem.row());
        set(row, 4, problem.column());
        set(row, 5, problem.found());
        set(row, 6, problem.expected());
        set(row, 7, problem.suggestion());
    }

    private static void set(XSSFRow row, int column, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            row.createCell(column).setCellValue(Escapes.encoded(text));
        }
    }
}
