package io.ratebook.policy.sheet;

import io.ratebook.policy.sheet.Styles.Side;
import io.ratebook.policy.sheet.TablePlan.Planned;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** Draws one table: title, reading, WHEN and THEN, titles, the grey row, data, drop-downs, protected headers. */
final class TableWriter {
    private static final int READING_ROW = 1;
    private static final int BANNER_ROW = 3;
    private static final int TITLE_ROW = 4;
    private static final int HINT_ROW = 5;
    private static final int FIRST_DATA_ROW = 6;

    /** Longest list that stands in the validation itself; longer ones stand in the hidden sheet. */
    private static final int INLINE_LIST_MAX = 200;

    private static final int HINT_LINE_POINTS = 13;
    private static final int STORED_DIGITS = 15;
    private static final int WIDTH_UNIT = 256;

    private final SXSSFWorkbook workbook;
    private final Styles styles;
    private final Lists lists;

    TableWriter(SXSSFWorkbook workbook, Styles styles, Lists lists) {
        this.workbook = workbook;
        this.styles = styles;
        this.lists = lists;
    }

    void write(TablePlan plan) {
        SXSSFSheet sheet = workbook.createSheet(plan.sheet());
        setUpColumns(sheet, plan);
        fitPage(sheet);
        writeHeader(sheet, plan);
        int row = FIRST_DATA_ROW;
        for (Map<String, Value> values : plan.rows()) {
            writeRow(sheet.createRow(row++), plan.columns(), values);
        }
        sheet.createFreezePane(1, FIRST_DATA_ROW);
        addDropDowns(sheet, plan.columns());
        Protection.lockHeaders(workbook, sheet, plan.columns().size(), styles.data(Look.NUMBER));
    }

    private void setUpColumns(SXSSFSheet sheet, TablePlan plan) {
        for (int i = 0; i < plan.columns().size(); i++) {
            Planned column = plan.columns().get(i);
            sheet.setDefaultColumnStyle(i, styles.data(column.look()));
            sheet.setColumnWidth(i, ColumnWidths.of(column, plan.rows()) * WIDTH_UNIT);
        }
    }

    /** Printed, a table stands on pages one sheet wide. */
    static void fitPage(SXSSFSheet sheet) {
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setFitWidth((short) 1);
        sheet.getPrintSetup().setFitHeight((short) 0);
    }

    private void writeHeader(SXSSFSheet sheet, TablePlan plan) {
        text(sheet.createRow(0), 0, plan.sheet(), styles.heading());
        if (plan.reading() != null) {
            Row row = sheet.createRow(READING_ROW);
            text(row, 0, "Rows are read", styles.text());
            row.createCell(1).setCellValue(plan.reading());
            row.getCell(1).setCellStyle(styles.data(Look.TEXT));
        }
        writeBanners(sheet, plan.columns());
        Row titles = sheet.createRow(TITLE_ROW);
        Row hints = sheet.createRow(HINT_ROW);
        int hintLines = 1;
        for (int i = 0; i < plan.columns().size(); i++) {
            Planned column = plan.columns().get(i);
            text(titles, i, column.title(), styles.title(column.side()));
            text(hints, i, column.hint(), styles.hint());
            int width = ColumnWidths.of(column, plan.rows());
            hintLines = Math.max(hintLines, ColumnWidths.lines(column.hint(), width));
        }
        hints.setHeightInPoints(hintLines * HINT_LINE_POINTS);
    }

    private void writeBanners(SXSSFSheet sheet, List<Planned> columns) {
        Row row = sheet.createRow(BANNER_ROW);
        int start = 0;
        for (int i = 1; i <= columns.size(); i++) {
            Side side = columns.get(start).side();
            if (i == columns.size() || columns.get(i).side() != side) {
                writeBanner(sheet, row, side, start, i - 1);
                start = i;
            }
        }
    }

    private void writeBanner(SXSSFSheet sheet, Row row, Side side, int first, int last) {
        for (int i = first; i <= last; i++) {
            row.createCell(i).setCellStyle(styles.banner(side));
        }
        if (side != Side.ID) {
            row.getCell(first).setCellValue(side.name());
        }
        if (last > first) {
            sheet.addMergedRegionUnsafe(new CellRangeAddress(row.getRowNum(), row.getRowNum(), first, last));
        }
    }

    private static void text(Row row, int column, String text, org.apache.poi.ss.usermodel.CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellValue(Escapes.encoded(text));
        cell.setCellStyle(style);
    }

    private void writeRow(Row row, List<Planned> columns, Map<String, Value> values) {
        for (int i = 0; i < columns.size(); i++) {
            Value value = values.get(columns.get(i).title());
            if (value != null) {
                write(row.createCell(i), value);
            }
        }
    }

    private void write(Cell cell, Value value) {
        if (value instanceof Value.Words words) {
            cell.setCellValue(Escapes.encoded(words.text()));
            cell.setCellStyle(styles.data(Look.TEXT));
        } else if (value instanceof Value.Day day) {
            cell.setCellValue(day.date());
            cell.setCellStyle(styles.data(Look.DATE));
        } else if (value instanceof Value.Number number) {
            write(cell, number);
        }
    }

    /** A number of up to 15 digits survives being stored by a spreadsheet; a longer one is written as text. */
    private void write(Cell cell, Value.Number number) {
        boolean percent = number.look() == Look.PERCENT;
        BigDecimal stored = percent ? number.value().movePointLeft(2) : number.value();
        if (stored.stripTrailingZeros().precision() > STORED_DIGITS) {
            cell.setCellValue(number.value().toPlainString() + (percent ? " %" : ""));
            cell.setCellStyle(styles.data(Look.TEXT));
        } else {
            cell.setCellValue(stored.doubleValue());
            cell.setCellStyle(styles.data(number.look()));
        }
    }

    private void addDropDowns(SXSSFSheet sheet, List<Planned> columns) {
        DataValidationHelper helper = sheet.getDataValidationHelper();
        for (int i = 0; i < columns.size(); i++) {
            Planned column = columns.get(i);
            if (column.offered().isEmpty()) {
                continue;
            }
            CellRangeAddressList area = new CellRangeAddressList(FIRST_DATA_ROW, Limits.ROWS - 1, i, i);
            DataValidation validation = helper.createValidation(
                    isShort(column.offered())
                            ? helper.createExplicitListConstraint(
                                    column.offered().toArray(String[]::new))
                            : helper.createFormulaListConstraint(lists.rangeOf(column.title(), column.offered())),
                    area);
            validation.setSuppressDropDownArrow(true);
            validation.setEmptyCellAllowed(true);
            validation.setShowErrorBox(column.closed());
            sheet.addValidationData(validation);
        }
    }

    private static boolean isShort(List<String> offered) {
        return String.join(",", offered).length() <= INLINE_LIST_MAX
                && offered.stream().noneMatch(word -> word.contains(",") || word.contains("\""));
    }
}
