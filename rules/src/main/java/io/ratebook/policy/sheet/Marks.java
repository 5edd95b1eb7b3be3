package io.ratebook.policy.sheet;

import io.ratebook.policy.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xssf.usermodel.extensions.XSSFCellFill;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTFill;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STPatternType;

/** Colours and notes at cells. The number format stays: it says whether a number is a percentage. */
final class Marks {
    private static final String AUTHOR = "Ratebook";
    private static final byte[] ERROR = {(byte) 0xFF, (byte) 0xA8, (byte) 0xA0};
    private static final byte[] WARNING = {(byte) 0xFF, (byte) 0xE6, (byte) 0x8A};
    private static final int NOTE_COLUMNS = 4;
    private static final int NOTE_ROWS = 7;
    private static final int NOTE_LENGTH_MAX = 1_000;

    private record Look(int style, boolean error) {}

    private final XSSFWorkbook workbook;
    private final Map<Look, XSSFCellStyle> styles = new HashMap<>();

    Marks(XSSFWorkbook workbook) {
        this.workbook = workbook;
        ensureFills();
    }

    /** A workbook of a sparing program may have no fills at all; the first two are reserved by the format. */
    private void ensureFills() {
        if (workbook.getStylesSource().getFills().isEmpty()) {
            for (STPatternType.Enum reserved : List.of(STPatternType.NONE, STPatternType.GRAY_125)) {
                CTFill fill = CTFill.Factory.newInstance();
                fill.addNewPatternFill().setPatternType(reserved);
                workbook.getStylesSource()
                        .putFill(new XSSFCellFill(
                                fill, workbook.getStylesSource().getIndexedColors()));
            }
        }
    }

    /** Takes the notes and colours of an earlier marking away; notes of people stay. */
    void removeOld() {
        for (Sheet tab : workbook) {
            XSSFSheet sheet = (XSSFSheet) tab;
            List<CellAddress> old = new ArrayList<>();
            sheet.getCellComments().forEach((address, comment) -> {
                if (AUTHOR.equals(comment.getAuthor())) {
                    old.add(address);
                }
            });
            for (CellAddress address : old) {
                XSSFRow row = sheet.getRow(address.getRow());
                XSSFCell cell = row == null ? null : row.getCell(address.getColumn());
                if (cell != null) {
                    cell.removeCellComment();
                    unfill(cell);
                }
            }
        }
    }

    private void unfill(XSSFCell cell) {
        XSSFColor colour = cell.getCellStyle().getFillForegroundXSSFColor();
        byte[] rgb = colour == null ? null : colour.getRGB();
        if (Arrays.equals(rgb, ERROR) || Arrays.equals(rgb, WARNING)) {
            XSSFCellStyle plain = copied(cell.getCellStyle());
            plain.setFillPattern(FillPatternType.NO_FILL);
            cell.setCellStyle(plain);
        }
    }

    void mark(XSSFSheet sheet, CellReference place, List<Problem> problems) {
        XSSFRow row = sheet.getRow(place.getRow());
        if (row == null) {
            row = sheet.createRow(place.getRow());
        }
        XSSFCell cell = row.getCell(place.getCol());
        if (cell == null) {
            cell = row.createCell(place.getCol());
        }
        boolean error = problems.stream().anyMatch(Problem::isError);
        cell.setCellStyle(filled(cell.getCellStyle(), error));
        note(sheet, cell, problems);
    }

    private XSSFCellStyle filled(XSSFCellStyle from, boolean error) {
        return styles.computeIfAbsent(new Look(from.getIndex(), error), unused -> {
            XSSFCellStyle style = copied(from);
            style.setFillForegroundColor(new XSSFColor(error ? ERROR : WARNING));
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            return style;
        });
    }

    /** Not cloneStyleFrom, which needs named styles; workbooks of other programs may have none. */
    private static XSSFCellStyle copied(XSSFCellStyle from) {
        return from.copy();
    }

    private static void note(XSSFSheet sheet, XSSFCell cell, List<Problem> problems) {
        if (cell.getCellComment() != null) {
            return; // a person's own note stays as it is; the list has the problem
        }
        StringBuilder text = new StringBuilder();
        problems.forEach(problem -> text.append(sentence(problem)).append('\n'));
        int row = cell.getRowIndex();
        int column = cell.getColumnIndex() + 1;
        XSSFClientAnchor anchor = new XSSFClientAnchor(0, 0, 0, 0, column, row, column + NOTE_COLUMNS, row + NOTE_ROWS);
        XSSFComment comment = sheet.createDrawingPatriarch().createCellComment(anchor);
        comment.setString(Text.shortened(text.toString().strip(), NOTE_LENGTH_MAX));
        comment.setAuthor(AUTHOR);
        cell.setCellComment(comment);
    }

    private static String sentence(Problem problem) {
        String mend = problem.suggestion().isEmpty() ? "" : " (" + problem.suggestion() + ")";
        return (problem.isError() ? "Error: expected " : "Warning: expected ") + problem.expected() + mend;
    }
}
