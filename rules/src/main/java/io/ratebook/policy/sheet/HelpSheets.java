package io.ratebook.policy.sheet;

import io.ratebook.policy.PolicySettings;
import io.ratebook.policy.sheet.Lists.Listed;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Draws the Instructions sheet, and the hidden sheet with row ids, base and lists. */
final class HelpSheets {
    private static final int WIDTH = 120 * 256;

    private HelpSheets() {}

    static void writeInstructions(SXSSFWorkbook workbook, Styles styles) {
        SXSSFSheet sheet = workbook.createSheet(SheetRole.INSTRUCTIONS);
        sheet.setColumnWidth(0, WIDTH);
        int number = 0;
        for (String line : Instructions.LINES) {
            boolean heading = line.startsWith("# ");
            Cell cell = sheet.createRow(number++).createCell(0);
            cell.setCellValue(heading ? line.substring(2) : line);
            cell.setCellStyle(heading ? styles.heading() : styles.text());
        }
        sheet.protectSheet("");
    }

    static void writeMeta(SXSSFWorkbook workbook, PolicySettings settings, List<TablePlan> tables, Lists lists) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(MetaSheet.FORMAT, MetaSheet.FORMAT_1));
        if (settings.basedOnVersion() != null) {
            lines.add(List.of(MetaSheet.VERSION, settings.basedOnVersion().toString()));
        }
        if (settings.basedOnHash() != null) {
            lines.add(List.of(MetaSheet.HASH, settings.basedOnHash()));
        }
        for (TablePlan table : tables) {
            table.rows().forEach(row -> addId(lines, table.sheet(), row.get(TableForm.ROW)));
        }
        SXSSFSheet sheet = workbook.createSheet(SheetRole.META);
        int rows = Math.min(Math.max(lines.size(), longest(lists) + 1), Limits.ROWS);
        for (int i = 0; i < rows; i++) {
            Row row = sheet.createRow(i);
            if (i < lines.size()) {
                write(row, 0, lines.get(i));
            }
            writeLists(row, i, lists);
        }
        workbook.setSheetHidden(workbook.getSheetIndex(sheet), true);
    }

    private static void addId(List<List<String>> lines, String sheet, @Nullable Value id) {
        if (id instanceof Value.Words words) {
            lines.add(List.of(MetaSheet.ROW_ID, words.text(), sheet));
        }
    }

    private static int longest(Lists lists) {
        return lists.all().stream().mapToInt(list -> list.words().size()).max().orElse(0);
    }

    private static void write(Row row, int column, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            row.createCell(column + i).setCellValue(Escapes.encoded(texts.get(i)));
        }
    }

    private static void writeLists(Row row, int line, Lists lists) {
        for (int i = 0; i < lists.all().size(); i++) {
            Listed list = lists.all().get(i);
            if (line == 0) {
                row.createCell(Lists.FIRST_COLUMN + i).setCellValue(list.title());
            } else if (line <= list.words().size()) {
                row.createCell(Lists.FIRST_COLUMN + i)
                        .setCellValue(Escapes.encoded(list.words().get(line - 1)));
            }
        }
    }
}
