package io.ratebook.policy.sheet;

import io.ratebook.policy.PolicySettings;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** Draws the Policy sheet. */
final class SettingsWriter {
    private static final Map<String, String> REMARKS = Map.ofEntries(
            Map.entry(PolicySheet.TITLE, "for people"),
            Map.entry(PolicySheet.PROGRAM, "the program's code"),
            Map.entry(PolicySheet.CURRENCY, "ISO 4217, as EUR; blank = the program's"),
            Map.entry(PolicySheet.TIME_ZONE, "as Europe/London; blank = the program's"),
            Map.entry(PolicySheet.VALID_FROM, "a proposal"),
            Map.entry(PolicySheet.APPLIES_TO, "from now on"),
            Map.entry(PolicySheet.REACTIVATED_AFTER, "a customer away for so many days is reactivated"),
            Map.entry(PolicySheet.DRL, "names of DRL sets that come with the product; usually blank"),
            Map.entry(PolicySheet.NOTE, "for people"),
            Map.entry(PolicySheet.VERSION, "leave as it is"),
            Map.entry(PolicySheet.HASH, "leave as it is"));
    private static final int VALUE_WIDTH = 70;
    private static final int LINE_POINTS = 15;

    /** The format's own limit; a taller row is a damaged file. */
    private static final int ROW_POINTS_MAX = 409;

    private static final int WIDTH_UNIT = 256;

    private final SXSSFWorkbook workbook;
    private final Styles styles;

    SettingsWriter(SXSSFWorkbook workbook, Styles styles) {
        this.workbook = workbook;
        this.styles = styles;
    }

    void write(PolicySettings settings) {
        SXSSFSheet sheet = workbook.createSheet(SheetRole.POLICY);
        sheet.setColumnWidth(0, 24 * WIDTH_UNIT);
        sheet.setColumnWidth(1, VALUE_WIDTH * WIDTH_UNIT);
        sheet.setColumnWidth(2, 52 * WIDTH_UNIT);
        Row title = sheet.createRow(0);
        title.createCell(0).setCellValue(SheetRole.POLICY);
        title.getCell(0).setCellStyle(styles.heading());
        int number = 2;
        for (String setting : PolicySheet.SETTINGS) {
            write(sheet.createRow(number++), setting, settings);
        }
        TableWriter.fitPage(sheet);
        Protection.lockHeaders(workbook, sheet, 3, styles.data(Look.NUMBER));
    }

    private void write(Row row, String setting, PolicySettings settings) {
        row.createCell(0).setCellValue(setting);
        row.getCell(0).setCellStyle(styles.title(Styles.Side.NOTES));
        Cell value = row.createCell(1);
        value.setCellStyle(styles.data(look(setting)));
        String text = PolicySheet.written(setting, settings);
        if (setting.equals(PolicySheet.VALID_FROM) && settings.validFrom() != null) {
            value.setCellValue(settings.validFrom());
        } else if (look(setting) == Look.NUMBER && text != null) {
            value.setCellValue(Integer.parseInt(text));
        } else if (text != null && !text.isEmpty()) {
            value.setCellValue(Escapes.encoded(text));
            value.setCellStyle(styles.note());
            row.setHeightInPoints(Math.min(ROW_POINTS_MAX, LINE_POINTS * ColumnWidths.lines(text, VALUE_WIDTH)));
        }
        Cell remark = row.createCell(2);
        remark.setCellValue(REMARKS.getOrDefault(setting, ""));
        remark.setCellStyle(styles.hint());
    }

    private static Look look(String setting) {
        return switch (setting) {
            case PolicySheet.VALID_FROM -> Look.DATE;
            case PolicySheet.REACTIVATED_AFTER, PolicySheet.VERSION -> Look.NUMBER;
            default -> Look.TEXT;
        };
    }
}
